package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/rotation"
)

// RotateKeys has a worker go on with a key rotation. WakeAt tells one reason to look from
// the next.
type RotateKeys struct {
	RotationID string `json:"rotationId"`
	WakeAt     int64  `json:"wakeAt"` // milliseconds since 1970
}

// Kind names the job.
func (RotateKeys) Kind() string { return "rotate_keys" }

// InsertOpts: the sweep is the retry, so the queue makes none.
func (RotateKeys) InsertOpts() river.InsertOpts {
	return river.InsertOpts{MaxAttempts: 1, UniqueOpts: Once()}
}

// SweepRotations wakes a worker for a key rotation that was left lying.
type SweepRotations struct{}

// Kind names the job.
func (SweepRotations) Kind() string { return "sweep_rotations" }

// rotateTimeout bounds one hold of a rotation, however many secrets there are; the sweep
// has it taken up again.
const rotateTimeout = 2 * time.Hour

// OnRotation makes the workers that turn the encryption keys over.
func OnRotation(s *rotation.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, _ SweepRotations) error { return s.Sweep(ctx) }),
		On(rotateTimeout, func(ctx context.Context, _ RotateKeys) error { return s.Work(ctx) }),
	}
}

// WakeRotation has a worker look at a key rotation. See rotation.Alarm.
func (q *Queue) WakeRotation(ctx context.Context, id string, at time.Time) error {
	return q.Insert(ctx, RotateKeys{id, at.UnixMilli()}, nil)
}
