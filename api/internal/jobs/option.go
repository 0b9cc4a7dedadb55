package jobs

import (
	"cmp"
	"time"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/rivertype"

	"campaignos.dev/api/internal/kit/id"
)

// The queues. Each has hands of its own, so that long work of one sort does not hold up
// the others.
const (
	Default = river.QueueDefault
	Publish = "publish"
	Engine  = "engine"
	Media   = "media"
	Mail    = "mail"
)

const (
	atOnce      = 10
	grace       = 20 * time.Second
	timeout     = time.Minute // of a job whose worker gives none
	rescueAfter = 90 * time.Second
	keepDone    = time.Hour              // jobs that are done, for whoever looks at the queue
	cooldown    = 10 * time.Millisecond  // least time between two looks for jobs
	pollEvery   = 500 * time.Millisecond // a look for jobs that no notice came for
)

// Once keeps a job from being put in the queue while one with the same arguments waits or
// runs there. One that is done does not count: what is wanted again is done again.
func Once() river.UniqueOpts {
	return river.UniqueOpts{ByArgs: true, ByState: unfinished()}
}

// OnceIn is Once within each period (at least a second). A job whose process died thus
// blocks its like until the next period only, instead of until it is rescued.
func OnceIn(period time.Duration) river.UniqueOpts {
	return river.UniqueOpts{ByArgs: true, ByPeriod: period, ByState: unfinished()}
}

func unfinished() []rivertype.JobState {
	return []rivertype.JobState{
		rivertype.JobStateAvailable, rivertype.JobStatePending, rivertype.JobStateRetryable,
		rivertype.JobStateRunning, rivertype.JobStateScheduled,
	}
}

// river gives River's settings: without workers it only inserts.
func (q *Queue) river() (*river.Config, error) {
	c := &river.Config{
		ID:                          id.New("queue"),
		Logger:                      loud(q.config.Log),
		ErrorHandler:                reporter{q.config.Log},
		FetchCooldown:               cooldown,
		FetchPollInterval:           pollEvery,
		JobTimeout:                  timeout,
		RescueStuckJobsAfter:        cmp.Or(q.config.RescueAfter, rescueAfter),
		SoftStopTimeout:             cmp.Or(q.config.Grace, grace),
		CompletedJobRetentionPeriod: keepDone,
	}
	c.JobTimeout = min(c.JobTimeout, c.RescueStuckJobsAfter)
	if len(q.workers) == 0 {
		return c, nil
	}
	c.Queues = map[string]river.QueueConfig{}
	for _, name := range []string{Default, Publish, Engine, Media, Mail} {
		c.Queues[name] = river.QueueConfig{MaxWorkers: cmp.Or(q.config.AtOnce[name], atOnce)}
	}
	c.Workers = river.NewWorkers()
	for _, w := range q.workers {
		if err := w.add(c.Workers); err != nil {
			return nil, err
		}
	}
	c.PeriodicJobs = q.periodic()
	return c, nil
}
