-- Moves a pending entry to the dead letters and acknowledges it, or does nothing. The XADD comes first: a script is not rolled back.
-- KEYS: lease, stream, dead letters. ARGV: owner ('' = no lease needed), group, id, then the fields of the dead letter.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return -1
end
if #redis.call('XPENDING', KEYS[2], ARGV[2], ARGV[3], ARGV[3], 1) == 0 then
  return 0
end
redis.call('XADD', KEYS[3], '*', unpack(ARGV, 4))
return redis.call('XACK', KEYS[2], ARGV[2], ARGV[3])
