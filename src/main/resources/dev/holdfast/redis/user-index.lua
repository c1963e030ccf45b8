-- What the scripts of a user's index share; comes after what all scripts share.
--
-- A user's index is a sorted set: ref → time of sign-in, each later than those before it, in milliseconds; and once all of the
-- user's sessions were ended, until that is met as forgotten:
--   @notBefore  when that was: no sign-in is entered whose request had begun by then
--   @until      how long that is remembered

local function is_ref(member)
  return string.sub(member, 1, 1) ~= '@'
end

-- How long a sign-in may take from here to its session's commit, at the most.
local UNDER_WAY = 120000

-- Its refs, oldest sign-in first, and how many of the first were entered so long ago that they are under way no more.
local function refs_of(index, now)
  local refs, settled = {}, 0
  local members = redis.call('ZRANGE', index, 0, -1, 'WITHSCORES')
  for i = 1, #members, 2 do
    if is_ref(members[i]) then
      refs[#refs + 1] = members[i]
      if tonumber(members[i + 1]) < now - UNDER_WAY then settled = #refs end
    end
  end
  return refs, settled
end

-- An answer of a status, the time, a count and refs.
local function tell(status, now, refs, count, last)
  local answer = { status, decimal(now), decimal(count or 0) }
  for i = 1, last or #refs do answer[3 + i] = refs[i] end
  return answer
end

-- What there is.
local function tell_all(status, now, index)
  local refs, settled = refs_of(index, now)
  return tell(status, now, refs, settled)
end

-- It lives at least so much longer, and no less than before.
local function keep(index, retention)
  if redis.call('PTTL', index) < retention then redis.call('PEXPIRE', index, decimal(retention)) end
end

