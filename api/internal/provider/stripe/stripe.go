// Package stripe takes one-time payments through Stripe Checkout. It satisfies
// billing.Stripe; everything that is particular to Stripe stays here.
package stripe

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"time"

	"github.com/stripe/stripe-go/v76"
	"github.com/stripe/stripe-go/v76/client"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/fault"
)

// timeout bounds one call.
const timeout = 20 * time.Second

// Client speaks to one Stripe account.
type Client struct {
	api    *client.API
	appURL string
}

// New makes a client. base is the API's address; appURL is the web app's origin, to which
// the payment page leads back.
func New(base, key, appURL string) *Client {
	// Each backend is made by itself: the SDK's joint constructor would change a shared
	// configuration and send two of them elsewhere.
	backend := stripe.GetBackendWithConfig(stripe.APIBackend, &stripe.BackendConfig{
		URL: stripe.String(base), HTTPClient: &http.Client{Timeout: timeout}, MaxNetworkRetries: stripe.Int64(1),
		EnableTelemetry: stripe.Bool(false), LeveledLogger: &stripe.LeveledLogger{Level: stripe.LevelNull},
	})
	return &Client{client.New(key, &stripe.Backends{API: backend, Connect: backend, Uploads: backend}), appURL}
}

// CreateSession makes the payment page of a purchase. The purchase's id is Stripe's
// idempotency key, and everything sent follows from the purchase, so that asking again
// gives the same page.
func (c *Client) CreateSession(ctx context.Context, p billing.Payment) (billing.Session, error) {
	params := &stripe.CheckoutSessionParams{
		Mode:               stripe.String(string(stripe.CheckoutSessionModePayment)),
		PaymentMethodTypes: stripe.StringSlice([]string{"card"}), // instant methods only
		ClientReferenceID:  stripe.String(string(p.ID)),
		// Stripe puts the session's id in; the braces must not be escaped.
		SuccessURL: stripe.String(c.appURL + "/billing/return?session_id={CHECKOUT_SESSION_ID}"),
		CancelURL:  stripe.String(c.appURL + "/billing/return?canceled=1"),
		LineItems:  []*stripe.CheckoutSessionLineItemParams{lineItem(p)},
		// The session's metadata does not reach the payment, so it is said twice.
		PaymentIntentData: &stripe.CheckoutSessionPaymentIntentDataParams{Metadata: metadata(p)},
	}
	if p.Email != "" {
		params.CustomerEmail = stripe.String(p.Email)
	}
	if p.Receipt != "" {
		params.PaymentIntentData.ReceiptEmail = stripe.String(p.Receipt)
	}
	if p.Promotable {
		params.AllowPromotionCodes = stripe.Bool(true)
	}
	if p.Taxable {
		params.AutomaticTax = &stripe.CheckoutSessionAutomaticTaxParams{Enabled: stripe.Bool(true)}
	}
	params.Metadata = metadata(p)
	params.Context = ctx
	params.SetIdempotencyKey(string(p.ID))
	s, err := c.api.CheckoutSessions.New(params)
	if err != nil {
		return billing.Session{}, translate(err)
	}
	return session(s), nil
}

func lineItem(p billing.Payment) *stripe.CheckoutSessionLineItemParams {
	name := fmt.Sprintf("Campaign OS %s, one %s", p.Plan.Name, p.Interval)
	price := &stripe.CheckoutSessionLineItemPriceDataParams{
		Currency: stripe.String(p.Amount.Currency), UnitAmount: stripe.Int64(p.Amount.Amount),
		ProductData: &stripe.CheckoutSessionLineItemPriceDataProductDataParams{Name: stripe.String(name)},
	}
	if p.Taxable {
		price.TaxBehavior = stripe.String(string(stripe.PriceTaxBehaviorExclusive)) // on top of the price
	}
	return &stripe.CheckoutSessionLineItemParams{Quantity: stripe.Int64(1), PriceData: price}
}

// Keys of the metadata that tie a session to its purchase.
const (
	metaTenant  = "tenant_id"
	metaPlan    = "plan_id"
	metaPayment = "payment_id"
)

func metadata(p billing.Payment) map[string]string {
	return map[string]string{metaTenant: string(p.TenantID), metaPlan: p.Plan.ID, metaPayment: string(p.ID)}
}

// translate tells Stripe's errors in our words; the cause has no key in it.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var se *stripe.Error
	if !errors.As(err, &se) {
		return fault.ErrUnavailable.Because(err)
	}
	cause := fmt.Errorf("stripe answered %d, %s %s (request %s): %s", se.HTTPStatusCode, se.Type, se.Code, se.RequestID, se.Msg)
	if se.HTTPStatusCode == http.StatusNotFound {
		return billing.ErrPaymentNotFound.Because(cause)
	}
	return fault.ErrUnavailable.Because(cause)
}
