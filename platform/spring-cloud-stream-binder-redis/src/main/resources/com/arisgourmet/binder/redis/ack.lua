-- KEYS: lease and stream of each part in turn. ARGV: group, then for each part its owner ('' = no lease needed), the number of its ids and
-- the ids. Answers for each part how many were acknowledged, or -1 when the lease is another's.
local AT_ONCE = 1000 -- as many arguments as a call surely takes
local answers = {}
local at = 2
for i = 1, #KEYS, 2 do
  local owner, first = ARGV[at], at + 2
  local last = at + 1 + tonumber(ARGV[at + 1])
  local acknowledged = 0
  if owner ~= '' and redis.call('GET', KEYS[i]) ~= owner then
    acknowledged = -1
  else
    for from = first, last, AT_ONCE do
      acknowledged = acknowledged
        + redis.call('XACK', KEYS[i + 1], ARGV[1], unpack(ARGV, from, math.min(last, from + AT_ONCE - 1)))
    end
  end
  answers[#answers + 1] = acknowledged
  at = last + 1
end
return answers
