package identity

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
)

// Ask has a mail with a link sent to an address, if there is an account that it makes
// sense for; the caller can't tell.
func (s *Service) Ask(ctx context.Context, purpose Purpose, email string) error {
	return s.Outbox.Ask(ctx, purpose, Key(email))
}

// Deliver writes and sends the mail that was asked for; the worker calls it. Repeated, it
// sends another link, which is as good as the first.
func (s *Service) Deliver(ctx context.Context, purpose Purpose, email string) error {
	u, err := s.Users.UserByEmail(ctx, Key(email))
	if errors.Is(err, ErrNotFound) || err == nil && purpose == VerifyEmail && u.EmailVerified {
		return nil
	}
	if err != nil {
		return err
	}
	secret := id.Secret(32)
	err = s.Proofs.CreateProof(ctx, Proof{
		ID: hash(secret), Purpose: purpose, UserID: u.ID, EmailKey: u.EmailKey, Epoch: u.Epoch,
		ExpiresAt: s.Clock.Now().Add(lives[purpose]),
	})
	if err != nil {
		return err
	}
	return s.Mailer.Send(ctx, letter(purpose, u, s.AppURL, secret))
}

// VerifyEmail confirms the address that a link was sent to. Faults: ErrProof.
func (s *Service) VerifyEmail(ctx context.Context, token string) error {
	_, err := s.redeem(ctx, VerifyEmail, token, func(u *User) error {
		u.EmailVerified = true
		return nil
	})
	return err
}

// ResetPassword sets a new password with a mailed link. The same write ends every sign-in,
// every link sent before, and the link itself. Faults: ErrProof, fault.ErrInvalid.
func (s *Service) ResetPassword(ctx context.Context, token, password string) error {
	hashed := ""
	u, err := s.redeem(ctx, ResetPassword, token, func(u *User) (err error) {
		if err := checkPassword(password, u.Email, u.Name); err != nil {
			return err
		}
		if hashed == "" {
			if hashed, err = s.Passwords.Hash(ctx, password); err != nil {
				return err
			}
		}
		u.EmailVerified = true
		u.renew(hashed)
		return nil
	})
	if err != nil {
		return err
	}
	s.guessed(ctx, u.EmailKey)
	s.tell(ctx, u, Notice{Kind: PasswordChanged})
	return nil
}

// redeem changes the account that a link belongs to, and uses the link up. A process that
// dies before the link is removed leaves one that does nothing new.
func (s *Service) redeem(ctx context.Context, purpose Purpose, token string, change func(*User) error) (User, error) {
	p, err := s.Proofs.Proof(ctx, hash(token))
	if err == nil && p.Purpose != purpose {
		err = ErrProof
	}
	if err != nil {
		return User{}, orProof(err)
	}
	u, err := s.reviseUser(ctx, personAs(p.UserID), p.UserID, 0, func(u *User) error {
		if !p.holds(*u, s.Clock.Now()) {
			return ErrProof
		}
		return change(u)
	})
	if err != nil {
		return User{}, orProof(err)
	}
	return u, orNil(s.Proofs.DeleteProof(ctx, p.ID))
}

// orProof turns an absent link or account into ErrProof.
func orProof(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return ErrProof
	}
	return err
}

// orNil takes a link that is gone already for one that was removed.
func orNil(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return nil
	}
	return err
}
