package jobs

import (
	"context"
	"errors"
	"fmt"

	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver"
	"github.com/riverqueue/river/rivermigrate"

	"campaignos.dev/api/internal/tenant"
)

// errTaken says that the file under an open queue was removed or replaced.
var errTaken = errors.New("jobs: the queue's file was taken away")

// database is a connection by one of River's drivers; the type parameter ends here.
type database[TTx any] struct {
	driver riverdriver.Driver[TTx]
	client *river.Client[TTx]
	taken  func() bool // whether the file is another one by now
	close  func()
}

// openDatabase brings the tables up to date and makes sure that they can be used.
func openDatabase[TTx any](ctx context.Context, driver riverdriver.Driver[TTx], config *river.Config) (*database[TTx], error) {
	migrator, err := rivermigrate.New(driver, &rivermigrate.Config{Logger: config.Logger})
	if err != nil {
		return nil, err
	}
	if _, err := migrator.Migrate(ctx, rivermigrate.DirectionUp, nil); err != nil {
		return nil, fmt.Errorf("bring the queue's tables up to date: %w", err)
	}
	client, err := river.NewClient(driver, config)
	if err != nil {
		return nil, err
	}
	d := &database[TTx]{driver: driver, client: client, taken: func() bool { return false }}
	return d, d.probe(ctx)
}

func (d *database[TTx]) insert(ctx context.Context, jobs []river.InsertManyParams) error {
	if d.taken() {
		return errTaken
	}
	_, err := d.client.InsertMany(ctx, jobs)
	return err
}

// probe touches every table that River can't do without.
func (d *database[TTx]) probe(ctx context.Context) error {
	if d.taken() {
		return errTaken
	}
	for _, name := range []string{"river_job", "river_leader", "river_queue"} {
		if err := d.driver.GetExecutor().Exec(ctx, "SELECT 1 FROM "+name+" LIMIT 1"); err != nil {
			return fmt.Errorf("look into the queue's table %s: %w", name, err)
		}
	}
	return nil
}

func (d *database[TTx]) counts(ctx context.Context) (map[string]int, error) {
	if d.taken() {
		return nil, errTaken
	}
	states, err := d.driver.GetExecutor().JobCountByAllStates(ctx, &riverdriver.JobCountByAllStatesParams{})
	counts := make(map[string]int, len(states))
	for state, n := range states {
		counts[string(state)] = n
	}
	return counts, err
}

// forgetAtOnce is how many jobs one statement removes.
const forgetAtOnce = 1000

func (d *database[TTx]) forget(ctx context.Context, in tenant.ID) error {
	if d.taken() {
		return errTaken
	}
	theirs := river.NewJobDeleteManyParams().First(forgetAtOnce).Where("args ->> 'tenantId' = @tenant", river.NamedArgs{"tenant": string(in)})
	for {
		gone, err := d.client.JobDeleteMany(ctx, theirs)
		if err != nil || len(gone.Jobs) == 0 {
			return err
		}
	}
}

func (d *database[TTx]) start(ctx context.Context) error { return d.client.Start(ctx) }

// stop waits for the jobs that run and closes.
func (d *database[TTx]) stop(ctx context.Context) error {
	if err := d.client.Stop(ctx); err != nil {
		return err // jobs that did not end hold connections: closing would wait for them
	}
	d.close()
	return nil
}
