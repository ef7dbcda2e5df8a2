-- KEYS: lease. ARGV: owner, ttl in ms. 1 when the owner still holds the lease.
if redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
return redis.call('PEXPIRE', KEYS[1], ARGV[2])
