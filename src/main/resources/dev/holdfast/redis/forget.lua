-- Ends one remembered login.
-- KEYS  1 the user's logins
-- ARGV  1 series
return { tostring(redis.call('HDEL', KEYS[1], ARGV[1])) }
