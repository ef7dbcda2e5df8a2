-- Removes what is older than the window and read by every registered group; past the cap, what is oldest. A call removes
-- some ten thousand entries at most.
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

local function next_after(id)
  local entry = redis.call('XRANGE', stream, '(' .. id, '+', 'COUNT', 1)[1]
  return entry and entry[1]
end

-- What each group has read: all before the oldest entry it was given and has not acknowledged, else up to the last it was given.
local groups = {}
local floor = window
for _, group in ipairs(redis.call('XINFO', 'GROUPS', stream)) do
  local fields = {}
  for i = 1, #group, 2 do fields[group[i]] = group[i + 1] end
  local read = redis.call('XPENDING', stream, fields['name'])[2] or fields['last-delivered-id']
  groups[#groups + 1] = {name = fields['name'], delivered = fields['last-delivered-id']}
  if before(read, floor) then floor = read end
end

local removed = redis.call('XTRIM', stream, 'MINID', '~', floor)
local evicted = {}
if redis.call('XLEN', stream) > cap then
  local oldest = next_after('0-0')
  for _, group in ipairs(groups) do
    -- The first entry still there that it has not finished with; what is gone already can't be lost once more.
    local pending = redis.call('XPENDING', stream, group.name, oldest, '+', 1)[1]
    group.needs = pending and pending[1] or next_after(group.delivered)
  end
  removed = removed + redis.call('XTRIM', stream, 'MAXLEN', '~', cap)
  oldest = next_after('0-0')
  for _, group in ipairs(groups) do
    if group.needs and (not oldest or before(group.needs, oldest)) then evicted[#evicted + 1] = group.name end
  end
end
return {tostring(removed), unpack(evicted)}
