-- Moves a pending entry to the dead letters and acknowledges it, or does nothing. The XADD comes first: a script is not rolled back.
-- KEYS: lease, stream, dead letters, keys that wait. ARGV: owner ('' = no lease needed), group, id, most keys that may wait (0: none
-- does), key, 1 for a retry, then the fields of the dead letter. -1 when the lease is another's, -2 when too many keys wait, 0 when it is not pending.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return -1
end
if #redis.call('XPENDING', KEYS[2], ARGV[2], ARGV[3], ARGV[3], 1) == 0 then
  return 0
end
local most = tonumber(ARGV[4])
if most > 0 and redis.call('HEXISTS', KEYS[4], ARGV[5]) == 0 and redis.call('HLEN', KEYS[4]) >= most then
  return -2
end
local letter = redis.call('XADD', KEYS[3], '*', unpack(ARGV, 7))
if most > 0 then
  redis.call('HSET', KEYS[4], ARGV[5], letter)
end
redis.call('XACK', KEYS[2], ARGV[2], ARGV[3])
if ARGV[6] == '1' then
  redis.call('XDEL', KEYS[2], ARGV[3])
end
return 1
