-- A page of what is pending for this consumer of one key, in id order. A call looks at some thousand pending entries at most.
-- KEYS: lease, stream. ARGV: owner ('' = no lease needed), group, consumer, key header, key ('' = none), from, most entries.
-- Answers where to go on ('' when there are no more) and then {id, deliveries, fields} of each; an entry trimmed before it was
-- handled has no fields and is pending no more. Nothing when the lease is another's.
if ARGV[1] ~= '' and redis.call('GET', KEYS[1]) ~= ARGV[1] then
  return {}
end

local function key_of(fields)
  for i = 1, #fields, 2 do
    if fields[i] == ARGV[4] then
      return fields[i + 1]
    end
  end
  return ''
end

local PAGE, MOST = 100, 1000
local from, looked = ARGV[6], 0
local answer = { '' }
while looked < MOST do
  local pending = redis.call('XPENDING', KEYS[2], ARGV[2], from, '+', PAGE, ARGV[3])
  for _, p in ipairs(pending) do
    from = '(' .. p[1]
    local entry = redis.call('XRANGE', KEYS[2], p[1], p[1])[1]
    if not entry then
      redis.call('XACK', KEYS[2], ARGV[2], p[1])
      answer[#answer + 1] = { p[1], p[4] }
    elseif key_of(entry[2]) == ARGV[5] then
      answer[#answer + 1] = { p[1], p[4], entry[2] }
      if #answer > tonumber(ARGV[7]) then
        answer[1] = from
        return answer
      end
    end
  end
  if #pending < PAGE then
    return answer
  end
  looked = looked + #pending
end
answer[1] = from
return answer
