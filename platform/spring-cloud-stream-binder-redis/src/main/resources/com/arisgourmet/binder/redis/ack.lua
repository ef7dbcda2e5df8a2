-- KEYS: lease, stream. ARGV: owner ('' = no lease needed), group, then ids. -1 when the lease is another's.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return -1
end
return redis.call('XACK', KEYS[2], ARGV[2], unpack(ARGV, 3))
