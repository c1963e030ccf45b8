-- What all scripts share; prepended to each of them when it is loaded.
--
-- A session is a hash. Its fields carry their own names; names that begin with "@" are metadata, integers big-endian:
--   @v  the change log, newest commit first: id(8) length(2) names(length), the names joined by NUL; at most 512 bytes, so
--       that the last entry may be cut short and does not count then
--   @t  format(1) idle(6) deadline(6) absolute(6) touched(6) created(6), all in milliseconds
--   @k  generation(4) floor(4) pending(1) graceUntil(6) hash of the current secret(16) [hash of the one before(16)]
--   @f  the mark of the last holder of the session's lock
--   @e  "reason at node claim": the session has ended; a hash with nothing else is a tombstone
-- An answer is a flat list of strings: a status, the time, then what belongs to that status. The usual answer of the two
-- operations that every request needs is one packed string instead: that costs less to send, and to read.

local FORMAT = 1
local TIMES_SIZE = 31
local NEVER = 281474976710655 -- the largest number of six bytes
local EVERYTHING = 65535 -- stands for the length of names too many to list: whoever is older reads all
local LOG_LIMIT, NAMES_LIMIT = 512, 256
local NO_COMMIT = string.rep('\0', 8) -- stands for the commit seen of who has seen none
local CHUNK = 2000 -- unpack() ends near 8,000 values
local LEDGER_SLACK = 7 * 24 * 3600 * 1000 -- the ledger outlives its entries, whose deadlines move on without it

local function clock()
  local time = redis.call('TIME')
  return time[1] * 1000 + math.floor(time[2] / 1000)
end

-- A number as text: ".." would print 16 digits as 1.7e+15.
local function decimal(number)
  return string.format('%.0f', number)
end

-- Redis refuses writes that need memory while memory is full, but not once a script has written anything. Removing a field
-- that is never there counts as that.
local function allow_writes_when_full(key)
  redis.pcall('HDEL', key, '@')
end

-- The entry that begins at a position of the log: id, names, whether it stands for everything, where the next one begins.
-- Nothing where there is no whole entry.
local function log_entry(log, at)
  if #log < at + 9 then return nil end
  local length = struct.unpack('>I2', log, at + 8)
  local everything = length == EVERYTHING
  if everything then length = 0 end
  local next_at = at + 10 + length
  if #log < next_at - 1 then return nil end
  return string.sub(log, at, at + 7), string.sub(log, at + 10, next_at - 1), everything, next_at
end

local function pack_times(session)
  return struct.pack('>BI6I6I6I6I6', FORMAT, session.idle, session.deadline, session.absolute, session.touched,
    session.created)
end

local function pack_secrets(generation, floor, pending, grace_until, hashes)
  return struct.pack('>I4I4I1I6', generation, floor, pending, grace_until) .. hashes
end

-- When a session that is used now ends if it is not used again. The touch interval is added since uses within it are not
-- recorded.
local function deadline_after(now, idle, interval, absolute)
  local deadline = idle > 0 and math.min(now + idle + interval, NEVER) or NEVER
  if absolute > 0 then deadline = math.min(deadline, absolute) end
  return deadline
end

-- The session in the metadata found under a key; or nil, why there is none ("absent", "unreadable", "ended"), the tombstone's
-- text, and whether the ended session's state is still there.
local function session_in(found, key)
  if found.err then
    if string.find(found.err, 'WRONGTYPE', 1, true) then return nil, 'unreadable' end
    error(found.err, 0)
  end
  local log, times, secrets, tombstone = found[1], found[2], found[3], found[4]
  if tombstone then return nil, 'ended', tombstone, log ~= false end
  if not log and redis.call('EXISTS', key) == 0 then return nil, 'absent' end
  local newest = log and log_entry(log, 1)
  if not newest or newest == NO_COMMIT
    or not times or #times ~= TIMES_SIZE or string.byte(times, 1) ~= FORMAT
    or not secrets or (#secrets ~= 31 and #secrets ~= 47)
  then
    return nil, 'unreadable'
  end
  local idle, deadline, absolute, touched, created = struct.unpack('>I6I6I6I6I6', times, 2)
  local generation, floor, pending, grace_until = struct.unpack('>I4I4I1I6', secrets)
  return {
    log = log, newest = newest, fence = found[5],
    idle = idle, deadline = deadline, absolute = absolute, touched = touched, created = created,
    generation = generation, floor = floor, pending = pending, grace_until = grace_until,
    current = string.sub(secrets, 16, 31), previous = string.sub(secrets, 32, 47),
  }
end

local function read_session(key)
  return session_in(redis.pcall('HMGET', key, '@v', '@t', '@k', '@e', '@f'), key)
end

local function tombstone_text(reason, now, node, claim)
  return reason .. ' ' .. decimal(now) .. ' ' .. node .. ' ' .. claim
end

-- The claim is the tombstone's last word.
local function claimed_by(tombstone, claim)
  return string.match(tombstone, '(%S+)$') == claim
end

-- Why an overdue session has ended.
local function overdue_reason(session, now)
  return session.absolute > 0 and now >= session.absolute and 'absolute' or 'idle'
end

-- Purges whatever is under the key to a tombstone.
local function leave_tombstone(key, tombstone, retention)
  redis.call('UNLINK', key)
  redis.call('HSET', key, '@e', tombstone)
  redis.call('PEXPIRE', key, decimal(retention))
end

-- Marks a session as ended and keeps its state for the callbacks of the end.
local function mark_ended(key, tombstone, lease, retention)
  redis.call('HSET', key, '@e', tombstone)
  redis.call('PEXPIRE', key, decimal(math.max(lease, retention)))
end

-- Writes a session's due time into the ledger, which lives at least until the time given and some days more.
local function write_ledger(ledger, ref, due, now, live_until)
  redis.call('ZADD', ledger, decimal(due), ref)
  local wanted = live_until + LEDGER_SLACK
  if now + redis.call('PTTL', ledger) < wanted then redis.call('PEXPIREAT', ledger, decimal(wanted)) end
end

