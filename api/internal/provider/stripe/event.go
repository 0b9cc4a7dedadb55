package stripe

import (
	"context"
	"time"

	"github.com/stripe/stripe-go/v76"
)

// What Stripe tells of sessions whose buyers have come to an end, and of money that goes
// back, comes again or does not come after all.
var (
	completedEvents = []string{
		"checkout.session.completed", "checkout.session.async_payment_succeeded", "checkout.session.async_payment_failed",
	}
	troubleEvents = []string{
		"charge.refunded", "charge.refund.updated", "charge.failed",
		"charge.dispute.created", "charge.dispute.funds_withdrawn", "charge.dispute.funds_reinstated", "charge.dispute.closed",
	}
)

// events reads every event of some types since an instant. Either all have been read, or
// there is an error.
func (c *Client) events(ctx context.Context, types []string, since time.Time, each func(*stripe.Event)) error {
	params := &stripe.EventListParams{Types: stripe.StringSlice(types), CreatedRange: createdSince(since)}
	params.Context = ctx
	params.Limit = stripe.Int64(100)
	list := c.api.Events.List(params)
	for list.Next() {
		each(list.Event())
	}
	return translate(list.Err())
}

func createdSince(at time.Time) *stripe.RangeQueryParams {
	return &stripe.RangeQueryParams{GreaterThanOrEqual: at.Unix()}
}
