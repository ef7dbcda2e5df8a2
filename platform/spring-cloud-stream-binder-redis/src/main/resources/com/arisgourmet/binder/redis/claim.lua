-- A page of pending entries in id order, now pending for this consumer, their delivery counts untouched.
-- XAUTOCLAIM would count a delivery for each entry moved, so that a healthy entry behind a slow one could look like poison.
-- KEYS: lease, stream. ARGV: owner ('' = no lease needed), group, consumer, from, most entries, least idle time in ms.
-- Each answer is {id, deliveries, fields}; an entry trimmed before it was handled has no fields and is pending no more.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return {}
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  return {}
end
local pending = redis.call('XPENDING', KEYS[2], ARGV[2], 'IDLE', ARGV[6], ARGV[4], '+', ARGV[5])
local claimed = {}
for _, p in ipairs(pending) do
  local entry = redis.call('XCLAIM', KEYS[2], ARGV[2], ARGV[3], 0, p[1], 'RETRYCOUNT', p[4])[1]
  if entry then
    claimed[#claimed + 1] = { p[1], p[4], entry[2] }
  else
    redis.call('XACK', KEYS[2], ARGV[2], p[1])
    claimed[#claimed + 1] = { p[1], p[4] }
  end
end
return claimed
