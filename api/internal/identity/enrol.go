package identity

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/tenant"
)

// Enrol opens the account of a person who founds no team of their own, such as one who was
// invited; verified says whether their address is proven. Faults: fault.ErrInvalid,
// ErrEmailTaken.
func (s *Service) Enrol(ctx context.Context, email, name, password string, verified bool) (User, error) {
	u := s.newUser(email, name)
	u.EmailVerified = verified
	return s.open(ctx, u.self(), u, password)
}

// CreateOperator makes an operator of the platform, who belongs to no team; an account
// that exists keeps its password and gets the role. Faults: fault.ErrInvalid.
func (s *Service) CreateOperator(ctx context.Context, email, name, password string, role tenant.PlatformRole) (User, error) {
	by := tenant.System("", "campaignctl")
	found, err := s.Users.UserByEmail(ctx, Key(email))
	if err == nil {
		return s.reviseUser(ctx, by, found.ID, 0, func(u *User) error {
			u.PlatformRole = role
			return nil
		})
	}
	if !errors.Is(err, ErrNotFound) {
		return User{}, err
	}
	u := s.newUser(email, name)
	u.PlatformRole, u.EmailVerified = role, true
	return s.open(ctx, by, u, password)
}

// open stores a new account with its password.
func (s *Service) open(ctx context.Context, by tenant.Actor, u User, password string) (User, error) {
	if err := errors.Join(u.check(), checkPassword(password, u.Email, u.Name)); err != nil {
		return User{}, err
	}
	var err error
	if u.Password, err = s.Passwords.Hash(ctx, password); err != nil {
		return User{}, err
	}
	return u, s.Users.CreateUser(ctx, by, u)
}
