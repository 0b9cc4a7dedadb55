package team

import (
	"context"
	"errors"
	"slices"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// errNothing says that an invitation needs nothing done any more. It is a fault, so that the
// plan's count knows that nothing was done; nobody is told it.
var errNothing = fault.New(fault.Conflict, "nothing_to_do", "There is nothing to do with this invitation.")

// Deliver writes and sends the mail of an invitation, unless it is out; the worker calls
// it. The secret of its link exists in the mail alone: what is stored is its hash, and that
// before the mail is sent. Done twice, both links work.
func (s *Service) Deliver(ctx context.Context, in tenant.ID, inviteID string) error {
	scope := tenant.System(in, "team").Scope()
	t, err := s.Teams.Tenant(ctx, scope)
	if err != nil || t.Status != tenant.Active {
		return unlessMissing(err)
	}
	secret := id.Secret(32)
	i, err := s.reviseInvite(ctx, scope, inviteID, func(i *Invite) error {
		if i.State != Open || i.Mailed || i.Over(s.Clock.Now()) {
			return errNothing
		}
		i.Secrets = append(slices.Clone(i.Secrets), hash(secret))
		return nil
	})
	if err != nil {
		return orNothing(err)
	}
	sent := s.send(ctx, t, i, secret)
	if sent != nil && fault.KindOf(sent) != fault.Invalid { // else it never will be
		return sent
	}
	_, err = s.reviseInvite(ctx, scope, inviteID, func(i *Invite) error {
		if i.State != Open || !slices.Contains(i.Secrets, hash(secret)) {
			return errNothing // it was accepted, or sent again, meanwhile
		}
		i.Mailed, i.DueAt = true, i.ExpiresAt
		return nil
	})
	return errors.Join(sent, orNothing(err))
}

// send mails an invitation in the language of whom it goes to, or of who sends it.
func (s *Service) send(ctx context.Context, t identity.Tenant, i Invite, secret string) error {
	inviter, err := s.Users.User(ctx, i.Inviter)
	if err = unlessMissing(err); err != nil {
		return err
	}
	locale := inviter.Locale
	if guest, err := s.Users.UserByEmail(ctx, i.EmailKey); err == nil {
		locale = guest.Locale
	} else if err = unlessMissing(err); err != nil {
		return err
	}
	return s.Mailer.Send(ctx, letter(locale, i, t.Name, inviter.Name, s.AppURL, secret))
}
