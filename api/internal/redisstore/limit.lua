-- Sliding windows, each cut into slices: field = number of the slice, value = cost let in.
-- A request is let in by all of them or counts in none.
-- KEYS: the windows' keys; ARGV: cost, slices, then for each key: limit, window in ms,
-- length of a slice in ms.
-- Answers for each key {fits, remaining, ms until all is free, ms until this cost fits}.
local cost, slices = tonumber(ARGV[1]), tonumber(ARGV[2])

-- Redis's own clock, since those of the callers differ.
local time = redis.call('TIME')
local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)

local function leaves(slice, width) return (slice + slices + 1) * width - now end

-- What still counts in a window, its slices oldest first; what does not is dropped.
local function read(key, width)
  local w = {used = 0, live = {}, count = {}, current = math.floor(now / width)}
  local flat = redis.call('HGETALL', key)
  for i = 1, #flat, 2 do
    local slice, n = tonumber(flat[i]), tonumber(flat[i + 1])
    if slice + slices < w.current then
      redis.call('HDEL', key, flat[i])
    else
      w.used = w.used + n
      w.live[#w.live + 1] = slice
      w.count[slice] = n
    end
  end
  table.sort(w.live)
  return w
end

-- How long until enough has left the window for this cost to fit.
local function wait(w, limit, per, width)
  local freed = 0
  for _, slice in ipairs(w.live) do
    freed = freed + w.count[slice]
    if w.used - freed + cost <= limit then return leaves(slice, width) end
  end
  return per
end

local windows, all = {}, true
for i, key in ipairs(KEYS) do
  local limit, per, width = tonumber(ARGV[i * 3]), tonumber(ARGV[i * 3 + 1]), tonumber(ARGV[i * 3 + 2])
  local w = read(key, width)
  w.limit, w.per, w.width, w.fits = limit, per, width, w.used + cost <= limit
  windows[i], all = w, all and w.fits
end

local answer = {}
for i, key in ipairs(KEYS) do
  local w = windows[i]
  local remaining, reset, retry = w.limit - w.used, 0, 0
  if #w.live > 0 then reset = leaves(w.live[#w.live], w.width) end
  if not w.fits then retry = wait(w, w.limit, w.per, w.width) end
  if all then
    redis.call('HINCRBY', key, string.format('%.0f', w.current), cost)
    redis.call('PEXPIRE', key, (slices + 2) * w.width)
    remaining, reset = remaining - cost, leaves(w.current, w.width)
  end
  for _, n in ipairs({w.fits and 1 or 0, remaining, reset, retry}) do answer[#answer + 1] = n end
end
return answer
