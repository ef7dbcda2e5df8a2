-- Counts one more delivery of an entry that is pending for this consumer and answers the count; 0 when it is not (any more).
-- KEYS: lease, stream. ARGV: owner ('' = no lease needed), group, consumer, id.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return 0
end
local pending = redis.call('XPENDING', KEYS[2], ARGV[2], ARGV[4], ARGV[4], 1, ARGV[3])[1]
if not pending then
  return 0
end
local count = pending[4] + 1
redis.call('XCLAIM', KEYS[2], ARGV[2], ARGV[3], 0, ARGV[4], 'RETRYCOUNT', count, 'JUSTID')
return count
