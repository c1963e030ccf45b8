-- What the scripts for remembered logins share. A user's are one hash, by the hash of their series as text:
--   format(1) generation(4) pending(1) graceUntil(6) replacedAt(6) deadline(6) hash of the current secret(16)
--   hash of the one before(16) login; integers big-endian, times in milliseconds
-- and "@ended" -> "time claim count login": when all of them were last ended, in whose name, how many they were, and by the use of
-- which one.
local LOGIN_FORMAT = 1
local LOGIN_HEAD = 'BI4BI6I6I6'
local LOGIN_AT = 57 -- where the login begins
local NO_HASH = string.rep('\0', 16)

local function read_login(packed)
  if not packed or #packed < LOGIN_AT - 1 or string.byte(packed) ~= LOGIN_FORMAT then return nil end
  local _, generation, pending, grace_until, replaced_at, deadline = struct.unpack('>' .. LOGIN_HEAD, packed)
  return {
    generation = generation, pending = pending, grace_until = grace_until, replaced_at = replaced_at, deadline = deadline,
    current = string.sub(packed, 25, 40), previous = string.sub(packed, 41, LOGIN_AT - 1),
    text = string.sub(packed, LOGIN_AT),
  }
end

local function write_login(key, series, login)
  redis.call('HSET', key, series, struct.pack('>' .. LOGIN_HEAD, LOGIN_FORMAT, login.generation, login.pending,
    login.grace_until, login.replaced_at, login.deadline) .. login.current .. login.previous .. login.text)
end

-- The key lives at least so long.
local function keep(key, lifetime)
  if redis.call('PTTL', key) < lifetime then redis.call('PEXPIRE', key, decimal(lifetime)) end
end

-- The logins that live, each with the series it is found by; those that do not are removed.
local function living_logins(key, now)
  local all, living = redis.call('HGETALL', key), {}
  for i = 1, #all, 2 do
    local login = all[i] ~= '@ended' and read_login(all[i + 1])
    if login and login.deadline > now then
      login.series = all[i]
      living[#living + 1] = login
    elseif all[i] ~= '@ended' then
      redis.call('HDEL', key, all[i])
    end
  end
  return living
end

-- When all were last ended, in whose name, how many they were, by which one; zero alone where they never were.
local function last_end(key)
  local text = redis.call('HGET', key, '@ended')
  if not text then return 0 end
  local at, claim, count, login_at = string.match(text, '^(%d+) (%S+) (%d+) ()')
  return tonumber(at), claim, count, string.sub(text, login_at)
end

-- Ends all; answers how many.
local function end_all(key, now, retention, claim, login)
  local count = #living_logins(key, now)
  allow_writes_when_full(key)
  redis.call('UNLINK', key)
  redis.call('HSET', key, '@ended', decimal(now) .. ' ' .. claim .. ' ' .. count .. ' ' .. login)
  redis.call('PEXPIRE', key, decimal(retention))
  return count
end

