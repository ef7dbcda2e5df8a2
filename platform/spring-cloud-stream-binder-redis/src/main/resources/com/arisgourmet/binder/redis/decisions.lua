-- What was decided on dead letters of the streams whose lease the owner holds at this moment: those to be tried again, now
-- pending for this consumer, and the keys that still wait.
-- KEYS: lease, retries and keys that wait of each stream in turn. ARGV: owner ('' = no lease needed), group, consumer, most retries a stream.
-- Each answer is {number of the stream from 0, retries, keys}.
local found = {}
for i = 1, #KEYS, 3 do
  if ARGV[1] == '' or redis.call('GET', KEYS[i]) == ARGV[1] then
    local retries = {}
    if redis.call('EXISTS', KEYS[i + 1]) == 1 then
      local reply =
        redis.call('XREADGROUP', 'GROUP', ARGV[2], ARGV[3], 'COUNT', ARGV[4], 'STREAMS', KEYS[i + 1], '>')
      retries = reply and reply[1][2] or {}
    end
    found[#found + 1] = { (i - 1) / 3, retries, redis.call('HKEYS', KEYS[i + 2]) }
  end
end
return found
