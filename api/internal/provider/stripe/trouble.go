package stripe

import (
	"context"
	"maps"
	"slices"
	"time"

	"github.com/stripe/stripe-go/v76"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/money"
)

// idSet collects ids, each once.
type idSet map[string]bool

// Troubles lists the payments that something happened to since an instant. An event is a
// hint only, in whatever version it was written: how the payment stands is asked anew.
func (c *Client) Troubles(ctx context.Context, since time.Time) ([]billing.Trouble, error) {
	charges := idSet{}
	err := c.events(ctx, troubleEvents, since, func(e *stripe.Event) {
		if id, ok := e.Data.Object[chargeField(e)].(string); ok {
			charges[id] = true
		}
	})
	if err != nil {
		return nil, err
	}
	return c.standings(ctx, charges)
}

// chargeField is where an event's object names its charge: a charge by itself, refunds and
// disputes in a field.
func chargeField(e *stripe.Event) string {
	if e.Data.Object["object"] == "charge" {
		return "id"
	}
	return "charge"
}

// TroublesLongAgo lists the payments about which a refund or a dispute was made since an
// instant. The lists forget nothing, but do not tell how older disputes ended.
func (c *Client) TroublesLongAgo(ctx context.Context, since time.Time) ([]billing.Trouble, error) {
	charges := idSet{}
	refunds := &stripe.RefundListParams{CreatedRange: createdSince(since)}
	refunds.Context, refunds.Limit = ctx, stripe.Int64(100)
	given := c.api.Refunds.List(refunds)
	for given.Next() {
		if charge := given.Refund().Charge; charge != nil {
			charges[charge.ID] = true
		}
	}
	disputes := &stripe.DisputeListParams{CreatedRange: createdSince(since)}
	disputes.Context, disputes.Limit = ctx, stripe.Int64(100)
	taken := c.api.Disputes.List(disputes)
	for taken.Next() {
		if charge := taken.Dispute().Charge; charge != nil {
			charges[charge.ID] = true
		}
	}
	for _, err := range []error{given.Err(), taken.Err()} {
		if err != nil {
			return nil, translate(err)
		}
	}
	return c.standings(ctx, charges)
}

// standings asks how the payments of charges stand. A payment counts as its latest charge
// does: what became of an attempt that was declined before is no matter.
func (c *Client) standings(ctx context.Context, charges idSet) ([]billing.Trouble, error) {
	intents := idSet{}
	for _, id := range slices.Sorted(maps.Keys(charges)) {
		params := &stripe.ChargeParams{}
		params.Context = ctx
		charge, err := c.api.Charges.Get(id, params)
		if err != nil {
			return nil, translate(err)
		}
		if charge.PaymentIntent != nil { // otherwise it is no checkout's
			intents[charge.PaymentIntent.ID] = true
		}
	}
	var out []billing.Trouble
	for _, id := range slices.Sorted(maps.Keys(intents)) {
		t, err := c.Trouble(ctx, id)
		if err != nil {
			return nil, err
		}
		out = append(out, t)
	}
	return out, nil
}

// Trouble tells how a payment stands.
func (c *Client) Trouble(ctx context.Context, intent string) (billing.Trouble, error) {
	params := &stripe.PaymentIntentParams{}
	params.Context = ctx
	params.AddExpand("latest_charge")
	pi, err := c.api.PaymentIntents.Get(intent, params)
	if err != nil {
		return billing.Trouble{}, translate(err)
	}
	t := billing.Trouble{Intent: pi.ID}
	charge := pi.LatestCharge
	if charge == nil {
		return t, nil
	}
	t.Refunded, t.Whole = money.Of(charge.AmountRefunded, string(charge.Currency)), charge.Refunded
	t.Failed = charge.Status == stripe.ChargeStatusFailed && pi.Status != stripe.PaymentIntentStatusSucceeded
	if charge.Disputed { // it stays so when the dispute is over
		t.Disputed, err = c.disputed(ctx, charge.ID)
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
