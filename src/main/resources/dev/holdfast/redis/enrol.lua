-- Enters a session into a user's index, as far as no bar and no limit speaks against it.
-- KEYS  1 index
-- ARGV  1 ref   2 when the request began that signs in   3 how many refs there may be, this one included, or 0: any number
--       4 what to do where there would be more: 'tell' who is there, or 'enter' all the same   5 retention
--       6.. refs of sessions that are over, to be removed first
local index, ref = KEYS[1], ARGV[1]
local began, limit, enters, retention = tonumber(ARGV[2]), tonumber(ARGV[3]), ARGV[4] == 'enter', tonumber(ARGV[5])
local now = clock()

-- When all of the user's sessions were ended, as long as that is remembered.
local function not_before()
  local at = redis.call('ZSCORE', index, '@notBefore')
  if not at then return nil end
  if now < tonumber(redis.call('ZSCORE', index, '@until') or 0) then return tonumber(at) end
  redis.call('ZREM', index, '@notBefore', '@until')
  return nil
end

local barred = not_before()
if barred and began <= barred then return tell('barred', now, {}) end
for i = 6, #ARGV do redis.call('ZREM', index, ARGV[i]) end

-- The other refs, oldest first, which only a limit asks for.
local others = {}
for _, entered in ipairs(limit > 0 and refs_of(index, now) or {}) do
  if entered ~= ref then others[#others + 1] = entered end
end
local over_limit = limit > 0 and math.max(0, #others + 1 - limit) or 0
if over_limit > 0 and not enters then return tell_all('full', now, index) end

-- Later than the newest, which may be of this very millisecond. At most two of the highest are none.
local score = now
local highest = redis.call('ZRANGE', index, 0, 2, 'REV', 'WITHSCORES')
for i = #highest - 1, 1, -2 do
  if is_ref(highest[i]) then score = math.max(score, tonumber(highest[i + 1]) + 1) end
end
redis.call('ZADD', index, decimal(score), ref)
keep(index, retention)
local count = redis.call('ZCARD', index) - (redis.call('ZSCORE', index, '@notBefore') and 2 or 0)
return tell('entered', now, others, count, over_limit)
