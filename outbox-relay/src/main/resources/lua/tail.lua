-- Which events the entries after an id carry, oldest first.
-- KEYS  stream
-- ARGV  entry id, most entries
-- Answers {entry id, event id, entry id, event id...}; an entry without an event id answers ''
local answer = {}
for _, entry in ipairs(redis.call('XRANGE', KEYS[1], '(' .. ARGV[1], '+', 'COUNT', ARGV[2])) do
  local fields, event = entry[2], ''
  for i = 1, #fields, 2 do
    if fields[i] == 'id' then event = fields[i + 1] end
  end
  answer[#answer + 1] = entry[1]
  answer[#answer + 1] = event
end
return answer
