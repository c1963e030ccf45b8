-- All that is left of an ended session, for whoever runs the callbacks of its end under this claim. Reads only.
-- KEYS  1 session
-- ARGV  1 claim
local key, claim = KEYS[1], ARGV[1]

local _, _, tombstone, has_state = read_session(key)
if not has_state or not claimed_by(tombstone, claim) then return { 'nothing' } end
local metadata = redis.call('HMGET', key, '@t', '@k')
local times, secrets = metadata[1], metadata[2]
if not times or #times ~= TIMES_SIZE or not secrets or #secrets < 4 then return { 'nothing' } end

local answer = { 'claimed', tombstone, times, decimal((struct.unpack('>I4', secrets))) }
local all = redis.call('HGETALL', key)
for i = 1, #all do answer[4 + i] = all[i] end
return answer
