package archive

import (
	"context"
	"errors"
	"fmt"
	"io"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

const (
	// lease is how long a worker holds an export without a sign of life.
	lease = time.Minute
	// beat is how often an export that is being written is stored.
	beat = 2 * time.Second
	// maxTries bounds how often an export is taken up.
	maxTries = 5
	// again is the wait after a trouble of ours.
	again = 30 * time.Second
)

// Work takes a due export as far as it goes: writes its file, tells that it is ready, or
// removes it when its time is over.
func (s *Service) Work(ctx context.Context, d Due) error {
	scope, now := tenant.System(d.TenantID, "export").Scope(), s.Clock.Now()
	e, err := s.Store.Claim(ctx, scope, d.ID, s.Worker, now, now.Add(lease))
	if err == nil {
		w := &work{Service: s, scope: scope, export: e, beaten: now}
		err = w.do(ctx)
	}
	if errors.Is(err, ErrNotHeld) {
		return nil // another worker has it, and goes on from what is stored
	}
	return err
}

// work is one export in this worker's hand.
type work struct {
	*Service
	scope       tenant.Scope
	export      Export
	beaten      time.Time // when it was last stored
	done, total int64     // of what is to be written
}

func (w *work) do(ctx context.Context) error {
	switch {
	case w.export.Status == Ready && !w.Clock.Now().Before(w.export.ExpiresAt):
		return w.remove(ctx)
	case w.export.Status == Ready:
		return w.tell(ctx)
	case w.export.Tries > maxTries:
		w.export.fail("The export was interrupted too often. Ask for a new one, or write to support.")
		return w.store(ctx)
	}
	return w.write(ctx)
}

// write makes the file. Its key is stored before it is written: where this process dies, the
// next one removes what it left.
func (w *work) write(ctx context.Context) error {
	left := w.export.Key
	w.export.Status, w.export.Progress = Running, 0
	w.export.Key = fmt.Sprintf("%s/exports/%s/campaign-os-%s.zip", w.export.TenantID, id.Secret(20), w.export.CreatedAt.Format(time.DateOnly))
	if err := w.store(ctx); err != nil {
		return err
	}
	if left != "" {
		if err := w.Objects.Delete(ctx, left); err != nil {
			return w.later(ctx, err)
		}
	}
	size, err := w.Objects.Write(ctx, w.export.Key, "application/zip", func(out io.Writer) error { return w.pack(ctx, out) })
	if err != nil {
		return w.later(ctx, err)
	}
	key := w.export.Key
	w.export.finish(size, w.Clock.Now())
	if err := w.store(ctx); err != nil {
		return errors.Join(err, w.Objects.Delete(context.WithoutCancel(ctx), key))
	}
	w.wake(ctx)
	return nil
}

// later gives the export back after a trouble, to be written anew.
func (w *work) later(ctx context.Context, cause error) error {
	if errors.Is(cause, ErrNotHeld) {
		return cause
	}
	w.Log.WarnContext(ctx, "export interrupted", "export", w.export.ID, "error", cause)
	w.export.Status, w.export.Progress = Queued, 0
	w.export.wait(w.Clock.Now().Add(again))
	return w.store(ctx)
}

// remove takes the file away, and only then says so.
func (w *work) remove(ctx context.Context) error {
	if err := w.Objects.Delete(ctx, w.export.Key); err != nil {
		return err
	}
	w.export.expire()
	return w.store(ctx)
}

// store keeps the export, and shows it to those who watch.
func (w *work) store(ctx context.Context) error {
	if err := w.Store.Keep(context.WithoutCancel(ctx), w.scope, w.export, w.Worker); err != nil {
		return err
	}
	w.beaten = w.Clock.Now()
	w.Feed.Changed(ctx, w.export.TenantID, "export", string(w.export.ID))
	return nil
}

// wake has the rest done now; where it fails the sweep does.
func (w *work) wake(ctx context.Context) {
	if err := w.Alarm.WakeExports(ctx, []Due{{w.export.TenantID, w.export.ID, w.export.WakeAt}}); err != nil {
		w.Log.WarnContext(ctx, "export not queued", "export", w.export.ID, "error", err)
	}
}

// advance notes how much was written, renews the lease now and then, and stops a worker
// that lost it. Faults: ErrNotHeld, the context's.
func (w *work) advance(ctx context.Context, by int64) error {
	w.done += by
	now := w.Clock.Now()
	if now.Sub(w.beaten) < beat {
		return ctx.Err()
	}
	w.export.Progress = int(min(99, w.done*100/max(w.total, 1)))
	w.export.WakeAt = now.Add(lease)
	if err := ctx.Err(); err != nil {
		return fault.ErrUnavailable.Because(err)
	}
	return w.store(ctx)
}
