package identity

import (
	"context"

	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/kit/totp"
	"campaignos.dev/api/internal/tenant"
)

// issuer is what an authenticator app calls us.
const issuer = "Campaign OS"

// FactorSetup is what an authenticator app needs: the secret in base32, and the same as an
// address for a QR code.
type FactorSetup struct{ Secret, URL string }

// BeginFactor draws a secret for an authenticator app; it counts from ConfirmFactor on.
// Faults: ErrFactorOn, ErrThrottled, fault.ErrInvalid.
func (s *Service) BeginFactor(ctx context.Context, actor tenant.Actor, password string) (FactorSetup, error) {
	if err := s.proveSelf(ctx, actor, password); err != nil {
		return FactorSetup{}, err
	}
	secret := totp.NewSecret()
	u, err := s.reviseUser(ctx, actor, actor.UserID, 0, func(u *User) error {
		if u.Factor.On() {
			return ErrFactorOn
		}
		u.Factor = &Factor{Secret: s.Sealer.Seal(secret, FactorPlace(u.ID))}
		return nil
	})
	return FactorSetup{secret, totp.URL(issuer, u.Email, secret)}, err
}

// ConfirmFactor switches the second factor on with a first code and gives the recovery
// codes. The sign-in that asks has shown it therewith; all others end. Faults: ErrNoFactor,
// ErrFactorOn, ErrThrottled, fault.ErrInvalid.
func (s *Service) ConfirmFactor(ctx context.Context, actor tenant.Actor, code string) ([]string, error) {
	lane := codeLane(actor.UserID)
	if err := s.guess(ctx, lane); err != nil {
		return nil, err
	}
	shown, hashed := drawCodes()
	u, err := s.reviseUser(ctx, actor, actor.UserID, 0, func(u *User) error {
		switch {
		case u.Factor == nil:
			return ErrNoFactor
		case u.Factor.On():
			return ErrFactorOn
		}
		if _, right, err := s.spend(u, code); err != nil || !right {
			return orWrongCode(err)
		}
		now := s.Clock.Now()
		u.Factor.Since, u.Factor.Recovery, u.Factor.CodesAt = now, hashed, now
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.guessed(ctx, lane)
	s.tell(ctx, u, Notice{Kind: FactorSwitchedOn})
	return shown, s.shownFactor(ctx, actor)
}

// shownFactor notes that a sign-in has shown the second factor, and ends the others.
func (s *Service) shownFactor(ctx context.Context, actor tenant.Actor) error {
	_, err := revise.Do(0, revise.Steps[Session]{
		Load:    func() (Session, error) { return s.Sessions.Session(ctx, actor.SessionID) },
		Version: func(x Session) int64 { return x.Version },
		Change: func(x *Session) error {
			x.Factor = true
			return nil
		},
		Save: func(x Session, was int64) (Session, error) {
			x.Version = was + 1
			return x, s.Sessions.SaveSession(ctx, x, was)
		},
	})
	if err != nil {
		return err
	}
	return s.Sessions.EndSessions(ctx, actor.UserID, actor.SessionID, s.Clock.Now())
}

// RenewCodes replaces the recovery codes. Faults: ErrNoFactor, ErrThrottled,
// fault.ErrInvalid.
func (s *Service) RenewCodes(ctx context.Context, actor tenant.Actor, password string) ([]string, error) {
	if err := s.proveSelf(ctx, actor, password); err != nil {
		return nil, err
	}
	shown, hashed := drawCodes()
	u, err := s.reviseUser(ctx, actor, actor.UserID, 0, func(u *User) error {
		if !u.Factor.On() {
			return ErrNoFactor
		}
		u.Factor.Recovery, u.Factor.CodesAt = hashed, s.Clock.Now()
		return nil
	})
	if err != nil {
		return nil, err
	}
	s.tell(ctx, u, Notice{Kind: CodesRenewed})
	return shown, nil
}

// DropFactor switches the second factor off; an operator of the platform is none any more
// until another one is on. Faults: ErrNoFactor, ErrThrottled, fault.ErrInvalid.
func (s *Service) DropFactor(ctx context.Context, actor tenant.Actor, password string) error {
	if err := s.proveSelf(ctx, actor, password); err != nil {
		return err
	}
	u, err := s.reviseUser(ctx, actor, actor.UserID, 0, func(u *User) error {
		if !u.Factor.On() {
			return ErrNoFactor
		}
		u.Factor = nil
		return nil
	})
	if err == nil {
		s.tell(ctx, u, Notice{Kind: FactorSwitchedOff})
	}
	return err
}

// GiveFactor switches a second factor with a known secret on, for accounts that are made
// by a machine, such as a laptop's demonstration.
func (s *Service) GiveFactor(ctx context.Context, userID, secret string) error {
	_, err := s.reviseUser(ctx, tenant.System("", "campaignctl"), userID, 0, func(u *User) error {
		u.Factor = &Factor{Secret: s.Sealer.Seal(secret, FactorPlace(u.ID)), Since: s.Clock.Now()}
		return nil
	})
	return err
}

// spend uses a code of a person up.
func (s *Service) spend(u *User, code string) (recovery, right bool, err error) {
	secret, err := s.Sealer.Open(u.Factor.Secret, FactorPlace(u.ID))
	if err != nil {
		return false, false, err
	}
	factor := *u.Factor
	recovery, right = factor.spend(secret, code, s.Clock.Now())
	u.Factor = &factor
	return recovery, right, nil
}

// codeLane is the account for which wrong codes are counted.
func codeLane(userID string) string { return "code:" + userID }
