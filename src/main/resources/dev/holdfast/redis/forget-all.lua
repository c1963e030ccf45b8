-- Ends all remembered logins of a user.
-- KEYS  1 the user's logins
-- ARGV  1 how long that is remembered
return { tostring(end_all(KEYS[1], clock(), tonumber(ARGV[1]), '-', '')) }
