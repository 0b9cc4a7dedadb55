package identity

import (
	"context"
	"errors"
	"log/slog"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/tenant"
)

// Login signs a person in; where they have a second factor it gives a challenge instead. An
// unknown address takes the same work and gets the same answer as a wrong password. Faults:
// ErrLogin, ErrThrottled.
func (s *Service) Login(ctx context.Context, email, password string) (SignIn, *Challenge, error) {
	key := Key(email)
	if err := s.guess(ctx, key); err != nil {
		return SignIn{}, nil, err
	}
	u, err := s.Users.UserByEmail(ctx, key)
	if err != nil && !errors.Is(err, ErrNotFound) {
		return SignIn{}, nil, err
	}
	right, err := s.Passwords.Verify(ctx, password, u.Password)
	if err != nil {
		return SignIn{}, nil, err
	}
	if !right {
		return SignIn{}, nil, s.notedFailure(ctx, u, ErrLogin)
	}
	s.guessed(ctx, key)
	if u.Factor.On() {
		asked, err := s.challenge(ctx, u)
		return SignIn{}, asked, err
	}
	got, err := s.signIn(ctx, u, false)
	return got, nil, err
}

// notedFailure enters a failed sign-in into the platform's book, known account or not, and
// gives the fault back.
func (s *Service) notedFailure(ctx context.Context, u User, err error) error {
	if errors.Is(err, ErrLogin) || errors.Is(err, ErrCode) {
		s.record(ctx, "", u.self().By(), audit.Entry{Kind: "user", Verb: "login_failed", TargetID: u.ID, TargetName: u.Email})
	}
	return err
}

// record enters what changes no account into the audit log. A log that can't be reached is
// no reason to keep people out, or in.
func (s *Service) record(ctx context.Context, in tenant.ID, by tenant.By, e audit.Entry) {
	if err := s.Recorder.Record(ctx, in, by, e); err != nil {
		s.Log.ErrorContext(ctx, "an event is missing in the audit log", slog.String("action", e.Kind+"."+e.Verb), slog.String("targetId", e.TargetID), slog.Any("error", err))
	}
}
