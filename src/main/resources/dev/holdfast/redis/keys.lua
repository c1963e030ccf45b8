-- Puts the keys held by a node back into the key ring where they are missing; answers with the whole ring.
-- KEYS  1 key ring
-- ARGV  1 id of the key that may only found a ring, or ''   2.. id and key of each one held
local ring, candidate = KEYS[1], ARGV[1]
local founding_key
for i = 2, #ARGV, 2 do
  if ARGV[i] == candidate then
    founding_key = ARGV[i + 1]
  elseif not redis.call('HGET', ring, ARGV[i]) then
    redis.call('HSET', ring, ARGV[i], ARGV[i + 1])
  end
end
if founding_key and redis.call('EXISTS', ring) == 0 then redis.call('HSET', ring, candidate, founding_key) end
return redis.call('HGETALL', ring)
