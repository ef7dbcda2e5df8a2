-- How a stream is doing. KEYS: stream.
-- Answers its length and then {name, pending, lag or -1 where the server does not tell it, age in ms of the oldest entry that is not
-- done with} of each group.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return { 0 }
end
local clock = redis.call('TIME')
local now = clock[1] * 1000 + math.floor(clock[2] / 1000)
local answer = { redis.call('XLEN', KEYS[1]) }
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #info, 2 do
    group[info[i]] = info[i + 1]
  end
  local oldest = redis.call('XPENDING', KEYS[1], group.name)[2]
  if not oldest then
    local unread = redis.call('XRANGE', KEYS[1], '(' .. group['last-delivered-id'], '+', 'COUNT', 1)[1]
    oldest = unread and unread[1]
  end
  local age = oldest and math.max(0, now - tonumber(string.match(oldest, '^%d+'))) or 0
  answer[#answer + 1] = { group.name, group.pending, group.lag or -1, age }
end
return answer
