package redisstore

import (
	"context"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// scanAtOnce is how many keys Redis looks at before it answers others again.
const scanAtOnce = 1000

// ForgetTenant removes every key that belongs to a tenant: remembered answers and cached values.
// Faults: fault.ErrUnavailable while Redis is away.
func (s *Store) ForgetTenant(ctx context.Context, in tenant.ID) error {
	err := s.breaker.ask(func() error {
		own := s.client.Scan(ctx, 0, "*"+string(in)+":*", scanAtOnce).Iterator()
		for own.Next(ctx) {
			if err := s.client.Unlink(ctx, own.Val()).Err(); err != nil {
				return err
			}
		}
		return own.Err()
	})
	if err != nil {
		return fault.ErrUnavailable.Because(err)
	}
	return nil
}
