package jobs

import (
	"context"
	"errors"
	"fmt"
	"slices"

	"github.com/jackc/pgx/v5"
	"github.com/jackc/pgx/v5/pgconn"
	"github.com/jackc/pgx/v5/pgxpool"
	"github.com/riverqueue/river"
	"github.com/riverqueue/river/riverdriver/riverpgxv5"
)

// postgresLock is the number of the advisory lock under which the tables are made.
const postgresLock = 7_226_384_401

// postgres is a queue in a PostgreSQL database.
type postgres struct{ address string }

// alone holds an advisory lock on a connection of its own, which gives it back when the
// process dies.
func (p postgres) alone(ctx context.Context, work func() error) error {
	holder, err := pgx.Connect(ctx, p.address)
	if err != nil {
		return fmt.Errorf("connect to the queue's database: %w", err)
	}
	defer holder.Close(context.WithoutCancel(ctx))
	if _, err := holder.Exec(ctx, "SELECT pg_advisory_lock($1)", int64(postgresLock)); err != nil {
		return fmt.Errorf("lock the queue's database: %w", err)
	}
	return work()
}

func (p postgres) open(ctx context.Context, config *river.Config) (connection, error) {
	pool, err := pgxpool.New(ctx, p.address)
	if err != nil {
		return nil, err
	}
	d, err := openDatabase(ctx, riverpgxv5.New(pool), config)
	if err != nil {
		pool.Close()
		return nil, err
	}
	d.close = pool.Close
	return d, nil
}

// clear removes all that River has made, in whatever state it is.
func (p postgres) clear(ctx context.Context) error {
	c, err := pgx.Connect(ctx, p.address)
	if err != nil {
		return err
	}
	defer c.Close(context.WithoutCancel(ctx))
	for _, statement := range []string{
		"DROP TABLE IF EXISTS river_job, river_leader, river_queue, river_client, river_client_queue, river_notification, river_migration CASCADE",
		"DROP FUNCTION IF EXISTS river_job_notify, river_job_state_in_bitmask CASCADE",
		"DROP TYPE IF EXISTS river_job_state CASCADE",
	} {
		if _, err := c.Exec(ctx, statement); err != nil {
			return fmt.Errorf("%s: %w", statement, err)
		}
	}
	return nil
}

// gone are PostgreSQL's codes (appendix A of its manual) for tables, types and functions
// that are missing, and for those that are there although their migration is not noted.
var gone = []string{"42P01", "42704", "42883", "42703", "3F000", "42P07", "42710", "42723"}

func (postgres) lost(err error) bool {
	var e *pgconn.PgError
	return errors.As(err, &e) && slices.Contains(gone, e.Code)
}
