package app

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/redisstore"
)

const (
	// beat is how often a worker that looks for due posts says so.
	beat = 3 * time.Second
	// silence is after how long a worker that no longer does counts as dead.
	silence = 15 * time.Second

	pulseKey = "worker:looked"
)

var (
	errNoWorker = errors.New("no worker has looked for due posts of late")
	errIdle     = errors.New("this worker has not looked for due posts of late")
)

// pulse tells whether posts that fall due are looked for: by this process, and by any.
type pulse struct {
	redis   *redisstore.Store
	publish *publish.Service
}

// beat says for all to see that this process looks for due posts, as long as it does.
func (p pulse) beat(ctx context.Context) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		if p.own().Ping(ctx) == nil {
			p.redis.Set(ctx, pulseKey, []byte{'1'}, silence)
		}
		select {
		case <-ctx.Done():
			return
		case <-tick.C:
		}
	}
}

// own is the worker's own readiness: a process that answers but no longer looks for due
// posts is down.
func (p pulse) own() httpapi.Part {
	return httpapi.Part{Name: "sweep", Required: true, Ping: func(context.Context) error {
		if time.Since(p.publish.Swept()) > silence {
			return errIdle
		}
		return nil
	}}
}

// any is what the API says of the workers: it answers without them, but nothing goes out.
func (p pulse) any() httpapi.Part {
	return httpapi.Part{Name: "worker", Ping: func(ctx context.Context) error {
		if _, ok := p.redis.Get(ctx, pulseKey); !ok {
			return errNoWorker
		}
		return nil
	}}
}
