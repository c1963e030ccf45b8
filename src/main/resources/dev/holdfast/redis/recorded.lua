-- The recorded deadline of a session, or nothing. Reads only.
-- KEYS  1 ledger
-- ARGV  1 ref
return { redis.call('ZSCORE', KEYS[1], ARGV[1]) or '' }
