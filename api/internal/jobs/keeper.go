package jobs

import (
	"cmp"
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/tenant"
)

const (
	// watchEvery is how often a worker looks whether the queue's database is still there.
	watchEvery = time.Second
	// patience bounds a look, and an opening of the database.
	patience = 30 * time.Second
)

// store is a kind of database that a queue can live in.
type store interface {
	// alone runs work while no other process opens or repairs the same queue.
	alone(ctx context.Context, work func() error) error
	// open connects and brings the tables up to date. The connection stands the probe.
	open(ctx context.Context, config *river.Config) (connection, error)
	// clear puts out of the way what is left of a queue that can't be used any more.
	clear(ctx context.Context) error
	// lost says whether an error means that the tables are gone or broken.
	lost(err error) bool
}

// connection is a queue that is open.
type connection interface {
	insert(ctx context.Context, jobs []river.InsertManyParams) error
	probe(ctx context.Context) error
	counts(ctx context.Context) (map[string]int, error)
	// forget removes the jobs of a tenant that don't run.
	forget(ctx context.Context, in tenant.ID) error
	start(ctx context.Context) error
	stop(ctx context.Context) error // ends the work where there is any, then closes
}

// connect opens the queue, and makes a new one where the old can't be used. With workers
// it starts them.
func (q *Queue) connect(ctx context.Context) (c connection, err error) {
	config, err := q.river()
	if err != nil {
		return nil, err
	}
	err = q.store.alone(ctx, func() error {
		c, err = q.store.open(ctx, config)
		if !q.store.lost(err) {
			return err
		}
		q.config.Log.Warn("the queue's database can't be used any more: making a new one", "error", err)
		if err := q.store.clear(ctx); err != nil {
			return err
		}
		c, err = q.store.open(ctx, config)
		return err
	})
	if err != nil || len(q.workers) == 0 {
		return c, err
	}
	if err := c.start(context.WithoutCancel(ctx)); err != nil {
		_ = c.stop(ctx)
		return nil, err
	}
	return c, nil
}

// use runs a command, and repairs the queue and runs it again where its database is lost.
func (q *Queue) use(ctx context.Context, command func(connection) error) error {
	q.mu.RLock()
	c := q.now
	q.mu.RUnlock()
	if c == nil {
		return errStopped
	}
	err := command(c)
	if !q.store.lost(err) {
		return err
	}
	c, err = q.repair(ctx, c, err)
	if err != nil {
		return err
	}
	return command(c)
}

// repair replaces a connection whose database is lost, unless another has done so.
func (q *Queue) repair(ctx context.Context, broken connection, why error) (connection, error) {
	q.mu.Lock()
	defer q.mu.Unlock()
	if q.stopping {
		return nil, why
	}
	if q.now != broken {
		return q.now, nil
	}
	q.config.Log.Warn("the queue's database is lost: opening it again; sweeps will fill it", "error", why)
	// Whoever noticed may go away, but the others need it as well.
	ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), patience)
	defer cancel()
	err := q.replace(ctx)
	return q.now, err
}

// replace opens a new connection and lets the old one finish its jobs. The caller holds
// the lock.
func (q *Queue) replace(ctx context.Context) error {
	fresh, err := q.connect(ctx)
	if err != nil {
		return err
	}
	old := q.now
	q.now = fresh
	q.retiring.Go(func() {
		ctx, cancel := context.WithTimeout(context.WithoutCancel(ctx), 2*cmp.Or(q.config.Grace, grace))
		defer cancel()
		if err := old.stop(ctx); err != nil {
			q.config.Log.Warn("the queue's old connection did not end well", "error", err)
		}
	})
	return nil
}

// watch notices a lost database also where nothing is being inserted.
func (q *Queue) watch(ctx context.Context) {
	tick := time.NewTicker(watchEvery)
	defer tick.Stop()
	for well := true; ; {
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
			well = q.look(ctx, well)
		}
	}
}

// look pings, and logs where that goes otherwise than before.
func (q *Queue) look(ctx context.Context, well bool) bool {
	bounded, cancel := context.WithTimeout(ctx, patience)
	defer cancel()
	err := q.Ping(bounded)
	switch {
	case ctx.Err() != nil:
	case err != nil && well:
		q.config.Log.Warn("the queue's database does not answer", "error", err)
	case err == nil && !well:
		q.config.Log.Info("the queue's database answers again")
	}
	return err == nil
}
