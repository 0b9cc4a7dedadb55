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

// changeLife is how long a change of address waits for its two clicks.
const changeLife = 24 * time.Hour

// EmailChange is a change of address under way: it takes a click in both mailboxes.
type EmailChange struct {
	ID           string    `bson:"id"`
	Email        string    `bson:"email"`
	OldConfirmed bool      `bson:"oldConfirmed"`
	NewConfirmed bool      `bson:"newConfirmed"`
	ExpiresAt    time.Time `bson:"expiresAt"`
}

// Done says whether both mailboxes have confirmed.
func (c EmailChange) Done() bool { return c.OldConfirmed && c.NewConfirmed }

// Waiting gives the change of address that waits at an instant; nil where none does.
func (u User) Waiting(now time.Time) *EmailChange {
	if u.EmailChange == nil || !now.Before(u.EmailChange.ExpiresAt) {
		return nil
	}
	return u.EmailChange
}

// ChangeEmail begins a change of address and has both mailboxes asked; it takes the place
// of one that was under way. Faults: ErrEmailTaken, ErrThrottled, fault.ErrInvalid.
func (s *Service) ChangeEmail(ctx context.Context, actor tenant.Actor, email, password string) (EmailChange, error) {
	if err := s.proveSelf(ctx, actor, password); err != nil {
		return EmailChange{}, err
	}
	switch _, err := s.Users.UserByEmail(ctx, Key(email)); {
	case err == nil:
		return EmailChange{}, ErrEmailTaken
	case !errors.Is(err, ErrNotFound):
		return EmailChange{}, err
	}
	c := EmailChange{ID: id.New("chg"), Email: strings.TrimSpace(email), ExpiresAt: s.Clock.Now().Add(changeLife)}
	u, err := s.reviseUser(ctx, actor, actor.UserID, 0, func(u *User) error {
		if u.EmailKey == Key(email) {
			return fault.ErrInvalid.WithFields(fault.Field{Field: "email", Code: "unchanged", Message: "This is your address already."})
		}
		u.EmailChange = &c
		return nil
	})
	if err != nil {
		return EmailChange{}, err
	}
	s.tell(ctx, u, Notice{Kind: ConfirmOld, To: u.Email, ChangeID: c.ID})
	s.tell(ctx, u, Notice{Kind: ConfirmNew, To: c.Email, ChangeID: c.ID})
	return c, nil
}

// CancelEmailChange gives up a change of address; its links lead nowhere any more.
func (s *Service) CancelEmailChange(ctx context.Context, actor tenant.Actor) error {
	_, err := s.reviseUser(ctx, actor, actor.UserID, 0, func(u *User) error {
		u.EmailChange = nil
		return nil
	})
	return err
}

// ConfirmEmailChange confirms a change of address from one of the two mailboxes; the second
// click changes the address. A click that is repeated before that changes nothing. Faults:
// ErrProof, ErrEmailTaken.
func (s *Service) ConfirmEmailChange(ctx context.Context, token string) (EmailChange, error) {
	p, err := s.Proofs.Proof(ctx, hash(token))
	if err != nil {
		return EmailChange{}, orProof(err)
	}
	var c EmailChange
	var old string
	u, err := s.reviseUser(ctx, personAs(p.UserID), p.UserID, 0, func(u *User) error {
		if c, old = p.confirm(u, s.Clock.Now()), u.Email; c.ID == "" {
			return ErrProof
		}
		u.adopt(c)
		return nil
	})
	if err != nil {
		return EmailChange{}, orProof(err)
	}
	if c.Done() {
		s.tell(ctx, u, Notice{Kind: EmailChanged, To: old})
	}
	return c, nil
}

// confirm notes what a link proves about a change of address; the zero value where it
// proves nothing.
func (p *Proof) confirm(u *User, now time.Time) EmailChange {
	waits := u.Waiting(now)
	if waits == nil || p.ChangeID != waits.ID || p.Epoch != u.Epoch || p.UserID != u.ID {
		return EmailChange{}
	}
	c := *waits
	switch p.Purpose {
	case ConfirmOld:
		c.OldConfirmed = true
	case ConfirmNew:
		c.NewConfirmed = true
	default:
		return EmailChange{}
	}
	return c
}

// adopt takes over how far a change of address has come.
func (u *User) adopt(c EmailChange) {
	u.EmailChange = &c
	if c.Done() {
		u.Email, u.EmailKey, u.EmailVerified, u.EmailChange = c.Email, Key(c.Email), true, nil
	}
}
