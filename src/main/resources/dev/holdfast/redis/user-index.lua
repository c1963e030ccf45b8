-- What the scripts of a user's index share; comes after what all scripts share.
--
-- A user's index is a sorted set: ref → time of sign-in, each later than those before it, in milliseconds; and once all of the
-- user's sessions were ended, until that is met as forgotten:
--   @notBefore  when that was: no sign-in is entered whose request had begun by then
--   @until      how long that is remembered

local function is_ref(member)
  return string.sub(member, 1, 1) ~= '@'
end

-- Its refs, oldest sign-in first.
local function refs_of(index)
  local refs = {}
  for _, member in ipairs(redis.call('ZRANGE', index, 0, -1)) do
    if is_ref(member) then refs[#refs + 1] = member end
  end
  return refs
end

-- An answer of a status, the time and refs.
local function tell(status, now, refs, last)
  local answer = { status, decimal(now) }
  for i = 1, last or #refs do answer[2 + i] = refs[i] end
  return answer
end

-- It lives at least so much longer, and no less than before.
local function keep(index, retention)
  if redis.call('PTTL', index) < retention then redis.call('PEXPIRE', index, decimal(retention)) end
end

