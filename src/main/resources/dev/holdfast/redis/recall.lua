-- Uses a remembered login by one of its tokens, and replaces the token.
-- KEYS  1 the user's logins
-- ARGV  1 series   2 generation   3 hash of its secret   4 hash of the next secret, or '': do not replace   5 grace
--       6 lifetime   7 how long an end of all is remembered   8 claim of this use
local key, series = KEYS[1], ARGV[1]
local generation, secret, successor = tonumber(ARGV[2]), ARGV[3], ARGV[4]
local grace, lifetime, retention, claim = tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7]), ARGV[8]
local now = clock()

local login = read_login(redis.call('HGET', key, series))
if not login or login.deadline <= now then
  local _, ended_by, count, by_login = last_end(key)
  if ended_by == claim then return { 'replayed', decimal(now), count, by_login } end -- sent twice
  return { 'unknown', decimal(now) }
end

local behind = login.generation - generation
local replaced = false
if behind < 0 then
  -- The store was rolled back. Whoever knows the series, which no store holds, and has a signature had this token from us.
  login.previous = behind == -1 and login.current or NO_HASH
  login.generation, login.current, login.pending = generation, secret, 0
  login.grace_until, login.replaced_at = now + grace, now
elseif behind == 0 then
  if secret ~= login.current then return { 'forged', decimal(now) } end
  if login.pending == 1 then login.pending, login.grace_until = 0, now + grace end
  if successor ~= '' and now - login.replaced_at >= grace then
    login.generation, login.previous, login.current = login.generation + 1, login.current, successor
    login.pending, login.grace_until, login.replaced_at = 1, 0, now -- pending: until the successor is seen this one stays good
    replaced = true
  end
elseif behind == 1 and secret ~= login.previous then
  return { 'forged', decimal(now) }
elseif behind == 1 and (login.pending == 1 or now < login.grace_until) then
  replaced = successor == login.current
else
  return { 'replayed', decimal(now), tostring(end_all(key, now, retention, claim, login.text)), login.text }
end

login.deadline = math.min(now + lifetime, NEVER)
allow_writes_when_full(key)
write_login(key, series, login)
keep(key, lifetime)
return { replaced and 'replaced' or 'good', decimal(now), login.text }
