package billing

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"time"

	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/tenant"
)

// Trouble is how a payment stands that was refunded, disputed or failed at some time.
type Trouble struct {
	Intent   string
	Refunded money.Money // what was given back so far
	Whole    bool        // all of it was
	Disputed bool        // the buyer's bank has the money: the dispute is open or lost
	Failed   bool        // it had succeeded, and the money did not come after all
}

// ReadTroubles finds refunds, disputes and payments that failed later, and ends the periods
// they paid for.
func (s *Service) ReadTroubles(ctx context.Context) error {
	return s.readOn(ctx, troublesCursor, func(since time.Time) error {
		troubles, err := s.troubles(ctx, since)
		for _, t := range troubles {
			err = errors.Join(err, s.takeBack(ctx, t))
		}
		return err
	})
}

// troubles lists how payments stand that something may have happened to since an instant.
// Where the events of that time are forgotten, it is also asked how the disputes ended that
// were open then.
func (s *Service) troubles(ctx context.Context, since time.Time) ([]Trouble, error) {
	if !s.forgotten(since) {
		return s.Stripe.Troubles(ctx, since)
	}
	troubles, err := s.Stripe.TroublesLongAgo(ctx, since)
	disputed, listErr := s.Payments.Disputed(ctx, tenant.AllTenants("find out how disputes ended"))
	err = errors.Join(err, listErr)
	for _, p := range disputed {
		t, askErr := s.Stripe.Trouble(ctx, p.Intent)
		if err = errors.Join(err, askErr); askErr == nil {
			troubles = append(troubles, t)
		}
	}
	return troubles, err
}

// takeBack brings the ledger in line with how a payment stands now. A purchase that was
// flagged has granted nothing and is an operator's matter.
func (s *Service) takeBack(ctx context.Context, t Trouble) error {
	p, err := s.Payments.ByIntent(ctx, tenant.AllTenants("find the purchase of a refund"), t.Intent)
	if errors.Is(err, ErrPaymentNotFound) {
		return nil // another product's payment on the same Stripe account
	}
	if err != nil {
		return err
	}
	changed, err := s.upset(ctx, &p, t)
	if err != nil || !changed {
		return err
	}
	_, err = s.savePayment(ctx, p)
	return err
}

// upset notes in the ledger and on the purchase how its payment stands. A part that was
// given back ends nothing: an operator decides what becomes of the period. The entry's name
// follows from the purchase's version, so that it is the same again where the process dies
// before the purchase is saved, and another one when a second dispute follows the first.
func (s *Service) upset(ctx context.Context, p *Payment, t Trouble) (changed bool, err error) {
	if t.Refunded.Amount > 0 && t.Refunded != p.Charge.Refunded {
		changed, p.Charge.Refunded = true, t.Refunded
		if err := s.noteRefund(ctx, *p, t); err != nil {
			return false, err
		}
	}
	status, kind := p.afterTrouble(t)
	if status == p.Status {
		return changed, nil
	}
	entry := Entry{
		ID: string(kind) + ":" + string(p.ID) + ":" + strconv.FormatInt(p.Version, 10), Kind: kind, At: s.Clock.Now(),
		PaymentID: string(p.ID), By: "system:billing",
	}
	if err := s.add(ctx, p.TenantID, entry); err != nil {
		return false, err
	}
	p.close(status)
	return true, nil
}

// noteRefund has an operator look at a refund that the ledger does not follow.
func (s *Service) noteRefund(ctx context.Context, p Payment, t Trouble) error {
	if t.Whole {
		return nil
	}
	m := p.finding(Session{ID: p.SessionID}, fmt.Sprintf("A part of the payment was given back, %d of %d, and its period goes on.", t.Refunded.Amount, p.Charged().Amount))
	m.Expected, m.Actual = p.Charged(), t.Refunded
	return s.file(ctx, m)
}

// afterTrouble says what becomes of a purchase, and what the ledger notes of it.
func (p Payment) afterTrouble(t Trouble) (PaymentStatus, Kind) {
	settled := p.Status == PaymentPaid || p.Status == PaymentDisputed
	switch {
	case !settled:
		return p.Status, ""
	case t.Whole:
		return PaymentRefunded, Refunded
	case t.Failed:
		return PaymentFailed, Disputed
	case t.Disputed:
		return PaymentDisputed, Disputed
	}
	return PaymentPaid, Reinstated
}
