package engine

import (
	"context"
	"time"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Filter narrows a list; empty members match everything.
type Filter struct {
	CampaignID, Engine string
	Status             Status
}

// Due is a run that a worker must look at.
type Due struct {
	TenantID tenant.ID
	RunID    ID
	WakeAt   time.Time
}

// Store keeps runs.
type Store interface {
	Get(ctx context.Context, scope tenant.Scope, id ID) (Run, error)
	List(ctx context.Context, scope tenant.Scope, f Filter, req page.Request) (page.Result[Run], error)
	Create(ctx context.Context, scope tenant.Scope, r Run) error
	// Save stores a changed run where its revision still is was. Faults: fault.ErrStale.
	Save(ctx context.Context, scope tenant.Scope, r Run, was int64) error
	// Due lists up to limit runs of every tenant that must be looked at by an instant.
	Due(ctx context.Context, scope tenant.Scope, by time.Time, limit int) ([]Due, error)
	// Claim gives a due run to a worker until an instant. Faults: ErrNotHeld.
	Claim(ctx context.Context, scope tenant.Scope, id ID, worker string, now, until time.Time) (Run, error)
	// Keep stores a run that the worker holds. Faults: ErrNotHeld where it was canceled or
	// another worker has it by now.
	Keep(ctx context.Context, scope tenant.Scope, r Run, worker string) error
	// Apply notes what became of a run's output, if nothing has been noted yet.
	Apply(ctx context.Context, scope tenant.Scope, id ID, a Applied) (Run, error)
}

// Briefing tells what an engine may know.
type Briefing interface {
	// Facts gathers brand, campaign and strategy. A campaign brings its brand; the brand
	// named is for runs without a campaign. Faults: those of what is not there.
	Facts(ctx context.Context, actor tenant.Actor, campaignID, brandID string) (Facts, error)
	// Results tells what became of a campaign's posts, the newest of them first.
	Results(ctx context.Context, actor tenant.Actor, campaignID string) ([]ResultFacts, error)
}

// Alarm wakes a worker for a run; waking twice does no harm.
type Alarm interface {
	WakeRuns(ctx context.Context, due []Due) error
}

// Notices tells a tenant's people something in the app.
type Notices interface {
	// TellOnce adds the notice of an instant and a key, or leaves the one that is there alone.
	TellOnce(ctx context.Context, actor tenant.Actor, at time.Time, key, kind, text, path string) error
}

// Teams tells how a tenant stands at this moment; one that is gone is closing.
type Teams interface {
	Standing(ctx context.Context, in tenant.ID) (tenant.Standing, error)
}

// Quota keeps the plan's limits on runs and tokens in a month.
type Quota interface {
	Adding(ctx context.Context, actor tenant.Actor, limit, id string, amount int64, add func() error) error
	// Reserve holds an amount back for a thing until Spent says what it took.
	Reserve(ctx context.Context, actor tenant.Actor, limit, id string, amount int64) error
	// Spent counts what a thing took instead of what was held back for it at an instant.
	// Saying it twice does no harm.
	Spent(ctx context.Context, in tenant.ID, limit, id string, at time.Time, amount int64) error
	// Heal finds out at once whether a thing that was being added is there.
	Heal(ctx context.Context, actor tenant.Actor, limit, id string) error
	// Left tells how much of a limit is left.
	Left(ctx context.Context, actor tenant.Actor, limit string) (int64, error)
}

// Feed tells screens that something changed.
type Feed interface {
	Changed(ctx context.Context, in tenant.ID, kind, id string)
	// Moved tells those who follow one run that it has new events.
	Moved(ctx context.Context, id ID)
}
