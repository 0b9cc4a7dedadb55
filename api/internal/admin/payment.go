package admin

import (
	"context"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Purchase is a payment with the name of the team that made it.
type Purchase struct {
	billing.Payment
	TenantName string // empty: the team is gone
}

// PurchaseDetail is a purchase with how it stands at Stripe.
type PurchaseDetail struct {
	Purchase
	Standing *billing.Standing // nil: Stripe could not tell
	Silence  string            // why Stripe could not tell
}

// Finding is a mismatch with the name of the team that it is about.
type Finding struct {
	billing.Mismatch
	TenantName string
}

// Payments pages through the purchases of every team, newest first.
func (s *Service) Payments(ctx context.Context, actor tenant.Actor, find billing.Search, req page.Request) (page.Result[Purchase], error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return page.Result[Purchase]{}, err
	}
	got, err := s.Billing.SearchPayments(ctx, find, req)
	if err != nil {
		return page.Result[Purchase]{}, err
	}
	named, err := names(ctx, s.Teams, got.Items, func(p billing.Payment) tenant.ID { return p.TenantID })
	return page.Map(got, func(p billing.Payment) Purchase { return Purchase{p, named[p.TenantID]} }), err
}

// EachPayment tells every purchase that a search chooses, for a sheet.
func (s *Service) EachPayment(ctx context.Context, actor tenant.Actor, find billing.Search, tell func(Purchase) error) error {
	return everyPage(func(req page.Request) (page.Result[Purchase], error) { return s.Payments(ctx, actor, find, req) }, tell)
}

// Payment reads a purchase and asks Stripe how it stands. Where Stripe can't tell, the
// purchase is shown all the same. Faults: billing.ErrPaymentNotFound.
func (s *Service) Payment(ctx context.Context, actor tenant.Actor, id billing.PaymentID) (PurchaseDetail, error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return PurchaseDetail{}, err
	}
	p, err := s.Billing.AnyPayment(ctx, id)
	if err != nil {
		return PurchaseDetail{}, err
	}
	named, err := names(ctx, s.Teams, []billing.Payment{p}, func(p billing.Payment) tenant.ID { return p.TenantID })
	if err != nil {
		return PurchaseDetail{}, err
	}
	out := PurchaseDetail{Purchase: Purchase{p, named[p.TenantID]}}
	standing, err := s.Billing.Standing(ctx, p)
	if err != nil {
		out.Silence = silence(err)
		return out, nil
	}
	out.Standing = &standing
	return out, nil
}

// silence says why Stripe could not tell, in words for an operator.
func silence(err error) string {
	switch fault.KindOf(err) {
	case fault.NotFound:
		return "Stripe knows no session of this purchase."
	case fault.Unavailable, fault.RateLimited:
		return "Stripe does not answer at the moment. Look again in a minute."
	}
	return "Stripe refused the question. The API's log says why."
}

// Mismatches pages through what does not fit about payments, newest first; open leaves out
// what was reviewed.
func (s *Service) Mismatches(ctx context.Context, actor tenant.Actor, open bool, req page.Request) (page.Result[Finding], error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return page.Result[Finding]{}, err
	}
	got, err := s.Billing.ListMismatches(ctx, actor, open, req)
	if err != nil {
		return page.Result[Finding]{}, err
	}
	named, err := names(ctx, s.Teams, got.Items, func(m billing.Mismatch) tenant.ID { return m.TenantID })
	return page.Map(got, func(m billing.Mismatch) Finding { return Finding{m, named[m.TenantID]} }), err
}

// Review notes what an operator found out about a mismatch. Faults:
// billing.ErrMismatchNotFound.
func (s *Service) Review(ctx context.Context, actor tenant.Actor, id, note string) (Finding, error) {
	if err := actor.Require(tenant.PlatformOperate); err != nil {
		return Finding{}, err
	}
	m, err := s.Billing.ReviewMismatch(ctx, actor, id, note)
	if err != nil {
		return Finding{}, err
	}
	named, err := names(ctx, s.Teams, []billing.Mismatch{m}, func(m billing.Mismatch) tenant.ID { return m.TenantID })
	return Finding{m, named[m.TenantID]}, err
}

// Revenue tells what was sold in each of the last months, oldest first.
func (s *Service) Revenue(ctx context.Context, actor tenant.Actor, months int) ([]billing.Revenue, error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return nil, err
	}
	return s.Billing.Revenue(ctx, months)
}
