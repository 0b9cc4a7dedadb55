package stripe

import (
	"context"
	"time"

	"github.com/stripe/stripe-go/v76"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/money"
)

// Session asks about a payment page.
func (c *Client) Session(ctx context.Context, id string) (billing.Session, error) {
	params := &stripe.CheckoutSessionParams{}
	params.Context = ctx
	params.AddExpand("payment_intent")
	params.AddExpand("payment_intent.latest_charge")
	s, err := c.api.CheckoutSessions.Get(id, params)
	if err != nil {
		return billing.Session{}, translate(err)
	}
	return session(s), nil
}

// session tells what Stripe says of a payment page.
func session(s *stripe.CheckoutSession) billing.Session {
	of := func(amount int64) money.Money { return money.Of(amount, string(s.Currency)) }
	out := billing.Session{
		ID: s.ID, URL: s.URL, Status: string(s.Status), PaymentStatus: string(s.PaymentStatus),
		Tenant: s.Metadata[metaTenant], Plan: s.Metadata[metaPlan], Payment: s.Metadata[metaPayment],
		Subtotal: of(s.AmountSubtotal), Total: of(s.AmountTotal),
	}
	if out.Ours() && out.Payment != s.ClientReferenceID {
		out.Payment = s.ClientReferenceID // two names for one purchase: not the one that was agreed
	}
	if d := s.TotalDetails; d != nil {
		out.Discount, out.Tax = of(d.AmountDiscount), of(d.AmountTax)
	}
	if s.PaymentIntent != nil {
		tellIntent(&out, s.PaymentIntent)
	}
	return out
}

// tellIntent tells of the attempts to pay.
func tellIntent(out *billing.Session, pi *stripe.PaymentIntent) {
	out.Intent = pi.ID
	out.Received = pi.Status == stripe.PaymentIntentStatusSucceeded
	out.Canceled = pi.Status == stripe.PaymentIntentStatusCanceled || pi.Status == stripe.PaymentIntentStatusRequiresPaymentMethod
	if pi.LastPaymentError != nil {
		out.Decline = pi.LastPaymentError.Msg
	}
	if charge := pi.LatestCharge; charge != nil {
		out.ReceiptURL, out.ChargeStatus, out.Disputed = charge.ReceiptURL, string(charge.Status), charge.Disputed
		out.Refunded = money.Of(charge.AmountRefunded, string(charge.Currency))
	}
}

// Completed lists the sessions whose buyers have come to an end since an instant.
func (c *Client) Completed(ctx context.Context, since time.Time) (found []billing.Completed, err error) {
	err = c.events(ctx, completedEvents, since, func(e *stripe.Event) {
		if id, ok := e.Data.Object["id"].(string); ok {
			labels, _ := e.Data.Object["metadata"].(map[string]any)
			found = append(found, billing.Completed{SessionID: id, Ours: labels[metaPayment] != nil || labels[metaTenant] != nil})
		}
	})
	return found, err
}

// CompletedLongAgo lists the completed sessions that were made since an instant, or in the
// day before: a page is open for so long.
func (c *Client) CompletedLongAgo(ctx context.Context, since time.Time) (found []billing.Completed, err error) {
	params := &stripe.CheckoutSessionListParams{
		Status:       stripe.String(string(stripe.CheckoutSessionStatusComplete)),
		CreatedRange: createdSince(since.AddDate(0, 0, -1)),
	}
	params.Context = ctx
	params.Limit = stripe.Int64(100)
	list := c.api.CheckoutSessions.List(params)
	for list.Next() {
		s := session(list.CheckoutSession())
		found = append(found, billing.Completed{SessionID: s.ID, Ours: s.Ours()})
	}
	return found, translate(list.Err())
}
