-- Remembers a login.
-- KEYS  1 the user's logins
-- ARGV  1 series   2 hash of the first secret   3 the login   4 when its request began   5 not after, or 0: no limit
--       6 lifetime   7 how many there may be
local key, series = KEYS[1], ARGV[1]
local began, not_after, lifetime, limit = tonumber(ARGV[4]), tonumber(ARGV[5]), tonumber(ARGV[6]), tonumber(ARGV[7])
local now = clock()

if not_after > 0 and now > not_after then return { 'not', decimal(now) } end
if redis.call('HEXISTS', key, series) == 1 then return { 'remembered', decimal(now) } end
local ended_at = last_end(key)
if ended_at > 0 and began <= ended_at then return { 'not', decimal(now) } end

local living = living_logins(key, now)
table.sort(living, function(one, other) -- the one that was not used for longest comes first
  if one.deadline == other.deadline then return one.series < other.series end
  return one.deadline < other.deadline
end)
for i = 1, #living + 1 - limit do redis.call('HDEL', key, living[i].series) end

-- Never replaced yet, so that its first use replaces the token.
write_login(key, series, { generation = 1, pending = 0, grace_until = 0, replaced_at = 0,
  deadline = math.min(now + lifetime, NEVER), current = ARGV[2], previous = NO_HASH, text = ARGV[3] })
keep(key, lifetime)
return { 'remembered', decimal(now) }
