-- Whether the stream was trimmed beyond what a group had read: the last entry it was given is gone, and there are newer ones. Trimming
-- that minds groups keeps that entry. KEYS: stream. ARGV: group. Answers its id, or nothing.
if redis.call('EXISTS', KEYS[1]) == 0 then
  return {}
end
local first = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
for _, info in ipairs(redis.call('XINFO', 'GROUPS', KEYS[1])) do
  local group = {}
  for i = 1, #info, 2 do
    group[info[i]] = info[i + 1]
  end
  local read = group['last-delivered-id']
  if group.name == ARGV[1] and read ~= '0-0' and first then
    local before = redis.call('XRANGE', KEYS[1], '-', read, 'COUNT', 1)[1]
    return before and {} or { read }
  end
end
return {}
