-- New entries of the streams whose lease the owner holds at this moment; other streams are left alone.
-- KEYS: lease and stream of each shard in turn. ARGV: owner, group, consumer, most entries a stream, then the types that are wanted
-- (all of them if there are none; one that ends with * stands for whatever begins so). What is not wanted is acknowledged here.
-- Each answer is {stream, entries, id of the last one read}, or {stream, error} for a stream that failed: entries already read for
-- others must not be lost.
local function wanted(fields)
  if #ARGV == 4 then
    return true
  end
  local kind
  for i = 1, #fields, 2 do
    if fields[i] == 'type' then
      kind = fields[i + 1]
    end
  end
  if not kind then
    return true
  end
  for i = 5, #ARGV do
    local start = string.match(ARGV[i], '^(.*)%*$')
    if kind == ARGV[i] or (start and string.sub(kind, 1, #start) == start) then
      return true
    end
  end
  return false
end

local function sorted_out(stream, entries)
  local keep = {}
  for _, entry in ipairs(entries) do
    if wanted(entry[2]) then
      keep[#keep + 1] = entry
    else
      redis.call('XACK', stream, ARGV[2], entry[1])
    end
  end
  return { stream, keep, entries[#entries][1] }
end

local found = {}
for i = 1, #KEYS, 2 do
  if redis.call('GET', KEYS[i]) == ARGV[1] then
    local reply =
      redis.pcall('XREADGROUP', 'GROUP', ARGV[2], ARGV[3], 'COUNT', ARGV[4], 'STREAMS', KEYS[i + 1], '>')
    if reply and reply.err then
      found[#found + 1] = { KEYS[i + 1], reply.err }
    elseif reply then
      found[#found + 1] = sorted_out(KEYS[i + 1], reply[1][2])
    end
  end
end
return found
