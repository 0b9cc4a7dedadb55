// Package jobs is the work that goes on behind the scenes: what is to be done is put in a
// queue, and any worker process takes it from there.
//
// The queue is only an alarm clock. What must be done stands in MongoDB; sweeps, which are
// jobs themselves, fill the queue again after its database was lost. A job may run twice,
// also at the same time, and must do no harm by it.
//
// A domain has one file here. It holds the arguments of its jobs (a struct with a Kind,
// and InsertOpts where it wants a queue of its own or is unique), a function that makes
// the Worker calling the domain's service by On, and the methods of Queue by which the
// domain asks for jobs. What recurs has a line in the table of periodic.go.
package jobs

import (
	"context"
	"errors"
	"log/slog"
	"sync"
	"time"

	"github.com/riverqueue/river"
)

// Config says where the queue lives and how much is worked at once.
type Config struct {
	DatabaseURL string         // PostgreSQL; empty: SQLite
	SQLitePath  string         // file that several processes of one machine may share
	AtOnce      map[string]int // how many jobs of a queue this process works at once; missing: ten
	Grace       time.Duration  // how long running jobs may go on after Stop; zero: 20 s
	RescueAfter time.Duration  // when a job whose process died is done again; zero: 90 s
	Log         *slog.Logger
}

// Queue takes jobs and works them. It survives the loss of its database.
type Queue struct {
	config   Config
	store    store
	table    []Every
	endWatch context.CancelFunc // set by Work
	retiring sync.WaitGroup     // connections that finish their last jobs

	mu       sync.RWMutex
	now      connection // nil once stopped
	stopping bool
	workers  []Worker
}

var (
	errStopped = errors.New("jobs: the queue was stopped")
	errWorking = errors.New("jobs: the queue is being worked already")
)

// Open opens the queue for inserting and brings its tables up to date; several processes
// may do so at the same time.
func Open(ctx context.Context, config Config) (*Queue, error) {
	q := &Queue{config: config, table: table()}
	if config.DatabaseURL != "" {
		q.store = postgres{config.DatabaseURL}
	} else {
		q.store = sqlite{config.SQLitePath}
	}
	var err error
	q.now, err = q.connect(ctx)
	return q, err
}

// Insert puts a job in the queue. Where opts is nil the job's own InsertOpts apply. A
// unique job that is there already is no error.
func (q *Queue) Insert(ctx context.Context, args Args, opts *river.InsertOpts) error {
	return q.InsertMany(ctx, []river.InsertManyParams{{Args: args, InsertOpts: opts}})
}

// InsertMany puts jobs in the queue, all or none.
func (q *Queue) InsertMany(ctx context.Context, jobs []river.InsertManyParams) error {
	if len(jobs) == 0 {
		return nil
	}
	return q.use(ctx, func(c connection) error { return c.insert(ctx, jobs) })
}

// Ping says whether the queue can be used.
func (q *Queue) Ping(ctx context.Context) error {
	return q.use(ctx, func(c connection) error { return c.probe(ctx) })
}

// Counts gives how many jobs are in each state, such as "available" or "running".
func (q *Queue) Counts(ctx context.Context) (counts map[string]int, err error) {
	err = q.use(ctx, func(c connection) error {
		counts, err = c.counts(ctx)
		return err
	})
	return counts, err
}

// Work starts to take jobs of the workers' kinds, and to insert those of the periodic
// table, until Stop. Another process may do the same.
func (q *Queue) Work(ctx context.Context, workers ...Worker) error {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stopping {
		return errStopped
	}
	if q.workers != nil {
		return errWorking
	}
	q.workers = workers
	if err := q.replace(ctx); err != nil {
		q.workers = nil
		return err
	}
	var watching context.Context
	watching, q.endWatch = context.WithCancel(context.WithoutCancel(ctx))
	go q.watch(watching)
	return nil
}

// Stop takes no more jobs and waits for those that run; after Grace their contexts are
// cancelled, and they are done again by whoever works the queue next. When ctx ends first
// they are left behind, which is the error.
func (q *Queue) Stop(ctx context.Context) error {
	c := q.beginStop()
	if c == nil {
		return nil
	}
	err := c.stop(ctx) // meanwhile the jobs that run may still insert others
	q.retiring.Wait()
	q.mu.Lock()
	defer q.mu.Unlock()
	q.now = nil
	return err
}

// beginStop gives the connection to stop; nil where that was done before.
func (q *Queue) beginStop() connection {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stopping {
		return nil
	}
	q.stopping = true
	if q.endWatch != nil {
		q.endWatch()
	}
	return q.now
}
