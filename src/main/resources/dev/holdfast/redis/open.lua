-- Reads a session and moves its deadline on where that is due. Each write here may fail (a store that is full or has lost
-- its replicas): the session is still read.
-- Continues open-unchanged.lua, which lists keys and arguments.
local session, flaw, tombstone = session_in(found, key)
if not session then return { flaw, decimal(now), tombstone } end

-- Whoever sees an overdue session first ends it: from here on no commit lands.
if now >= session.deadline then
  tombstone = tombstone_text(overdue_reason(session, now), now, '-', '-')
  allow_writes_when_full(key)
  redis.pcall('HSET', key, '@e', tombstone)
  return { 'ended', decimal(now), tombstone }
end

local standing = 'c' -- the current secret
if generation >= 0 then
  if generation > session.generation then
    standing = 'a' -- ahead: signed, so it was issued; the store was rolled back
  elseif generation == session.generation then
    if secret ~= session.current then return { 'refused', decimal(now), 'forged' } end
    if session.pending == 1 then
      -- The new secret is seen for the first time: the grace of the old one runs from now.
      redis.pcall('HSET', key, '@k', pack_secrets(session.generation, session.floor, 0, math.min(now + grace, NEVER),
        session.current .. session.previous))
    end
  elseif generation < session.floor then
    -- As long as the answer that sent the new token may still be under way.
    return { 'refused', decimal(now), now < session.grace_until + grace and 'renewed' or 'outdated' }
  elseif generation < session.generation - 1 then
    return { 'refused', decimal(now), 'replayed' } -- as its signature says: its hash is kept no more
  elseif secret ~= session.previous then
    return { 'refused', decimal(now), 'forged' }
  elseif session.pending == 1 or now < session.grace_until then
    standing = 'p' -- the previous one
  else
    return { 'refused', decimal(now), 'replayed' }
  end
end

local used_at = session.touched
if interval >= 0 and session.idle > 0 and now - session.touched >= interval then
  -- Never back: the ledger holds a lower bound of the deadline.
  session.deadline = math.max(session.deadline, deadline_after(now, session.idle, interval, session.absolute))
  session.touched = now
  local moved = pack_times(session)
  if type(redis.pcall('HSET', key, '@t', moved)) == 'number' then
    redis.pcall('PEXPIREAT', key, decimal(session.deadline + retention))
    times = moved
  end
end
if fence then redis.pcall('HSET', key, '@f', fence) end

local head = struct.pack('>I6I6', now, used_at) .. standing .. session.newest .. times
if times_only == 1 or seen == session.newest then return head end

-- The names changed since the commit that the reader has seen, if the log still tells.
local function names_since(commit)
  local names, known, at = {}, {}, 1
  while true do
    local id, list, everything, next_at = log_entry(session.log, at)
    if id == commit then return names end
    if not id or everything then return nil end
    for name in string.gmatch(list, '[^%z]+') do
      if not known[name] then
        known[name] = true
        names[#names + 1] = name
      end
    end
    at = next_at
  end
end

local answer = { 'live', head, 'full' }
local names = names_since(seen)
if names then
  answer[3] = 'changed'
  local values = #names > 0 and redis.call('HMGET', key, unpack(names)) or {}
  for i = 1, #names do
    answer[#answer + 1] = names[i]
    answer[#answer + 1] = values[i] -- false, sent as nil: removed
  end
else
  local all = redis.call('HGETALL', key)
  for i = 1, #all do answer[3 + i] = all[i] end
end
return answer
