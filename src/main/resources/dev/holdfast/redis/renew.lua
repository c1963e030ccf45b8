-- Replaces the secret, where the one before it is good no more. The new one is derived from the old one alike on every node, so
-- parallel renewals agree.
-- KEYS  1 session
-- ARGV  1 generation to be replaced   2 hash of its secret   3 hash of the new secret
local key = KEYS[1]
local from, from_secret, to_secret = tonumber(ARGV[1]), ARGV[2], ARGV[3]
local now = clock()

local session, flaw, tombstone = read_session(key)
if flaw == 'ended' then return { 'ended', decimal(now), tombstone } end
if not session then return { 'absent', decimal(now) } end

if session.current == to_secret then return { 'done', decimal(now), decimal(session.generation) } end
local settled = session.pending == 0 and now >= session.grace_until
if from ~= session.generation or from_secret ~= session.current or not settled then
  return { 'moved', decimal(now), decimal(session.generation) }
end
-- Pending until the new secret is seen: till then the one before stays good without limit.
redis.call('HSET', key, '@k', pack_secrets(session.generation + 1, session.floor, 1, 0, to_secret .. session.current))
return { 'done', decimal(now), decimal(session.generation + 1) }
