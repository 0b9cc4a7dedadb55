package identity

import (
	"context"
	"errors"
)

// Login signs a person in. An unknown address takes the same work and gets the same answer
// as a wrong password. Faults: ErrLogin.
func (s *Service) Login(ctx context.Context, email, password string) (SignIn, error) {
	u, err := s.Users.UserByEmail(ctx, Key(email))
	if err != nil && !errors.Is(err, ErrNotFound) {
		return SignIn{}, err
	}
	right, err := s.Passwords.Verify(ctx, password, u.Password)
	if err != nil {
		return SignIn{}, err
	}
	if !right {
		return SignIn{}, ErrLogin
	}
	return s.signIn(ctx, u, false)
}
