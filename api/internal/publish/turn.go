package publish

import (
	"context"
	"sync"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// share is how many posts of one tenant a process has in hand at once, so that a tenant
// with many, or with slow ones, leaves hands free for the others.
const share = 8

// turns keeps each tenant to its share of this process, and remembers who must wait.
type turns struct {
	mu    sync.Mutex
	hands map[tenant.ID]*hands
	shut  map[tenant.ID]time.Time
}

// hands are a tenant's places; they vanish when nobody is in or before them.
type hands struct {
	free  chan struct{}
	users int
}

func newTurns() *turns {
	return &turns{hands: map[tenant.ID]*hands{}, shut: map[tenant.ID]time.Time{}}
}

// enter waits for one of the tenant's places, which leave gives back.
func (t *turns) enter(ctx context.Context, in tenant.ID) (leave func(), err error) {
	h := t.come(in)
	select {
	case h.free <- struct{}{}:
		return func() { <-h.free; t.part(in, h) }, nil
	case <-ctx.Done():
		t.part(in, h)
		return nil, ctx.Err()
	}
}

func (t *turns) come(in tenant.ID) *hands {
	t.mu.Lock()
	defer t.mu.Unlock()
	h := t.hands[in]
	if h == nil {
		h = &hands{free: make(chan struct{}, share)}
		t.hands[in] = h
	}
	h.users++
	return h
}

func (t *turns) part(in tenant.ID, h *hands) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if h.users--; h.users == 0 {
		delete(t.hands, in)
	}
}

// stay has a tenant's posts left alone until an instant.
func (t *turns) stay(in tenant.ID, until time.Time) {
	t.mu.Lock()
	defer t.mu.Unlock()
	if until.After(t.shut[in]) {
		t.shut[in] = until
	}
}

// waiting lists the tenants whose posts are left alone now.
func (t *turns) waiting(now time.Time) (all []tenant.ID) {
	t.mu.Lock()
	defer t.mu.Unlock()
	for in, until := range t.shut {
		if until.After(now) {
			all = append(all, in)
		} else {
			delete(t.shut, in)
		}
	}
	return all
}

// mustWait says whether a tenant's posts are left alone now.
func (t *turns) mustWait(in tenant.ID, now time.Time) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.shut[in].After(now)
}
