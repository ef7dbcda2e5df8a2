-- Gives a dead letter up: it is kept a while with the reason, and what waits for it goes on. 0 when there is no such letter.
-- KEYS: dead letters, discarded ones, keys that wait. ARGV: letter, key, reason, most discarded ones kept (roughly).
local letter = redis.call('XRANGE', KEYS[1], ARGV[1], ARGV[1])[1]
if not letter then
  return 0
end
local fields = letter[2]
fields[#fields + 1] = 'dlq_reason'
fields[#fields + 1] = ARGV[3]
redis.call('XADD', KEYS[2], 'MAXLEN', '~', ARGV[4], '*', unpack(fields))
if redis.call('HGET', KEYS[3], ARGV[2]) == ARGV[1] then
  redis.call('HDEL', KEYS[3], ARGV[2])
end
return redis.call('XDEL', KEYS[1], ARGV[1])
