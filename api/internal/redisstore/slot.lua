-- The next free moment of a line in which one comes a while after the other.
-- KEYS: the line; ARGV: the while in ms. Answers the ms until that moment, which is taken.
local every = tonumber(ARGV[1])

-- Redis's own clock, since those of the callers differ.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local at = math.max(now, tonumber(redis.call('GET', KEYS[1]) or 0))
redis.call('SET', KEYS[1], string.format('%.0f', at + every), 'PX', at + every - now)
return at - now
