-- How open.lua begins, before what the scripts share: most reads end here, as nothing is new to the reader and nothing is due.
-- Whatever is not as plain as that goes on.
-- KEYS  1 session
-- ARGV  1 generation(4), or -1: trusted by ref alone   hash of the secret(16)   newest commit seen(8)
--         touch interval(6), or -1: passive   retention(6)   grace(6)   1 to read the times only, else 0(1)
--       2 mark of a lock's new holder, where there is one
local key, fence = KEYS[1], ARGV[2]
local generation, secret, seen, interval, retention, grace, times_only = struct.unpack('>i4c16c8i6I6I6B', ARGV[1])
local found = redis.pcall('HMGET', key, '@v', '@t', '@k', '@e', '@f')
local time = redis.call('TIME')
local now = time[1] * 1000 + math.floor(time[2] / 1000)

local log, times, secrets = found[1], found[2], found[3]
if log and times and secrets and not found[4] and not fence and string.sub(log, 1, 8) == seen and #log > 9
  and #times == 31 and (#secrets == 31 or #secrets == 47)
then
  local names = struct.unpack('>I2', log, 9)
  local format, idle, deadline, _, touched = struct.unpack('>BI6I6I6I6', times)
  local stored_generation, _, pending, _, current = struct.unpack('>I4I4BI6c16', secrets)
  if format == 1 and now < deadline and (interval < 0 or idle == 0 or now - touched < interval)
    and stored_generation == generation and current == secret and pending == 0
    and (names == 65535 or #log > 9 + names) and seen ~= '\0\0\0\0\0\0\0\0'
  then
    return struct.pack('>I6I6', now, touched) .. 'c' .. seen .. times
  end
end

