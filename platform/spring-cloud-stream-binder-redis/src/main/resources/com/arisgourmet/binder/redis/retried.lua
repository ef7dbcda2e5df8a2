-- A dead letter was tried again with success: it is gone, and nothing waits for it any more. -1 when the lease is another's.
-- KEYS: lease, retries, keys that wait. ARGV: owner ('' = no lease needed), group, id, key.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return -1
end
redis.call('HDEL', KEYS[3], ARGV[4])
redis.call('XACK', KEYS[2], ARGV[2], ARGV[3])
return redis.call('XDEL', KEYS[2], ARGV[3])
