-- Looks at sessions of one tag. Answers with the times and one field of each; nil for both where there is no session to be
-- opened, its deadline aside. Reads only.
-- KEYS  the sessions, one or more
-- ARGV  1 name of the field
local answer = {}
for i, key in ipairs(KEYS) do
  local found = redis.pcall('HMGET', key, '@v', '@t', '@k', '@e', '@f', ARGV[1])
  local session = session_in(found, key)
  answer[2 * i - 1] = session and found[2] or false
  answer[2 * i] = session and found[6] or false
end
return answer
