-- Takes a free lease, or one the owner already has, and answers its new fencing token; 0 when another holds it.
-- KEYS: lease, token counter. ARGV: owner, ttl in ms.
local holder = redis.call('GET', KEYS[1])
if holder and holder ~= ARGV[1] then
  return 0
end
redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
return redis.call('INCR', KEYS[2])
