-- The refs in a user's index, oldest sign-in first. Reads only.
-- KEYS  1 index
return tell_all('entries', clock(), KEYS[1])
