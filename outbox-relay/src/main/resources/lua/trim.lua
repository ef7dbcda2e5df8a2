-- Removes what is older than the window and read by every registered group; past the cap, what is oldest.
-- KEYS  stream
-- ARGV  first entry id of the window, most entries the stream may have
-- Answers {entries removed, groups that lost unread entries...}
local stream, window, cap = KEYS[1], ARGV[1], tonumber(ARGV[2])
if redis.call('EXISTS', stream) == 0 then return {'0'} end

local function before(a, b)
  local am, as = a:match('^(%d+)-(%d+)$')
  local bm, bs = b:match('^(%d+)-(%d+)$')
  am, as, bm, bs = tonumber(am), tonumber(as), tonumber(bm), tonumber(bs)
  return am < bm or (am == bm and as < bs)
end

-- The oldest entry each group still needs: what it was given and has not acknowledged, else what it was given last.
local needs = {}
local floor = window
for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
  local fields = {}
  for i = 1, #group, 2 do fields[group[i]] = group[i + 1] end
  local oldest = redis.call('XPENDING', stream, fields['name'])[2]
  local needed = oldest or fields['last-delivered-id']
  needs[fields['name']] = needed
  if before(needed, floor) then floor = needed end
end

local removed = redis.call('XTRIM', stream, 'MINID', '~', floor)
local evicted = {}
if redis.call('XLEN', stream) > cap then
  removed = removed + redis.call('XTRIM', stream, 'MAXLEN', '~', cap)
  local first = redis.call('XRANGE', stream, '-', '+', 'COUNT', 1)[1]
  for name, needed in pairs(needs) do
    if first and before(needed, first[1]) then evicted[#evicted + 1] = name end
  end
end
return {tostring(removed), unpack(evicted)}
