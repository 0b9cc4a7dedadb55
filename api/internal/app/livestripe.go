package app

import (
	"context"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/provider/stripe"
)

// till takes payments through the Stripe account in force. It satisfies billing.Stripe and
// billing.Sales.
type till struct {
	live *integration.Live[*stripe.Client]
}

// through asks Stripe something.
func through[T any](ctx context.Context, t till, ask func(*stripe.Client) (T, error)) (answer T, err error) {
	client, err := t.live.For(ctx, "")
	if err != nil {
		return answer, err
	}
	return ask(client)
}

// Terms says how things are sold.
func (t till) Terms(ctx context.Context) (promotionCodes, automaticTax bool, err error) {
	_, e, err := t.live.With(ctx, "")
	return e.On("promotionCodes"), e.On("automaticTax"), err
}

// CreateSession makes the payment page of a purchase.
func (t till) CreateSession(ctx context.Context, p billing.Payment) (billing.Session, error) {
	return through(ctx, t, func(c *stripe.Client) (billing.Session, error) { return c.CreateSession(ctx, p) })
}

// Session asks about a payment page.
func (t till) Session(ctx context.Context, id string) (billing.Session, error) {
	return through(ctx, t, func(c *stripe.Client) (billing.Session, error) { return c.Session(ctx, id) })
}

// Completed lists the sessions that were completed since an instant.
func (t till) Completed(ctx context.Context, since time.Time) ([]billing.Completed, error) {
	return through(ctx, t, func(c *stripe.Client) ([]billing.Completed, error) { return c.Completed(ctx, since) })
}

// CompletedLongAgo lists those that were made since an instant.
func (t till) CompletedLongAgo(ctx context.Context, since time.Time) ([]billing.Completed, error) {
	return through(ctx, t, func(c *stripe.Client) ([]billing.Completed, error) { return c.CompletedLongAgo(ctx, since) })
}

// Troubles lists the payments that something happened to since an instant.
func (t till) Troubles(ctx context.Context, since time.Time) ([]billing.Trouble, error) {
	return through(ctx, t, func(c *stripe.Client) ([]billing.Trouble, error) { return c.Troubles(ctx, since) })
}

// TroublesLongAgo lists them from the lists of refunds and disputes.
func (t till) TroublesLongAgo(ctx context.Context, since time.Time) ([]billing.Trouble, error) {
	return through(ctx, t, func(c *stripe.Client) ([]billing.Trouble, error) { return c.TroublesLongAgo(ctx, since) })
}

// Trouble tells how one payment stands.
func (t till) Trouble(ctx context.Context, intent string) (billing.Trouble, error) {
	return through(ctx, t, func(c *stripe.Client) (billing.Trouble, error) { return c.Trouble(ctx, intent) })
}
