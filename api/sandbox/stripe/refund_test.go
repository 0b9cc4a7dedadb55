package stripe_test

import (
	"slices"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func TestRefundsTakePartsUntilNothingIsLeft(t *testing.T) {
	h := set(t)
	s := h.paid()
	p := &stripego.RefundParams{PaymentIntent: stripego.String(s.PaymentIntent.ID), Amount: stripego.Int64(1900), Reason: stripego.String("requested_by_customer")}
	p.AddMetadata("by", "admin")
	part, err := h.api.Refunds.New(p)
	if err != nil || part.Amount != 1900 || part.Status != "succeeded" || part.Metadata["by"] != "admin" {
		t.Fatalf("got %+v, %v", part, err)
	}
	if c := h.read(s.ID).PaymentIntent.LatestCharge; c.Refunded || c.AmountRefunded != 1900 || len(c.Refunds.Data) != 1 {
		t.Errorf("after a part: %+v", c)
	}
	_, err = h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: p.PaymentIntent, Amount: stripego.Int64(3001)})
	h.refusal(err, 400, "", "amount")
	rest, err := h.api.Refunds.New(&stripego.RefundParams{Charge: stripego.String(s.PaymentIntent.LatestCharge.ID)})
	if err != nil || rest.Amount != 3000 {
		t.Fatalf("the rest: %+v, %v", rest, err)
	}
	if c := h.read(s.ID).PaymentIntent.LatestCharge; !c.Refunded || c.AmountRefunded != 4900 {
		t.Errorf("after all: %+v", c)
	}
	_, err = h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: p.PaymentIntent})
	h.refusal(err, 400, "charge_already_refunded", "")
	if got, err := h.api.Refunds.Get(part.ID, nil); err != nil || got.Charge.ID != s.PaymentIntent.LatestCharge.ID {
		t.Errorf("read: %+v, %v", got, err)
	}
	var listed []string
	for it := h.api.Refunds.List(&stripego.RefundListParams{PaymentIntent: p.PaymentIntent}); it.Next(); {
		listed = append(listed, it.Refund().ID)
	}
	if !slices.Equal(listed, []string{rest.ID, part.ID}) {
		t.Errorf("listed %v, want newest first", listed)
	}
}

func TestRefundsOfWhatCannotBeRefundedAreRefused(t *testing.T) {
	h := set(t)
	declined := h.create(offer())
	h.submit(declined, "4000000000000002", nil)
	declined = h.read(declined.ID)
	_, err := h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: stripego.String(declined.PaymentIntent.ID)})
	h.refusal(err, 400, "", "")
	_, err = h.api.Refunds.New(&stripego.RefundParams{})
	h.refusal(err, 400, "parameter_missing", "")
	_, err = h.api.Refunds.New(&stripego.RefundParams{Charge: stripego.String("ch_none")})
	h.refusal(err, 404, "resource_missing", "id")
	_, err = h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: stripego.String("pi_none")})
	h.refusal(err, 404, "resource_missing", "payment_intent")
	for _, amount := range []int64{0, -5} {
		_, err = h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: stripego.String(h.paid().PaymentIntent.ID), Amount: stripego.Int64(amount)})
		h.refusal(err, 400, "parameter_invalid_integer", "amount")
	}
}

func TestADisputedPaymentIsWithdrawnAndCannotBeRefunded(t *testing.T) {
	h := set(t)
	s := h.create(offer())
	if status, _ := h.submit(s, "4000 0000 0000 0259", nil); status != 303 {
		t.Fatalf("paying got %d", status)
	}
	s = h.read(s.ID)
	it := h.api.Disputes.List(&stripego.DisputeListParams{PaymentIntent: stripego.String(s.PaymentIntent.ID)})
	if !it.Next() {
		t.Fatal("there is no dispute")
	}
	d := it.Dispute()
	if d.Status != "needs_response" || d.Amount != 4900 || d.Reason != "fraudulent" || d.EvidenceDetails.DueBy <= d.Created {
		t.Errorf("dispute: %+v", d)
	}
	if c := s.PaymentIntent.LatestCharge; !c.Disputed || s.PaymentStatus != "paid" {
		t.Errorf("charge: %+v", c)
	}
	_, err := h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: stripego.String(s.PaymentIntent.ID)})
	h.refusal(err, 400, "charge_disputed", "")
	if got, err := h.api.Disputes.Get(d.ID, nil); err != nil || got.ID != d.ID {
		t.Errorf("read: %+v, %v", got, err)
	}
	if got := h.events(); !slices.Equal(got[len(got)-2:], []string{"charge.dispute.created", "charge.dispute.funds_withdrawn"}) {
		t.Errorf("events %v", got)
	}
}
