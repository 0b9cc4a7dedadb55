package app

import (
	"context"
	"encoding/json"
	"slices"

	"campaignos.dev/api/internal/directory"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/redisstore"
	"campaignos.dev/api/internal/tenant"
)

// feed carries news of changes between processes. News may be lost: whoever listens reads
// the truth besides.
type feed struct {
	redis     *redisstore.Store
	clock     clock.Clock
	directory *directory.Service
}

// indexed are the changes that the operators' index of teams follows from.
var indexed = []string{"tenant", "member", "subscription", "payment"}

func changesOf(in tenant.ID) string { return "changes:" + string(in) }
func eventsOf(id engine.ID) string  { return "run:" + string(id) }

// Changed tells a tenant's screens that something changed, and the operators' index.
func (f feed) Changed(ctx context.Context, in tenant.ID, kind, id string) {
	if slices.Contains(indexed, kind) {
		f.directory.Changed(ctx, in)
	}
	payload, err := json.Marshal(httpapi.ChangeEvent{Type: kind, ID: id, At: f.clock.Now()})
	if err == nil {
		_ = f.redis.Publish(context.WithoutCancel(ctx), changesOf(in), payload)
	}
}

// Moved tells those who follow a run that it has new events.
func (f feed) Moved(ctx context.Context, id engine.ID) {
	_ = f.redis.Publish(context.WithoutCancel(ctx), eventsOf(id), []byte("1"))
}

// Follow gives a tenant's changes as they happen.
func (f feed) Follow(ctx context.Context, in tenant.ID) (<-chan httpapi.ChangeEvent, func()) {
	return follow(ctx, f.redis, changesOf(in), func(raw []byte) (e httpapi.ChangeEvent, ok bool) {
		return e, json.Unmarshal(raw, &e) == nil
	})
}

// FollowRun tells whenever a run has new events.
func (f feed) FollowRun(ctx context.Context, id engine.ID) (<-chan struct{}, func()) {
	return follow(ctx, f.redis, eventsOf(id), func([]byte) (struct{}, bool) { return struct{}{}, true })
}

// follow listens to a channel until the context ends; a listener that is too slow misses
// messages rather than holding others up.
func follow[T any](ctx context.Context, redis *redisstore.Store, channel string, read func([]byte) (T, bool)) (<-chan T, func()) {
	messages, cancel := redis.Subscribe(ctx, channel)
	out := make(chan T, 16)
	go func() {
		defer close(out)
		for {
			select {
			case <-ctx.Done():
				return
			case raw, open := <-messages:
				if !open {
					return
				}
				if v, ok := read(raw); ok {
					select {
					case out <- v:
					default:
					}
				}
			}
		}
	}()
	return out, cancel
}
