-- Adds a batch to a shard's stream, or nothing at all. What makes it so: see EventStream.
-- KEYS  stream, fence
-- ARGV  token, epoch, highest token acknowledged so far, highest entry id acknowledged so far,
--       then for each entry the number of its fields and values, and these
-- Answers {PUBLISHED, entry id...} | {FENCED, token, epoch} | {LOST, token, last entry id}
local stream, fence = KEYS[1], KEYS[2]
local token, epoch = ARGV[1], ARGV[2]
local acknowledged, expected = tonumber(ARGV[3]), ARGV[4]

local function before(a, b)
  local am, as = a:match('^(%d+)-(%d+)$')
  local bm, bs = b:match('^(%d+)-(%d+)$')
  am, as, bm, bs = tonumber(am), tonumber(as), tonumber(bm), tonumber(bs)
  return am < bm or (am == bm and as < bs)
end

local function last_entry()
  local kind = redis.call('TYPE', stream).ok
  if kind == 'none' then return '0-0' end
  local info = redis.call('XINFO', 'STREAM', stream)
  for i = 1, #info, 2 do
    if info[i] == 'last-generated-id' then return info[i + 1] end
  end
end

local held = redis.call('HMGET', fence, 'token', 'epoch')
local held_token, held_epoch = held[1] or '0', held[2] or '0'
if tonumber(held_token) > tonumber(token) then return {'FENCED', held_token, held_epoch} end

local last = last_entry()
if tonumber(held_token) < acknowledged or before(last, expected) then
  return {'LOST', held_token, last}
end

if held_token ~= token or held_epoch ~= epoch then
  redis.call('HSET', fence, 'token', token, 'epoch', epoch)
end

local answer = {'PUBLISHED'}
local at = 5
while at <= #ARGV do
  local size = tonumber(ARGV[at])
  answer[#answer + 1] = redis.call('XADD', stream, '*', unpack(ARGV, at + 1, at + size))
  at = at + size + 1
end
return answer
