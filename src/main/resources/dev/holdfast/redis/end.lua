-- Ends a session: from here on nobody opens it and no commit lands.
-- KEYS  1 session   2 ledger
-- ARGV  1 reason   2 node   3 claim   4 lease, or 0: purge at once   5 retention   6 ref
--       7 generation of the token in whose name, or 0: by the caller's own right
--       8 'force': leave a tombstone even where no session is, in place of whatever is there
local key, ledger = KEYS[1], KEYS[2]
local reason, node, claim = ARGV[1], ARGV[2], ARGV[3]
local lease, retention, ref, force = tonumber(ARGV[4]), tonumber(ARGV[5]), ARGV[6], ARGV[8] == 'force'
local now = clock()

local session, flaw, tombstone = read_session(key)
if flaw == 'ended' then
  return { claimed_by(tombstone, claim) and 'mine' or 'already', decimal(now), tombstone }
end
local generation = tonumber(ARGV[7])
if session and generation > 0 and generation < session.floor then return { 'renewed', decimal(now) } end
if not session and not force then return { 'absent', decimal(now) } end

tombstone = tombstone_text(reason, now, node, claim)
allow_writes_when_full(key)
if session and lease > 0 then
  mark_ended(key, tombstone, lease, retention)
  -- If the callbacks are not finished by then, somebody else takes over.
  write_ledger(ledger, ref, now + lease, now, now + math.max(lease, retention))
else
  leave_tombstone(key, tombstone, retention)
  redis.call('ZREM', ledger, ref)
end
return { 'mine', decimal(now), tombstone }
