package stripe_test

import (
	"testing"

	stripego "github.com/stripe/stripe-go/v76"
)

func TestARestoredAccountGoesOnWhereItWasSaved(t *testing.T) {
	h := set(t)
	paid := h.paid()
	p := offer()
	p.SetIdempotencyKey("k")
	open := h.create(p)
	if _, err := h.api.Refunds.New(&stripego.RefundParams{PaymentIntent: stripego.String(paid.PaymentIntent.ID), Amount: stripego.Int64(900)}); err != nil {
		t.Fatal(err)
	}
	h.steer("/clock/advance", `{"seconds": 600}`)
	before := h.events()
	saved, err := h.server.Snapshot()
	if err != nil {
		t.Fatal(err)
	}

	h.server = h.open()
	if got := h.sessions(); len(got) != 0 {
		t.Fatalf("a new server has sessions: %v", got)
	}
	if err := h.server.Restore(saved); err != nil {
		t.Fatal(err)
	}
	again, err := h.server.Snapshot()
	if err != nil || string(again) != string(saved) {
		t.Errorf("saved again it differs:\n%s\n%s", saved, again)
	}
	if s := h.read(paid.ID); s.PaymentStatus != "paid" || s.PaymentIntent.LatestCharge.AmountRefunded != 900 {
		t.Errorf("the paid session: %+v", s)
	}
	if got := h.events(); len(got) != len(before) {
		t.Errorf("events %v, want %v", got, before)
	}
	if replayed := h.create(p); replayed.ID != open.ID {
		t.Error("the idempotency key was lost")
	}
	if status, _ := h.submit(open, "4242424242424242", nil); status != 303 {
		t.Errorf("paying the open session: %d", status)
	}
	if late := h.create(offer()); late.Created != h.clock.Load()+600 {
		t.Errorf("the advanced clock was lost: %d", late.Created-h.clock.Load())
	}
}

func TestChangesGrowWithChangesOnly(t *testing.T) {
	h := set(t)
	last := h.server.Changes()
	grown := func(what string, want bool) {
		t.Helper()
		if now := h.server.Changes(); (now > last) != want {
			t.Errorf("%s: changes went from %d to %d", what, last, now)
		}
		last = h.server.Changes()
	}
	s := h.create(offer())
	grown("creating", true)
	h.read(s.ID)
	grown("reading", false)
	h.submit(s, "4242", nil)
	grown("a mistaken form", false)
	h.submit(s, "4000000000000002", nil)
	grown("a declined card", true)
	h.clock.Add(24 * 60 * 60)
	h.sessions()
	grown("expiring", true)
	h.server.Reset()
	grown("resetting", true)
	if got := h.sessions(); len(got) != 0 {
		t.Errorf("after a reset: %v", got)
	}
}

func TestWhatIsNoSnapshotIsRefusedAndChangesNothing(t *testing.T) {
	h := set(t)
	h.create(offer())
	if err := h.server.Restore([]byte(`{"sessions": 7}`)); err == nil {
		t.Error("nonsense was restored")
	}
	if got := h.sessions(); len(got) != 1 {
		t.Errorf("sessions %v", got)
	}
}
