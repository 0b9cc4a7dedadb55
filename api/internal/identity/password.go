package identity

import (
	"context"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// ChangePassword sets a new password. The one write that does ends every sign-in and every
// mailed link; this device gets a sign-in anew. Faults: ErrThrottled, fault.ErrInvalid.
func (s *Service) ChangePassword(ctx context.Context, actor tenant.Actor, current, next string) (SignIn, error) {
	u, err := s.Users.User(ctx, actor.UserID)
	if err != nil {
		return SignIn{}, err
	}
	if err := s.prove(ctx, u, "currentPassword", current); err != nil {
		return SignIn{}, err
	}
	session, err := s.Sessions.Session(ctx, actor.SessionID)
	if err != nil {
		return SignIn{}, orCredential(err)
	}
	if u, err = s.setPassword(ctx, actor, u, next); err != nil {
		return SignIn{}, under("newPassword", err)
	}
	_, m, _, err := s.standing(ctx, u.ID, actor.TenantID)
	if err != nil {
		return SignIn{}, err
	}
	return s.start(ctx, u, m, session.Factor)
}

// setPassword replaces the password of an account, as it was when the old one was shown.
func (s *Service) setPassword(ctx context.Context, by tenant.Actor, proven User, password string) (User, error) {
	if err := checkPassword(password, proven.Email, proven.Name); err != nil {
		return User{}, err
	}
	hashed, err := s.Passwords.Hash(ctx, password)
	if err != nil {
		return User{}, err
	}
	u, err := s.reviseUser(ctx, by, proven.ID, 0, func(u *User) error {
		if u.Epoch != proven.Epoch {
			return ErrCredential
		}
		u.renew(hashed)
		return nil
	})
	if err == nil {
		s.tell(ctx, u, Notice{Kind: PasswordChanged})
	}
	return u, err
}

// renew takes a new password. Whatever was under way with the old one is over.
func (u *User) renew(hashed string) {
	u.Password, u.EmailChange = hashed, nil
	u.Epoch++
}

// proveSelf is prove for the actor, on the field "password".
func (s *Service) proveSelf(ctx context.Context, actor tenant.Actor, password string) error {
	u, err := s.Users.User(ctx, actor.UserID)
	if err != nil {
		return err
	}
	return s.prove(ctx, u, "password", password)
}

func wrongPassword(field string) error {
	return fault.ErrInvalid.WithFields(fault.Field{Field: field, Code: "wrong_password", Message: "This is not your password."})
}

// under names the one field that a fault of fields is about.
func under(field string, err error) error {
	f, ok := fault.As(err)
	if !ok || len(f.Fields) != 1 {
		return err
	}
	only := f.Fields[0]
	only.Field = field
	return f.WithFields(only)
}
