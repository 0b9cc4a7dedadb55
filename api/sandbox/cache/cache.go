// Package cache is the sandbox's Redis: the real protocol, kept in memory, empty after each start. The product must do without
// what was cached, so forgetting it is part of the imitation.
package cache

import (
	"fmt"

	"github.com/alicebob/miniredis/v2"
)

// Cache is a Redis server that listens. Make one with Open.
type Cache struct{ server *miniredis.Miniredis }

// Open starts the server on a host and port; port 0 picks a free one.
func Open(address string) (*Cache, error) {
	server := miniredis.NewMiniRedis()
	// Without this, keys expire only when a test says that time has passed.
	server.ClockTTL(true)
	if err := server.StartAddr(address); err != nil {
		return nil, fmt.Errorf("start redis: %w", err)
	}
	return &Cache{server: server}, nil
}

// Address is the host and port that clients connect to.
func (c *Cache) Address() string { return c.server.Addr() }

// Keys is how many keys of all databases are alive.
func (c *Cache) Keys() int {
	keys := 0
	// Redis serves sixteen databases by default; the product uses the first.
	for db := range 16 {
		keys += len(c.server.DB(db).Keys())
	}
	return keys
}

// Close stops the server and forgets everything.
func (c *Cache) Close() { c.server.Close() }
