package publish

import (
	"context"
	"errors"
	"time"
)

// doubtful says whether a publication that was never sent, as far as we know, may be out all
// the same: its moment is long past, so the database may be one that was restored from a
// backup.
func (p Publication) doubtful(now time.Time, late time.Duration) bool {
	return !p.Asked && len(p.Attempts) == 0 && now.Sub(p.PublishAt) > late
}

// ask looks a doubtful publication up in the provider's history before it is sent for the
// first time. What the history has is settled by it.
func (h hand) ask(ctx context.Context, p Publication) (Publication, error) {
	callCtx, cancel := context.WithTimeout(ctx, h.Waits.Timeout)
	defer cancel()
	r, found, err := h.Publisher.Find(callCtx, h.order(p), p.PublishAt)
	now := h.Clock.Now()
	var f *Failure
	switch {
	case errors.As(err, &f) && f.Class != Passing:
		h.refuse(ctx, &p, f)
	case err == nil && found:
		p.arrived(r, OutcomeRecovered, now)
	case err == nil:
		p.Asked = true
	case now.Sub(p.ClaimedAt) > h.Waits.GiveUp:
		p.refused(&Failure{Class: Passing, Code: "unchecked", Message: "The provider's history could not be asked whether this is out already. Look at the network, then try again."}, now)
	default:
		p.NextAt = now.Add(h.Waits.Backoff)
	}
	return h.save(ctx, p)
}
