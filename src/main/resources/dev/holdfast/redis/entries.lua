-- The refs in a user's index, oldest sign-in first. Reads only.
-- KEYS  1 index
return tell('entries', clock(), refs_of(KEYS[1]))
