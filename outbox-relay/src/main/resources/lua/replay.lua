-- Adds a batch to a side stream, or nothing at all, and makes its group.
-- KEYS  side stream
-- ARGV  group, most entries the stream may have, seconds it lives, number of entries,
--       then for each entry the number of its fields and values, and these
-- Answers the number of entries added, 0 if there is no room for them
local stream, group = KEYS[1], ARGV[1]
local cap, life, count = tonumber(ARGV[2]), tonumber(ARGV[3]), tonumber(ARGV[4])

if redis.call('XLEN', stream) + count > cap then return 0 end

local at = 5
while at <= #ARGV do
  local size = tonumber(ARGV[at])
  redis.call('XADD', stream, '*', unpack(ARGV, at + 1, at + size))
  at = at + size + 1
end

local known = false
for _, found in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
  for i = 1, #found, 2 do
    if found[i] == 'name' and found[i + 1] == group then known = true end
  end
end
if not known then redis.call('XGROUP', 'CREATE', stream, group, '0') end
redis.call('EXPIRE', stream, life)
return count
