package stripe

import (
	"context"
	"time"

	"github.com/stripe/stripe-go/v76"

	"campaignos.dev/api/internal/billing"
)

// What Stripe tells of completed sessions, and of money that goes back or comes again.
var (
	completedEvents = []string{"checkout.session.completed", "checkout.session.async_payment_succeeded"}
	troubleEvents   = []string{"charge.refunded", "charge.dispute.created", "charge.dispute.closed"}
)

// Completed lists the sessions that were completed since an instant.
func (c *Client) Completed(ctx context.Context, since time.Time) (sessionIDs []string, err error) {
	err = c.events(ctx, completedEvents, since, func(e *stripe.Event) {
		if id, ok := e.Data.Object["id"].(string); ok {
			sessionIDs = append(sessionIDs, id)
		}
	})
	return sessionIDs, err
}

// Troubles lists the payments about which there was a refund or a dispute since an instant.
// An event is a hint only, in whatever version it was written: the charge is read anew.
func (c *Client) Troubles(ctx context.Context, since time.Time) ([]billing.Trouble, error) {
	charges := map[string]bool{}
	err := c.events(ctx, troubleEvents, since, func(e *stripe.Event) {
		name := "charge"
		if e.Type == "charge.refunded" {
			name = "id"
		}
		if id, ok := e.Data.Object[name].(string); ok {
			charges[id] = true
		}
	})
	var out []billing.Trouble
	for id := range charges {
		if err != nil {
			return nil, err
		}
		var t billing.Trouble
		t, err = c.trouble(ctx, id)
		out = append(out, t)
	}
	return out, err
}

// events reads every event of some types since an instant.
func (c *Client) events(ctx context.Context, types []string, since time.Time, each func(*stripe.Event)) error {
	params := &stripe.EventListParams{
		Types:        stripe.StringSlice(types),
		CreatedRange: &stripe.RangeQueryParams{GreaterThanOrEqual: since.Unix()},
	}
	params.Context = ctx
	params.Limit = stripe.Int64(100)
	list := c.api.Events.List(params)
	for list.Next() {
		each(list.Event())
	}
	return translate(list.Err())
}

// trouble tells how a charge stands.
func (c *Client) trouble(ctx context.Context, chargeID string) (billing.Trouble, error) {
	params := &stripe.ChargeParams{}
	params.Context = ctx
	charge, err := c.api.Charges.Get(chargeID, params)
	if err != nil {
		return billing.Trouble{}, translate(err)
	}
	t := billing.Trouble{Refunded: charge.Refunded}
	if charge.PaymentIntent != nil {
		t.Intent = charge.PaymentIntent.ID
	}
	if charge.Disputed { // it stays so when the dispute is over
		t.Disputed, err = c.disputed(ctx, chargeID)
	}
	return t, err
}

// withUs are the states of a dispute in which the money is ours: mere questions, and
// disputes that were decided for us.
var withUs = map[stripe.DisputeStatus]bool{
	stripe.DisputeStatusWarningNeedsResponse: true, stripe.DisputeStatusWarningUnderReview: true,
	stripe.DisputeStatusWarningClosed: true, stripe.DisputeStatusWon: true,
}

// disputed says whether the buyer's bank has the money of a charge.
func (c *Client) disputed(ctx context.Context, chargeID string) (bool, error) {
	params := &stripe.DisputeListParams{Charge: stripe.String(chargeID)}
	params.Context = ctx
	list := c.api.Disputes.List(params)
	for list.Next() {
		if !withUs[list.Dispute().Status] {
			return true, nil
		}
	}
	return false, translate(list.Err())
}
