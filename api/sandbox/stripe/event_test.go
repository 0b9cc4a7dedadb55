package stripe_test

import (
	"slices"
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func TestWalkingForwardByEndingBeforeSeesEveryEventOnce(t *testing.T) {
	h := set(t)
	h.paid()
	first := h.api.Events.List(&stripego.EventListParams{ListParams: stripego.ListParams{Limit: stripego.Int64(1), Single: true}})
	if !first.Next() {
		t.Fatal("no event")
	}
	seen := first.Event().ID
	for range 4 {
		h.paid()
	}
	var types, ids []string
	walk := &stripego.EventListParams{ListParams: stripego.ListParams{EndingBefore: stripego.String(seen), Limit: stripego.Int64(3)}}
	it := h.api.Events.List(walk)
	for it.Next() {
		types, ids = append(types, string(it.Event().Type)), append(ids, it.Event().ID)
	}
	slices.Sort(ids)
	if it.Err() != nil || len(types) != 16 || len(slices.Compact(ids)) != 16 {
		t.Errorf("walked over %d events: %v, %v", len(types), types, it.Err())
	}
	if slices.Contains(ids, seen) {
		t.Error("the event that was seen came again")
	}
}

func TestWalkingBackByStartingAfterSeesEveryEventOnce(t *testing.T) {
	h := set(t)
	for range 3 {
		h.paid()
	}
	var ids []string
	it := h.api.Events.List(&stripego.EventListParams{ListParams: stripego.ListParams{Limit: stripego.Int64(5)}})
	for it.Next() {
		ids = append(ids, it.Event().ID)
	}
	slices.Sort(ids)
	if it.Err() != nil || len(slices.Compact(ids)) != 12 {
		t.Errorf("walked over %d events, %v", len(ids), it.Err())
	}
}

func TestEventsAreFilteredByTypeAndTime(t *testing.T) {
	h := set(t)
	s := h.paid()
	start := h.clock.Add(100)
	if _, err := h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: stripego.String(s.PaymentIntent.ID)}); err != nil {
		t.Fatal(err)
	}
	count := func(p *stripego.EventListParams) (n int) {
		it := h.api.Events.List(p)
		for it.Next() {
			n++
		}
		if it.Err() != nil {
			t.Fatal(it.Err())
		}
		return n
	}
	for want, p := range map[int]*stripego.EventListParams{
		1: {Types: stripego.StringSlice([]string{"charge.refunded"})},
		2: {Type: stripego.String("charge.*")},
		3: {Types: stripego.StringSlice([]string{"charge.succeeded", "charge.refunded", "refund.created"})},
		4: {CreatedRange: &stripego.RangeQueryParams{LesserThan: start}},
	} {
		if got := count(p); got != want {
			t.Errorf("%+v: %d events, want %d", p, got, want)
		}
	}
	if got := count(&stripego.EventListParams{CreatedRange: &stripego.RangeQueryParams{GreaterThanOrEqual: start}}); got != 2 {
		t.Errorf("since the refund: %d events, want 2", got)
	}
}

func TestAnEventTellsWhatChangedAndByWhichRequest(t *testing.T) {
	h := set(t)
	s := h.paid()
	p := &stripego.RefundParams{PaymentIntent: stripego.String(s.PaymentIntent.ID)}
	p.SetIdempotencyKey("refund:1")
	if _, err := h.api.Refunds.New(p); err != nil {
		t.Fatal(err)
	}
	it := h.api.Events.List(&stripego.EventListParams{Type: stripego.String("charge.refunded")})
	it.Next()
	e := it.Event()
	if e.APIVersion != stripego.APIVersion || e.Request.IdempotencyKey != "refund:1" || e.Request.ID == "" {
		t.Errorf("event: %+v", e)
	}
	if e.Data.Object["amount_refunded"] != 4900.0 || e.Data.PreviousAttributes["amount_refunded"] != 0.0 || e.Data.PreviousAttributes["refunded"] != false {
		t.Errorf("data: %v, before: %v", e.Data.Object, e.Data.PreviousAttributes)
	}
	if got, err := h.api.Events.Get(e.ID, nil); err != nil || got.Type != e.Type {
		t.Errorf("read: %+v, %v", got, err)
	}
}

func TestEventsAreListedForThirtyDays(t *testing.T) {
	h := set(t)
	h.paid()
	h.clock.Add(30*24*60*60 + 1)
	if got := h.events(); len(got) != 0 {
		t.Errorf("still listed: %v", got)
	}
}
