-- Gives a dead letter to its group once more; what waits for it goes on waiting. 0 when there is no such letter.
-- KEYS: dead letters, retries. ARGV: group, letter.
local letter = redis.call('XRANGE', KEYS[1], ARGV[2], ARGV[2])[1]
if not letter then
  return 0
end
if redis.call('EXISTS', KEYS[2]) == 0 then
  redis.call('XGROUP', 'CREATE', KEYS[2], ARGV[1], '0', 'MKSTREAM')
end
redis.call('XADD', KEYS[2], '*', unpack(letter[2]))
return redis.call('XDEL', KEYS[1], ARGV[2])
