package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/fault"
)

// Args are the arguments of a job: a struct that is kept as JSON, with a Kind that names
// what is to be done ("publish_post") and, where wanted, InsertOpts.
type Args = river.JobArgs

// Worker does the jobs of one kind.
type Worker struct {
	kind string
	add  func(*river.Workers) error
}

// On makes the worker that calls do for each job of T's kind. The context ends after the
// time given. What do answers decides how it goes on: nil, the job is done; Later, it is
// done again then; GiveUp, or a fault that repeating can't cure, it is dropped; a fault
// that says when to come back, it is done again then; any other error, it is tried again
// after 1, 16, 81 … seconds until MaxAttempts.
func On[T Args](timeout time.Duration, do func(ctx context.Context, args T) error) Worker {
	var none T
	return Worker{kind: none.Kind(), add: func(w *river.Workers) error {
		return river.AddWorkerSafely(w, &hand[T]{timeout: timeout, do: do})
	}}
}

// Later has a job done again after a while, without counting it as a failure.
func Later(wait time.Duration) error { return river.JobSnooze(max(0, wait)) }

// GiveUp drops a job that would fail again.
func GiveUp(why error) error { return river.JobCancel(why) }

// hand is a worker as River wants it.
type hand[T Args] struct {
	river.WorkerDefaults[T]
	timeout time.Duration
	do      func(context.Context, T) error
}

// Timeout is how long a job may take.
func (h *hand[T]) Timeout(*river.Job[T]) time.Duration { return h.timeout }

// Work does a job.
func (h *hand[T]) Work(ctx context.Context, job *river.Job[T]) error {
	return verdict(h.do(ctx, job.Args))
}

// verdict turns the domains' faults into what River understands.
func verdict(err error) error {
	f, ok := fault.As(err)
	if !ok {
		return err
	}
	switch f.Kind {
	case fault.RateLimited, fault.Unavailable:
		if f.RetryAfter > 0 {
			return Later(f.RetryAfter)
		}
		return err
	case fault.Internal, fault.Precondition, fault.Conflict:
		return err
	}
	return GiveUp(err)
}
