-- Purges an ended session to its tombstone, if the claim still holds.
-- KEYS  1 session   2 ledger
-- ARGV  1 claim   2 retention   3 ref
local key, ledger = KEYS[1], KEYS[2]
local claim, retention, ref = ARGV[1], tonumber(ARGV[2]), ARGV[3]

local _, flaw, tombstone = read_session(key)
if flaw ~= 'ended' then return { 'absent' } end
if not claimed_by(tombstone, claim) then return { 'taken' } end
leave_tombstone(key, tombstone, retention)
redis.call('ZREM', ledger, ref)
return { 'done' }
