-- Keeps the answer to a request, also where the note that it began is gone by now.
-- KEYS[1] the key; ARGV: fingerprint, answer, ms for which it is kept.
redis.call('HSET', KEYS[1], 'fingerprint', ARGV[1], 'answer', ARGV[2])
redis.call('PEXPIRE', KEYS[1], ARGV[3])
return 1
