package stripe

import (
	"fmt"
	"net/http"
	"strings"
)

// The states of a session. A paid one is complete.
const (
	sessionOpen     = "open"
	sessionComplete = "complete"
	sessionExpired  = "expired"
)

// session is a Checkout Session: an offer to pay for some lines until it expires.
type session struct {
	stamp
	ExpiresAt int64 `json:"expiresAt"`
	// Status is one of the constants above; Payment is unpaid, paid or no_payment_required.
	Status   string            `json:"status"`
	Payment  string            `json:"payment"`
	Success  string            `json:"success"`
	Cancel   string            `json:"cancel,omitempty"`
	Metadata map[string]string `json:"metadata,omitempty"`
	Currency string            `json:"currency"`
	Lines    []line            `json:"lines"`
	// Email is the one the merchant gave; the payer can't change it. Payer is who paid.
	Email string  `json:"email,omitempty"`
	Payer contact `json:"payer,omitzero"`
	// Promotion is the code in force, and Discount what it takes off, in minor units.
	Promotion string `json:"promotion,omitempty"`
	Discount  int64  `json:"discount,omitempty"`
	// Taxed says that a tax comes on top.
	Taxed bool `json:"taxed,omitempty"`
	// Echoed are parameters that the session shows as they came.
	Echoed object `json:"echoed,omitempty"`
	// Order is what the PaymentIntent takes over; Intent is its id once the payer has tried to pay.
	Order  order  `json:"order,omitzero"`
	Intent string `json:"intent,omitempty"`
}

// contact is who pays, as entered on the payment page.
type contact struct {
	Email string `json:"email,omitempty"`
	Name  string `json:"name,omitempty"`
}

// order is a session's payment_intent_data.
type order struct {
	Metadata         map[string]string `json:"metadata,omitempty"`
	Description      string            `json:"description,omitempty"`
	ReceiptEmail     string            `json:"receiptEmail,omitempty"`
	Descriptor       string            `json:"descriptor,omitempty"`
	DescriptorSuffix string            `json:"descriptorSuffix,omitempty"`
}

// line is a line item of a session.
type line struct {
	ID          string            `json:"id"`
	Price       string            `json:"price"`
	Product     string            `json:"product"`
	Name        string            `json:"name"`
	Description string            `json:"description,omitempty"`
	TaxBehavior string            `json:"taxBehavior"`
	Unit        int64             `json:"unit"`
	Quantity    int64             `json:"quantity"`
	Metadata    map[string]string `json:"metadata,omitempty"`
}

func (l line) Subtotal() int64 { return l.Unit * l.Quantity }

func (s *session) Subtotal() int64 {
	var sum int64
	for _, l := range s.Lines {
		sum += l.Subtotal()
	}
	return sum
}

func (s *session) Total() int64 { return s.Subtotal() - s.Discount + s.Tax() }

// share shares an amount out among the session's lines; the last one takes what rounding leaves.
func (s *session) share(amount int64) []int64 {
	shares, left, subtotal := make([]int64, len(s.Lines)), amount, s.Subtotal()
	for i, l := range s.Lines {
		if subtotal > 0 {
			shares[i] = amount * l.Subtotal() / subtotal
		}
		left -= shares[i]
	}
	shares[len(shares)-1] += left
	return shares
}

// SuccessURL is where the payer goes after paying.
func (s *session) SuccessURL() string {
	return strings.ReplaceAll(s.Success, "{CHECKOUT_SESSION_ID}", s.ID)
}

func (t *turn) getSession(c call) (object, *failure) {
	s, f := t.session(c.id("session"))
	if f != nil {
		return nil, f
	}
	return t.drawSession(s), nil
}

func (t *turn) session(id string) (*session, *failure) {
	s, ok := t.Sessions.find(id)
	if !ok {
		return nil, missing("checkout.session", "session", id)
	}
	return s, nil
}

func (t *turn) listSessions(c call) (object, *failure) {
	status, intent, email := c.text("status"), c.text("payment_intent"), c.group("customer_details").text("email")
	return page(c, "/v1/checkout/sessions", "checkout.session", t.Sessions.newestFirst(), func(s *session) bool {
		return (status == "" || s.Status == status) && (intent == "" || s.Intent == intent) &&
			(email == "" || strings.EqualFold(s.details().Email, email)) && within(c, s.At)
	}, t.drawSession)
}

func (t *turn) expireSession(c call) (object, *failure) {
	s, f := t.session(c.id("session"))
	if f != nil {
		return nil, f
	}
	if s.Status != sessionOpen {
		return nil, refused("", fmt.Sprintf("Only Checkout Sessions with a status in [\"open\"] can be expired. "+
			"This Checkout Session has a status of %q.", s.Status))
	}
	t.expireAt(s, t.now)
	return t.drawSession(s), nil
}

// expireDue expires what has run out since the account was last looked at, each at its own instant.
func (t *turn) expireDue() {
	for _, s := range t.Sessions.all {
		if s.Status == sessionOpen && s.ExpiresAt <= t.now {
			t.expireAt(s, s.ExpiresAt)
		}
	}
}

func (t *turn) expireAt(s *session, at int64) {
	s.Status = sessionExpired
	t.tell(at, "checkout.session.expired", t.drawSession(s), nil)
	if i, tried := t.Intents.find(s.Intent); tried {
		i.Status, i.CanceledAt = "canceled", at
		t.tell(at, "payment_intent.canceled", t.drawIntent(i), nil)
	}
}

// closed is what paying answers when the session is not open any more.
func (s *session) closed() *failure {
	return &failure{status: http.StatusBadRequest, kind: "invalid_request_error",
		message: fmt.Sprintf("This Checkout Session is %s.", s.Status)}
}
