-- New entries of the streams whose lease the owner holds at this moment; other streams are left alone.
-- KEYS: lease and stream of each shard in turn. ARGV: owner, group, consumer, most entries a stream.
-- Each answer is {stream, entries}, or {stream, error} for a stream that failed: entries already read for others must not be lost.
local found = {}
for i = 1, #KEYS, 2 do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    local reply =
      redis.pcall('XREADGROUP', 'GROUP', ARGV[2], ARGV[3], 'COUNT', ARGV[4], 'STREAMS', KEYS[i + 1], '>')
    if reply and reply.err then
      found[#found + 1] = { KEYS[i + 1], reply.err }
    elseif reply then
      found[#found + 1] = { KEYS[i + 1], reply[1][2] }
    end
  end
end
return found
