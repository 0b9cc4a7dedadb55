-- Counts a try in every lane, unless one of them must wait. A lane: n = tries, last = when
-- the last one was, in ms. KEYS the lanes; ARGV: ms for which tries are remembered, then
-- for each lane how many are free, and the longest wait in ms.
-- Answers the ms to wait; 0: the try was counted and may go ahead.
local keep = tonumber(ARGV[1])
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local wait = 0
for i, key in ipairs(KEYS) do
  local free, most = tonumber(ARGV[2 * i]), tonumber(ARGV[2 * i + 1])
  local known = redis.call('HMGET', key, 'n', 'last')
  local n, last = tonumber(known[1] or 0), tonumber(known[2] or 0)
  if n >= free then
    local pause = math.min(most, 1000 * 2 ^ math.min(n - free, 30))
    wait = math.max(wait, last + pause - now)
  end
end
if wait > 0 then return wait end

for _, key in ipairs(KEYS) do
  redis.call('HINCRBY', key, 'n', 1)
  redis.call('HSET', key, 'last', string.format('%.0f', now))
  redis.call('PEXPIRE', key, keep)
end
return 0
