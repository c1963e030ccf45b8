-- From here on no sign-in is entered whose request has begun by now. Answers with the refs that are there, oldest first.
-- KEYS  1 index
-- ARGV  1 how long that is remembered
local index, retention = KEYS[1], tonumber(ARGV[1])
local now = clock()

redis.call('ZREM', index, '@') -- what is never there: after one permitted write the rest runs even when memory is full
redis.call('ZADD', index, 'GT', decimal(now), '@notBefore', decimal(now + retention), '@until')
keep(index, retention)
return tell_all('entries', now, index)
