package rotation

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// Needs are what the service works with.
type Needs struct {
	Store   Store
	Shelves []Shelf
	Ring    Ring
	Alarm   Alarm
	Clock   clock.Clock
	Log     *slog.Logger
	Worker  string // names this process; no two alike
}

// Service is what can be done about the encryption keys.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Latest tells how far the latest rotation is.
func (s *Service) Latest(ctx context.Context, actor tenant.Actor) (Rotation, error) {
	if err := actor.Require(tenant.PlatformRead); err != nil {
		return Rotation{}, err
	}
	r, err := s.Store.Latest(ctx)
	if errors.Is(err, ErrNotFound) {
		return Rotation{State: None, KeyID: s.Ring.Primary()}, nil
	}
	return r, err
}

// Start has a worker turn the keys over. One that is under way goes on.
func (s *Service) Start(ctx context.Context, actor tenant.Actor) (Rotation, error) {
	if err := actor.Require(tenant.PlatformOperate); err != nil {
		return Rotation{}, err
	}
	r, err := s.begin(ctx, actor, actor.UserID)
	if err != nil {
		return r, err
	}
	// Where this fails the sweep finds it.
	if err := s.Alarm.WakeRotation(ctx, r.ID, r.WakeAt); err != nil {
		s.Log.WarnContext(ctx, "key rotation not queued", "rotation", r.ID, "error", err)
	}
	return r, nil
}

// begin makes the record, or gives the one that is under way.
func (s *Service) begin(ctx context.Context, actor tenant.Actor, by string) (Rotation, error) {
	now := s.Clock.Now()
	r := Rotation{
		ID: id.New(id.Rotation), State: Running, Phase: Counting, KeyID: s.Ring.Primary(), StartedBy: by, StartedAt: now, WakeAt: now,
		Counts: []Count{}, Failures: []Failure{},
	}
	err := s.Store.Create(ctx, actor, r)
	if !errors.Is(err, ErrUnderWay) {
		return r, err
	}
	r, err = s.Store.Latest(ctx)
	if err == nil && r.KeyID != s.Ring.Primary() && now.After(r.WakeAt) {
		return s.adopt(ctx, r)
	}
	return r, err
}

// adopt turns a rotation that nobody works on, for want of its key, to the key that seals
// here.
func (s *Service) adopt(ctx context.Context, r Rotation) (Rotation, error) {
	now := s.Clock.Now()
	held, err := s.Store.Claim(ctx, r.ID, s.Worker, now, now.Add(lease))
	if errors.Is(err, ErrNotHeld) {
		return r, nil
	}
	if err != nil {
		return r, err
	}
	held.KeyID, held.WakeAt = s.Ring.Primary(), now
	return held, s.Store.Keep(ctx, held)
}

// Sweep wakes a worker for a rotation whose job was lost or whose worker died.
func (s *Service) Sweep(ctx context.Context) error {
	r, err := s.Store.Latest(ctx)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || r.State != Running || s.Clock.Now().Before(r.WakeAt) {
		return err
	}
	return s.Alarm.WakeRotation(ctx, r.ID, r.WakeAt)
}

// Work takes the rotation up that is under way, in a worker. A process that seals with
// another key leaves it to those that have the new one.
func (s *Service) Work(ctx context.Context) error {
	r, err := s.Store.Latest(ctx)
	if errors.Is(err, ErrNotFound) {
		return nil
	}
	if err != nil || r.State != Running {
		return err
	}
	if r.KeyID != s.Ring.Primary() {
		s.Log.WarnContext(ctx, "a key rotation waits for a process with its key", "wanted", r.KeyID, "sealing", s.Ring.Primary())
		return nil
	}
	_, err = s.take(ctx, r, s.Clock.Now(), func(Rotation) {})
	if errors.Is(err, ErrNotHeld) {
		return nil // another worker has it
	}
	return err
}

// Run turns the keys over in this process, which takes a rotation that is under way from
// whoever has it, and tells how far it is.
func (s *Service) Run(ctx context.Context, tell func(Rotation)) (Rotation, error) {
	r, err := s.begin(ctx, tenant.System("", CommandLine), CommandLine)
	if err != nil {
		return r, err
	}
	r, err = s.take(ctx, r, s.Clock.Now().Add(2*lease), tell)
	for errors.Is(err, ErrNotHeld) && ctx.Err() == nil { // it ended a moment ago
		if r, err = s.begin(ctx, tenant.System("", CommandLine), CommandLine); err == nil {
			r, err = s.take(ctx, r, s.Clock.Now().Add(2*lease), tell)
		}
	}
	return r, err
}

// lease is how long a process holds a rotation without a sign of life.
const lease = 30 * time.Second

// take claims a rotation that is due by an instant, and goes through with it.
func (s *Service) take(ctx context.Context, r Rotation, by time.Time, tell func(Rotation)) (Rotation, error) {
	held, err := s.Store.Claim(ctx, r.ID, s.Worker, by, s.Clock.Now().Add(lease))
	if err != nil {
		return r, err
	}
	held.KeyID = s.Ring.Primary() // the command line has the last word
	w := &work{Service: s, rotation: held, tell: tell}
	err = w.do(ctx)
	return w.rotation, err
}
