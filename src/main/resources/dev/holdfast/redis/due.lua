-- The refs whose recorded deadline has passed, ledger after ledger, longest overdue first in each. Ends with the ledger in which
-- the limit is reached. Answers with how many ledgers were looked through, then for each that has any: its place among KEYS,
-- from 0 on, how many, and these refs. Reads only.
-- KEYS  the ledgers, one or more; of different slots only where there is no cluster
-- ARGV  1 how many refs at the most
local now = decimal(clock())
local left = tonumber(ARGV[1])
local looked = 0
local answer = { '' }

-- What is no ledger must not hide the others.
local function due_of(ledger)
  local due = redis.pcall('ZRANGEBYSCORE', ledger, '-inf', now, 'LIMIT', 0, left)
  if due.err and not string.find(due.err, 'WRONGTYPE', 1, true) then error(due.err, 0) end
  return due.err and {} or due
end

while looked < #KEYS and left > 0 do
  local due = due_of(KEYS[looked + 1])
  if #due > 0 then
    answer[#answer + 1] = decimal(looked)
    answer[#answer + 1] = decimal(#due)
    for _, ref in ipairs(due) do answer[#answer + 1] = ref end
  end
  left = left - #due
  looked = looked + 1
end
answer[1] = decimal(looked)
return answer
