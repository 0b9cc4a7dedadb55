package identity

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// The letters that tell what was done to an account, and those that confirm a change of
// address.
const (
	PasswordChanged   Purpose = "password_changed"
	FactorSwitchedOn  Purpose = "factor_on"
	FactorSwitchedOff Purpose = "factor_off"
	CodesRenewed      Purpose = "codes_renewed"
	CodeUsed          Purpose = "code_used"
	NewDevice         Purpose = "new_device"
	RefreshReused     Purpose = "refresh_reused"
	EmailChanged      Purpose = "email_changed"
	ConfirmOld        Purpose = "confirm_old_email"
	ConfirmNew        Purpose = "confirm_new_email"
)

// Notice is a letter that a person gets because of something that happened.
type Notice struct {
	ID       string // one occasion has one, however often it is told
	Kind     Purpose
	UserID   string
	To       string // the mailbox; empty: the account's
	ChangeID string // the change of address that it is about
	Device   string // where it was done, in plain words
	Address  string // the IP address that it was done from
	At       time.Time
}

// tell has a person told by mail. The change itself stands: a queue that is away is no
// reason to take it back.
func (s *Service) tell(ctx context.Context, u User, n Notice) {
	from := tenant.OriginOf(ctx)
	n.UserID, n.Device, n.Address, n.At = u.ID, device(from.Device), from.Address, s.Clock.Now()
	if n.ID == "" {
		n.ID = id.New(id.Notice)
	}
	if err := s.Outbox.Tell(ctx, n); err != nil {
		s.Log.ErrorContext(ctx, "a person was not told of a change of their account", slog.String("userId", u.ID), slog.String("kind", string(n.Kind)), slog.Any("error", err))
	}
}

// Notify writes and sends the letter of a notice; the worker calls it.
func (s *Service) Notify(ctx context.Context, n Notice) error {
	u, err := s.Users.User(ctx, n.UserID)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	secret := ""
	if n.Kind == ConfirmOld || n.Kind == ConfirmNew {
		if secret, err = s.proveMailbox(ctx, u, n); secret == "" || err != nil {
			return err
		}
	}
	return s.Mailer.Send(ctx, noticeLetter(n, u, s.AppURL, secret))
}

// proveMailbox makes the link that confirms a change of address; none where the change was
// given up.
func (s *Service) proveMailbox(ctx context.Context, u User, n Notice) (secret string, err error) {
	if u.EmailChange == nil || u.EmailChange.ID != n.ChangeID {
		return "", nil
	}
	secret = id.Secret(32)
	return secret, s.Proofs.CreateProof(ctx, Proof{
		ID: hash(secret), Purpose: n.Kind, UserID: u.ID, EmailKey: Key(n.To), ChangeID: n.ChangeID, Epoch: u.Epoch,
		ExpiresAt: u.EmailChange.ExpiresAt,
	})
}
