-- Begins a request under a key, or says what the key was used for.
-- KEYS[1] the key; ARGV: fingerprint of the request, ms in which it must be answered.
local known = redis.call('HMGET', KEYS[1], 'fingerprint', 'answer')
if not known[1] then
  redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1])
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
  return {'started'}
end
if known[1] ~= ARGV[1] then return {'other'} end
if not known[2] then return {'running'} end
return {'answered', known[2]}
