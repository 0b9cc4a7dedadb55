-- A sliding window, cut into slices: field = number of the slice, value = cost let in.
-- KEYS[1] the key; ARGV: limit, window in ms, cost, length of a slice in ms, slices.
-- Answers {allowed, remaining, ms until all is free, ms until this cost fits}.
local limit, per, cost = tonumber(ARGV[1]), tonumber(ARGV[2]), tonumber(ARGV[3])
local width, slices = tonumber(ARGV[4]), tonumber(ARGV[5])

-- Redis's own clock, since those of the callers differ.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
local current = math.floor(now / width)

local function leaves(slice) return (slice + slices + 1) * width - now end

local used, live, count = 0, {}, {}
local flat = redis.call('HGETALL', KEYS[1])
for i = 1, #flat, 2 do
  local slice, n = tonumber(flat[i]), tonumber(flat[i + 1])
  if slice + slices < current then
    redis.call('HDEL', KEYS[1], flat[i])
  else
    used = used + n
    live[#live + 1] = slice
    count[slice] = n
  end
end
table.sort(live)

if used + cost <= limit then
  redis.call('HINCRBY', KEYS[1], string.format('%.0f', current), cost)
  redis.call('PEXPIRE', KEYS[1], (slices + 2) * width)
  return {1, limit - used - cost, leaves(current), 0}
end

local retry, freed = per, 0
for _, slice in ipairs(live) do
  freed = freed + count[slice]
  if used - freed + cost <= limit then
    retry = leaves(slice)
    break
  end
end
local reset = 0
if #live > 0 then reset = leaves(live[#live]) end
return {0, limit - used, reset, retry}
