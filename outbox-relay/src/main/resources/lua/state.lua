-- How long a stream is and how far behind the group is that is furthest behind. Only reads.
-- KEYS  stream
-- Answers {entries, name of that group or '', age in milliseconds of the oldest entry it has not finished with}
local stream = KEYS[1]
if redis.call('EXISTS', stream) == 0 then return {'0', '', '0'} end

local clock = redis.call('TIME')
local now = tonumber(clock[1]) * 1000 + math.floor(tonumber(clock[2]) / 1000)
local slowest, most = '', 0
for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
  local fields = {}
  for i = 1, #group, 2 do fields[group[i]] = group[i + 1] end
  local oldest = redis.call('XPENDING', stream, fields['name'])[2]
  if not oldest then
    local next = redis.call('XRANGE', stream, '(' .. fields['last-delivered-id'], '+', 'COUNT', 1)[1]
    oldest = next and next[1]
  end
  local age = oldest and now - tonumber(oldest:match('^%d+')) or 0
  if slowest == '' or age > most then slowest, most = fields['name'], math.max(age, 0) end
end
return {tostring(redis.call('XLEN', stream)), slowest, string.format('%d', most)}
