package stripe

import (
	"context"
	"errors"
	"fmt"

	"github.com/stripe/stripe-go/v76"

	"campaignos.dev/api/internal/integration"
)

// Check asks Stripe for the account's balance, which costs nothing and tells whether the
// key is good. Faults: *integration.Refusal.
func (c *Client) Check(ctx context.Context) (string, error) {
	params := &stripe.BalanceParams{}
	params.Context = ctx
	balance, err := c.api.Balance.Get(params)
	var no *stripe.Error
	if errors.As(err, &no) {
		return "", &integration.Refusal{Words: fmt.Sprintf("Stripe answered %d: %s", no.HTTPStatusCode, no.Msg)}
	}
	if err != nil {
		return "", err
	}
	if balance.Livemode {
		return "Stripe accepts the key. It is a live key: payments move money.", nil
	}
	return "Stripe accepts the key. It is a test key: no money is moved.", nil
}
