package identity

import (
	"context"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Lane counts the tries at one thing: Free of them go ahead at once, then each must wait
// twice as long as the one before, from a second up to Most.
type Lane struct {
	Key  string
	Free int
	Most time.Duration
}

// How guessing is slowed down. The lane of account and address together is the narrow one.
// The lane of the account alone, for guesses from many addresses, is wide and never long,
// and an address that the person has signed in from lately does not wait in it: so nobody
// can lock an owner out.
const (
	narrowFree, narrowMost = 5, 15 * time.Minute
	wideFree, wideMost     = 50, time.Minute
	// trusted is how long an address counts as the person's own.
	trusted = 30 * 24 * time.Hour
)

// guess lets a try at an account's password or code go ahead; account is what the caller
// gave, whether there is such an account or not. Faults: ErrThrottled.
func (s *Service) guess(ctx context.Context, account string) error {
	narrow, wide := lanes(ctx, account)
	try := []Lane{narrow, wide}
	if s.Throttle.Trusts(ctx, trust(ctx, account)) {
		try = try[:1]
	}
	if wait := s.Throttle.Try(ctx, try...); wait > 0 {
		return ErrThrottled.RetryIn(wait)
	}
	return nil
}

// guessed forgets the tries after a right one, and trusts the address that it came from.
func (s *Service) guessed(ctx context.Context, account string) {
	narrow, wide := lanes(ctx, account)
	s.Throttle.Forget(ctx, narrow.Key, wide.Key)
	s.Throttle.Trust(ctx, trust(ctx, account), trusted)
}

func lanes(ctx context.Context, account string) (narrow, wide Lane) {
	wide = Lane{Key: "guess:" + hash(account), Free: wideFree, Most: wideMost}
	return Lane{Key: wide.Key + ":" + tenant.OriginOf(ctx).Address, Free: narrowFree, Most: narrowMost}, wide
}

func trust(ctx context.Context, account string) string {
	return "own:" + hash(account) + ":" + tenant.OriginOf(ctx).Address
}

// prove has the signed-in person show once more that it is them. Faults: ErrThrottled, and
// fault.ErrInvalid on the field.
func (s *Service) prove(ctx context.Context, u User, field, password string) error {
	if err := s.guess(ctx, u.EmailKey); err != nil {
		return err
	}
	right, err := s.Passwords.Verify(ctx, password, u.Password)
	if err != nil {
		return err
	}
	if !right {
		return wrongPassword(field)
	}
	s.guessed(ctx, u.EmailKey)
	return nil
}
