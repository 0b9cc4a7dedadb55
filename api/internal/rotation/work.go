package rotation

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/seal"
)

const (
	// perPage is how many documents are read at a time; the record is stored after each page.
	perPage = 200
	// rounds bounds how often texts are looked for that others sealed with an older key since.
	rounds = 3
	// exchanges bounds how often a text is tried again that changed while it was sealed.
	exchanges = 10
	// mostFailures bounds how many places are named.
	mostFailures = 100
)

// work is a rotation in this process's hand.
type work struct {
	*Service
	rotation Rotation
	tell     func(Rotation)
	left     bool // the last look found texts under an older key
}

// do goes through with it. What was done before, by whomever, is found done.
func (w *work) do(ctx context.Context) error {
	if err := w.count(ctx); err != nil {
		return err
	}
	for range rounds {
		if err := w.sealAll(ctx); err != nil {
			return err
		}
		if err := w.verify(ctx); err != nil || !w.left {
			return w.finish(ctx, err)
		}
	}
	return w.finish(ctx, nil)
}

// count tells how many texts there are of each kind.
func (w *work) count(ctx context.Context) error {
	w.rotation.Phase, w.rotation.Counts = Counting, nil
	for i, shelf := range w.Shelves {
		w.rotation.Counts = append(w.rotation.Counts, Count{Kind: shelf.Kind()})
		err := w.each(ctx, shelf, func(Sealed) error { w.rotation.Counts[i].Total++; return nil })
		if err != nil {
			return err
		}
	}
	return w.store(ctx)
}

// sealAll seals anew whatever is not sealed with the key.
func (w *work) sealAll(ctx context.Context) error {
	w.rotation.Phase = Sealing
	for i, shelf := range w.Shelves {
		c := &w.rotation.Counts[i]
		c.Done = 0
		err := w.each(ctx, shelf, func(x Sealed) error {
			done, err := w.turn(ctx, shelf, x)
			if done {
				c.Done++
			}
			return err
		})
		if err != nil {
			return err
		}
		c.Total = max(c.Total, c.Done)
	}
	return nil
}

// turn seals one text anew; false: it does not open, or changes too often to be caught now.
func (w *work) turn(ctx context.Context, shelf Shelf, x Sealed) (bool, error) {
	for range exchanges {
		if seal.KeyID(x.Text) == w.rotation.KeyID {
			return true, nil
		}
		secret, err := w.Ring.Open(x.Text, x.Place)
		if err != nil {
			return false, nil // it is named when all are verified
		}
		exchanged, err := shelf.Exchange(ctx, x, w.Ring.Seal(secret, x.Place))
		if exchanged || err != nil {
			return exchanged, err
		}
		now, there, err := shelf.Read(ctx, x)
		if !there || err != nil {
			return err == nil, err // whoever removed it has done the work
		}
		x = now
	}
	return false, nil
}

// verify opens every text with the key, and names those that don't open.
func (w *work) verify(ctx context.Context) error {
	w.rotation.Phase, w.rotation.Failures, w.left = Verifying, []Failure{}, false
	for i, shelf := range w.Shelves {
		c := &w.rotation.Counts[i]
		c.Total, c.Verified, c.Failed = 0, 0, 0
		err := w.each(ctx, shelf, func(x Sealed) error {
			c.Total++
			w.examine(c, x)
			return nil
		})
		if err != nil {
			return err
		}
		c.Done = min(max(c.Done, c.Verified), c.Total)
	}
	return nil
}

// examine opens one text. What an older key opens was stored since by a process that has
// not got the new one; it is sealed anew in the next round.
func (w *work) examine(c *Count, x Sealed) {
	keyID := seal.KeyID(x.Text)
	_, err := w.Ring.Open(x.Text, x.Place)
	if err == nil && keyID == w.rotation.KeyID {
		c.Verified++
		return
	}
	c.Failed++
	w.left = w.left || err == nil
	if len(w.rotation.Failures) < mostFailures {
		w.rotation.Failures = append(w.rotation.Failures, Failure{Kind: c.Kind, Document: x.Document, Field: x.Field, KeyID: keyID, Reason: w.reason(keyID, err)})
	}
}

// reason says in words why a text does not open with the key.
func (w *work) reason(keyID string, err error) string {
	switch {
	case err == nil:
		return "A process that has not got the new key sealed it meanwhile. Restart it with the new key in front, and rotate again."
	case keyID == "":
		return "It is no sealed text."
	case !w.Ring.Knows(keyID):
		return "Its key is not among the encryption keys. Put the key back, or have the secret entered again."
	}
	return "It was cut, altered or moved here from another place. Have the secret entered again."
}

// each tells every text of a shelf, and stores after each page how far the work is.
func (w *work) each(ctx context.Context, shelf Shelf, tell func(Sealed) error) error {
	for after := ""; ; {
		texts, last, err := shelf.Page(ctx, after, perPage)
		if err != nil {
			return err
		}
		for _, x := range texts {
			if err := tell(x); err != nil {
				return err
			}
		}
		if last == "" {
			return nil
		}
		after = last
		if err := w.store(ctx); err != nil {
			return err
		}
	}
}

// store keeps the record, and with it the lease.
func (w *work) store(ctx context.Context) error {
	w.rotation.WakeAt = w.Clock.Now().Add(lease)
	w.tell(w.rotation)
	return w.Store.Keep(ctx, w.rotation)
}

// finish notes how it ended. After a trouble of ours it goes on: another process takes it
// up.
func (w *work) finish(ctx context.Context, err error) error {
	if err != nil {
		return err
	}
	w.rotation.State, w.rotation.Phase = Done, ""
	if len(w.rotation.Failures) > 0 {
		w.rotation.State = Failed
	}
	w.rotation.FinishedAt, w.rotation.WakeAt = w.Clock.Now(), time.Time{}
	w.tell(w.rotation)
	return w.Store.Keep(ctx, w.rotation)
}
