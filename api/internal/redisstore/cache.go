package redisstore

import (
	"context"
	"time"
)

// Get gives a cached value; ok is false where there is none or Redis is away.
func (s *Store) Get(ctx context.Context, key string) (value []byte, ok bool) {
	err := s.breaker.ask(func() (err error) {
		value, err = s.client.Get(ctx, key).Bytes()
		return err
	})
	return value, err == nil
}

// Set caches a value for ttl, which must be as short as its being wrong may last: a Delete
// is lost while Redis is away.
func (s *Store) Set(ctx context.Context, key string, value []byte, ttl time.Duration) {
	_ = s.breaker.ask(func() error { return s.client.Set(ctx, key, value, ttl).Err() })
}

// Delete removes cached values.
func (s *Store) Delete(ctx context.Context, keys ...string) {
	if len(keys) > 0 {
		_ = s.breaker.ask(func() error { return s.client.Del(ctx, keys...).Err() })
	}
}
