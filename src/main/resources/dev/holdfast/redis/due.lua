-- The refs whose recorded deadline has passed, longest overdue first. Reads only.
-- KEYS  1 ledger
-- ARGV  1 how many at the most
return redis.call('ZRANGEBYSCORE', KEYS[1], '-inf', decimal(clock()), 'LIMIT', 0, ARGV[1])
