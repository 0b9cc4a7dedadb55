package billing

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Search chooses purchases of any tenant. What is empty chooses all.
type Search struct {
	TenantID tenant.ID
	Status   PaymentStatus
	Text     string    // the id of the purchase, session or payment intent, or the buyer's address
	From, To time.Time // when it was begun; To not included
}

// Standing is how a purchase stands at Stripe at this moment.
type Standing struct {
	Session Session
	Trouble Trouble // zero where no money came
	AskedAt time.Time
}

// SearchPayments pages through the purchases of every tenant, newest first.
func (s *Service) SearchPayments(ctx context.Context, find Search, req page.Request) (page.Result[Payment], error) {
	return s.Payments.Search(ctx, tenant.AllTenants("operators look at purchases"), find, req)
}

// AnyPayment reads a purchase of any tenant. Faults: ErrPaymentNotFound.
func (s *Service) AnyPayment(ctx context.Context, id PaymentID) (Payment, error) {
	return s.Payments.Get(ctx, tenant.AllTenants("operators look at a purchase"), id)
}

// Standing asks Stripe how a purchase stands. Nothing is taken over: that is the reconcile
// jobs' work. Faults: ErrPaymentNotFound where Stripe does not know it,
// fault.ErrUnavailable.
func (s *Service) Standing(ctx context.Context, p Payment) (Standing, error) {
	out := Standing{AskedAt: s.Clock.Now()}
	if p.SessionID == "" {
		return out, ErrPaymentNotFound
	}
	var err error
	if out.Session, err = s.Stripe.Session(ctx, p.SessionID); err != nil || !out.Session.Received || out.Session.Intent == "" {
		return out, err
	}
	out.Trouble, err = s.Stripe.Trouble(ctx, out.Session.Intent)
	return out, err
}
