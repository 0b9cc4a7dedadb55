package identity

import (
	"context"
	"errors"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Found founds another team of the signed-in person, with its own trial, and takes their
// sign-in there. As with a registration, the write that decides is the account's; asked
// again after a process died, it finishes the team that was begun. Faults:
// fault.ErrInvalid.
func (s *Service) Found(ctx context.Context, actor tenant.Actor, name, timezone string) (SignIn, error) {
	wanted := Tenant{Name: name, Timezone: timezone}
	if err := wanted.check(); err != nil {
		return SignIn{}, err
	}
	u, err := s.unfounded(ctx, actor, wanted)
	if err != nil {
		return SignIn{}, err
	}
	u, err = s.reviseUser(ctx, actor, u.ID, 0, func(u *User) error {
		switch {
		case u.Founding == nil:
			u.begin(Founding{TenantID: tenant.ID(id.New(id.Tenant)), Name: wanted.Name, Timezone: timezone, Another: true, Since: s.Clock.Now()})
		case !u.Founding.of(wanted): // one that can't be finished now
			return fault.ErrUnavailable
		}
		return nil
	})
	if err != nil {
		return SignIn{}, err
	}
	return s.settleIn(ctx, actor, u)
}

// unfounded reads the person, and finishes a founding of a different team that a process
// left unfinished.
func (s *Service) unfounded(ctx context.Context, actor tenant.Actor, wanted Tenant) (User, error) {
	u, err := s.Users.User(ctx, actor.UserID)
	if err != nil || u.Founding.of(wanted) {
		return u, err
	}
	return s.found(ctx, u)
}

// settleIn finishes a founding and takes the person's sign-in to the team.
func (s *Service) settleIn(ctx context.Context, actor tenant.Actor, u User) (SignIn, error) {
	in := u.Founding.TenantID
	if _, err := s.found(ctx, u); err != nil {
		return SignIn{}, err
	}
	return s.Switch(ctx, actor, in)
}

// of says whether this is the founding of such a team.
func (f *Founding) of(t Tenant) bool {
	return f != nil && strings.TrimSpace(f.Name) == t.Name && f.Timezone == t.Timezone
}

// Confirm has the signed-in person show their password once more. Faults: ErrThrottled,
// and fault.ErrInvalid on "password".
func (s *Service) Confirm(ctx context.Context, actor tenant.Actor, password string) error {
	return s.proveSelf(ctx, actor, password)
}

// Reclaim gives the account that an Enrol since an instant opened, to whoever knows its
// password: so that what was to follow can be finished after a process died. It opens no
// other account, and none with a second factor. Faults: ErrThrottled, ErrEmailTaken.
func (s *Service) Reclaim(ctx context.Context, email, password string, since time.Time) (User, error) {
	u, err := s.Users.UserByEmail(ctx, Key(email))
	if err != nil {
		return User{}, err
	}
	if u.CreatedAt.Before(since) || u.Factor.On() {
		return User{}, ErrEmailTaken
	}
	if err := s.prove(ctx, u, "password", password); errors.Is(err, fault.ErrInvalid) {
		return User{}, ErrEmailTaken
	} else if err != nil {
		return User{}, err
	}
	return u, nil
}
