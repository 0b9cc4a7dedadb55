package app

import (
	"context"
	"errors"
	"fmt"
	"log/slog"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/jobs"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/redisstore"
)

// parts are what every process is connected to.
type parts struct {
	config  config.Config
	log     *slog.Logger
	clock   clock.Clock
	mongo   *mongostore.Store
	redis   *redisstore.Store
	queue   *jobs.Queue
	objects *objects // set by furnish
	ring    *seal.Ring
	metrics *metrics
}

// open connects to everything; what is opened is closed again where a later part fails.
func open(ctx context.Context, c config.Config, log *slog.Logger, with ...mongostore.Option) (*parts, error) {
	p := &parts{config: c, log: log, clock: clock.System{}}
	for _, step := range []func(context.Context) error{p.openRing, p.openRedis, p.openQueue} {
		if err := step(ctx); err != nil {
			return nil, errors.Join(err, p.close(ctx))
		}
	}
	signer, err := p.ring.Signer(audit.Purpose)
	if err != nil {
		return nil, errors.Join(err, p.close(ctx))
	}
	mongo, err := mongostore.Open(ctx, c.MongoURI.Reveal(), append(with, mongostore.WithSigner(signer))...)
	if err != nil {
		return nil, errors.Join(err, p.close(ctx))
	}
	p.mongo, p.metrics = mongo, newMetrics(p.redis)
	return p, nil
}

func (p *parts) openRing(context.Context) (err error) {
	p.ring, err = seal.NewRing(p.config.EncryptionKeys.Reveal())
	return err
}

func (p *parts) openRedis(context.Context) (err error) {
	p.redis, err = redisstore.Open(p.config.RedisURL.Reveal(), p.log)
	return err
}

func (p *parts) openQueue(ctx context.Context) (err error) {
	p.queue, err = jobs.Open(ctx, jobs.Config{
		DatabaseURL: p.config.DatabaseURL.Reveal(), SQLitePath: p.config.QueuePath, Log: p.log,
		AtOnce: map[string]int{jobs.Publish: p.config.Publish.AtOnce},
	})
	if err != nil {
		return fmt.Errorf("open the queue: %w", err)
	}
	return nil
}

// close ends every connection that was opened.
func (p *parts) close(ctx context.Context) error {
	var errs []error
	if p.queue != nil {
		errs = append(errs, p.queue.Stop(ctx))
	}
	if p.redis != nil {
		errs = append(errs, p.redis.Close())
	}
	if p.mongo != nil {
		errs = append(errs, p.mongo.Close(ctx))
	}
	return errors.Join(errs...)
}

// dependencies are what readiness asks. Without MongoDB nothing works; without the others
// less does, and says so.
func (p *parts) dependencies() []httpapi.Part {
	return []httpapi.Part{
		{Name: "mongodb", Required: true, Ping: p.mongo.Ping},
		{Name: "redis", Ping: p.redis.Ping},
		{Name: "queue", Ping: p.queue.Ping},
		{Name: "objectstore", Ping: p.objects.Ping},
	}
}
