package jobs

import (
	"slices"
	"time"

	"github.com/riverqueue/river"
)

// Every is a job that recurs.
type Every struct {
	Name     string // for logs; no two alike
	Interval time.Duration
	Args     Args
}

// table is all that recurs. Among all processes, each row is done once in its interval,
// and at the start; a failure waits for the next round. A process that has no worker for a
// row leaves it to others.
func table() []Every {
	return []Every{
		{"reconcile_payments", 10 * time.Second, ReconcilePayments{}},
		{"read_troubles", time.Minute, ReadTroubles{}},
		{"remind_teams", time.Minute, RemindTeams{}},
		{"tell_posts", 15 * time.Second, TellPosts{}},
		{"foresee_posts", time.Minute, ForeseePosts{}},
		{"heal_usage", time.Minute, HealUsage{}},
		{"refresh_directory", time.Minute, RefreshDirectory{}},
		{"sweep_audit", 15 * time.Second, SweepAudit{}},
		{"sweep_media", time.Minute, SweepMedia{}},
		{"sweep_exports", 5 * time.Second, SweepExports{}},
		{"sweep_rotations", 15 * time.Second, SweepRotations{}},
		{"erase_tenants", 10 * time.Second, EraseTenants{}},
		{"finish_registrations", time.Minute, FinishRegistrations{}},
		{"sweep_pauses", 5 * time.Second, SweepPauses{}},
		{"sweep_teams", time.Minute, SweepTeams{}},
	}
}

func (q *Queue) periodic() (jobs []*river.PeriodicJob) {
	for _, e := range q.table {
		known := func(w Worker) bool { return w.kind == e.Args.Kind() }
		if slices.ContainsFunc(q.workers, known) {
			jobs = append(jobs, e.job())
		}
	}
	return jobs
}

func (e Every) job() *river.PeriodicJob {
	// With a finished job counting too, a new leader does not repeat the round.
	opts := &river.InsertOpts{MaxAttempts: 1, UniqueOpts: river.UniqueOpts{ByArgs: true, ByPeriod: e.Interval}}
	return river.NewPeriodicJob(river.PeriodicInterval(e.Interval),
		func() (river.JobArgs, *river.InsertOpts) { return e.Args, opts },
		&river.PeriodicJobOpts{ID: e.Name, RunOnStart: true})
}
