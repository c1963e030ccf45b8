-- Ends those of these sessions that are overdue, and takes over ends that nobody finished. Answers with ref, what became of
-- it and a detail, for each; those whose deadline had moved on are not told of.
-- KEYS  1 ledger, then the sessions: a key not declared reads as absent while its slot moves
-- ARGV  1 claim   2 node   3 lease, or 0: purge at once   4 retention, then the refs in the order of the sessions
local ledger = KEYS[1]
local claim, node, lease, retention = ARGV[1], ARGV[2], tonumber(ARGV[3]), tonumber(ARGV[4])
local now = clock()
local answer = {}

local function tell(ref, outcome, detail)
  answer[#answer + 1] = ref
  answer[#answer + 1] = outcome
  answer[#answer + 1] = detail
end

local function claim_end(key, ref, tombstone)
  allow_writes_when_full(key)
  if lease > 0 then
    mark_ended(key, tombstone, lease, retention)
    write_ledger(ledger, ref, now + lease, now, now + math.max(lease, retention))
  else
    leave_tombstone(key, tombstone, retention)
    redis.call('ZREM', ledger, ref)
  end
  tell(ref, 'claimed', tombstone)
end

local function reap(key, ref, due)
  local session, flaw, tombstone, has_state = read_session(key)
  if tombstone and has_state and claimed_by(tombstone, claim) then
    tell(ref, 'claimed', tombstone) -- sent twice
  elseif tonumber(due) > now then
    return
  elseif tombstone and has_state then
    -- Ended, but whoever ended it has not finished in time, or only saw that it was overdue.
    local reason, at = string.match(tombstone, '^(%S+) (%S+)')
    claim_end(key, ref, tombstone_text(reason or 'other', tonumber(at) or now, node, claim))
  elseif session and session.deadline > now then
    write_ledger(ledger, ref, session.deadline, now, session.deadline + retention)
  elseif session then
    claim_end(key, ref, tombstone_text(overdue_reason(session, now), now, node, claim))
  else
    redis.call('ZREM', ledger, ref)
    tell(ref, tombstone and 'purged' or 'gone', decimal(tonumber(due)) .. ' ' .. decimal(now))
  end
end

for i = 2, #KEYS do
  local ref = ARGV[i + 3]
  local due = redis.call('ZSCORE', ledger, ref)
  if due then reap(KEYS[i], ref, due) end
end
return answer
