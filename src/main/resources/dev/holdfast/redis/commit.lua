-- Stores changes, all or none, if nobody changed the same fields since the commit that the writer has seen. Looks at the
-- session's end, not at its deadline.
-- KEYS  1 session   2 ledger, only when creating, or when the idle time-out changes
-- ARGV  1 commit id(8)   not after(6), or 0   newest commit seen(8)   generation(4), or 0: create   count of removals(4)
--         count of guarded names, which conflict as if they were written(4)   length of the mark(1)
--         mark of the lock's holder, if there is one   hash of a new secret (creation, sign-in), if there is one
--       2 only with a ledger: "idle absolute interval retention ref"; absolute counts when creating
--       then the names of the removals, the guarded names, then name and value of each field set
local key, ledger = KEYS[1], KEYS[2]
local commit, not_after, seen, generation, removals, guarded, mark_length = struct.unpack('>c8I6c8I4I4I4B', ARGV[1])
local fence, secret = string.sub(ARGV[1], 36, 35 + mark_length), string.sub(ARGV[1], 36 + mark_length)
local creating = generation == 0
local first_removal = ledger and 3 or 2
local first_guarded = first_removal + removals
local first_set = first_guarded + guarded
local now = clock()

local session, flaw, tombstone = read_session(key)
if flaw == 'ended' then return { 'ended', decimal(now), tombstone } end

-- It is stored: the newest commit before this one, if there is one, and the generation of the secret that it has replaced.
local function done(before, of_secret)
  local answer = struct.pack('>I6', now) .. (before or '')
  if of_secret and secret ~= '' and not creating then answer = answer .. struct.pack('>I4', of_secret) end
  return answer
end

-- Where somebody was first, one walk over the log: was it this very commit, and what changed since the one seen? Nothing has
-- where the one seen is the newest still: had this commit landed before, it would be newer.
local newer, seen_in_log, beyond_log = {}, false, false
if session and seen ~= session.newest then
  local at = 1
  while true do
    local id, list, everything, next_at = log_entry(session.log, at)
    if not id then break end
    -- Sent twice: answered as before, by the commit that follows in the log.
    if id == commit then return done(log_entry(session.log, next_at), session.generation) end
    if id == seen then seen_in_log = true end
    if not seen_in_log then
      beyond_log = beyond_log or everything
      for name in string.gmatch(list, '[^%z]+') do newer[name] = true end
    end
    at = next_at
  end
end
if not_after > 0 and now > not_after then return { 'late', decimal(now) } end

if creating then
  if flaw ~= 'absent' then return { 'exists', decimal(now) } end
else
  if not session then return { flaw, decimal(now) } end
  if generation < session.floor then return { 'renewed', decimal(now) } end
  if fence ~= '' and fence ~= session.fence then return { 'fenced', decimal(now) } end
  if seen ~= session.newest then
    if beyond_log or not seen_in_log then return { 'behind', decimal(now), session.newest } end
    local both = {}
    for i = first_removal, first_set - 1 do -- removals and guarded names
      if newer[ARGV[i]] then both[#both + 1] = ARGV[i] end
    end
    for i = first_set, #ARGV, 2 do
      if newer[ARGV[i]] then both[#both + 1] = ARGV[i] end
    end
    if #both > 0 then
      local answer = { 'conflict', decimal(now), session.newest }
      local theirs = redis.call('HMGET', key, unpack(both))
      for i = 1, #both do
        answer[#answer + 1] = both[i]
        answer[#answer + 1] = theirs[i] -- false, sent as nil: removed
      end
      return answer
    end
  end
end

-- This commit's entry in the log. A creation lists no names: nobody has seen anything older. Neither an empty name nor one
-- with a NUL can be listed.
local function new_entry()
  local names, size, listable = {}, 0, true
  local function add(name)
    names[#names + 1] = name
    size = size + #name + 1
    listable = listable and name ~= '' and not string.find(name, '%z')
  end
  if session then
    for i = first_removal, first_guarded - 1 do add(ARGV[i]) end
    for i = first_set, #ARGV, 2 do add(ARGV[i]) end
  end
  if not listable or size > NAMES_LIMIT then return commit .. struct.pack('>I2', EVERYTHING) end
  local list = table.concat(names, '\0')
  return commit .. struct.pack('>I2', #list) .. list
end

-- Cut where the limit is: who reads the log takes an entry that is not whole for none.
local log = string.sub(new_entry() .. (session and session.log or ''), 1, LOG_LIMIT)
local writes = { '@v', log }
local expires
if ledger then
  local idle, absolute, interval, retention, ref = string.match(ARGV[2], '^(%d+) (%d+) (%d+) (%d+) (%S+)$')
  idle, absolute, interval, retention = tonumber(idle), tonumber(absolute), tonumber(interval), tonumber(retention)
  local times = session
  if creating then
    if absolute > 0 then absolute = math.min(now + absolute, NEVER) end
    times = { absolute = absolute, touched = now, created = now }
  end
  -- A changed idle time-out counts from now, and may move the deadline back, which the ledger has to know.
  times.idle = idle
  times.deadline = deadline_after(now, idle, interval, times.absolute)
  writes[3], writes[4] = '@t', pack_times(times)
  expires = times.deadline + retention
  write_ledger(ledger, ref, times.deadline, now, expires)
end
if creating then
  writes[#writes + 1], writes[#writes + 2] = '@k', pack_secrets(1, 0, 0, 0, secret)
elseif secret ~= '' then
  -- Sign-in: the floor rises to the new generation, so no former secret is good any more; in place of a grace stands when.
  session.generation = session.generation + 1
  writes[#writes + 1], writes[#writes + 2] = '@k', pack_secrets(session.generation, session.generation, 0, now, secret)
end

-- The first write is one that a full store refuses: then nothing at all is written.
for i = first_set, #ARGV, 2 do
  writes[#writes + 1] = ARGV[i]
  writes[#writes + 1] = ARGV[i + 1]
  if #writes >= CHUNK then
    redis.call('HSET', key, unpack(writes))
    writes = {}
  end
end
if #writes > 0 then redis.call('HSET', key, unpack(writes)) end
for i = first_removal, first_guarded - 1, CHUNK do
  redis.call('HDEL', key, unpack(ARGV, i, math.min(i + CHUNK, first_guarded) - 1))
end
if expires then redis.call('PEXPIREAT', key, decimal(expires)) end
if session then return done(session.newest, session.generation) end
return done(nil)
