package publish_test

import (
	"context"
	"errors"
	"slices"
	"sync"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/publish"
)

// provider does what its script says and keeps a record of its own of what it published.
// Like the real one it refuses every idempotency key that it has carried out, and shows
// in its history only later what it published.
type provider struct {
	clock clock.Clock
	lag   time.Duration // how late the history shows a post

	mu     sync.Mutex
	script map[network.Network][]answer // what the next calls do; when it ends, they publish
	used   map[string]bool              // idempotency keys that were carried out
	record []sent
	calls  []publish.Order
	finds  int
}

// answer is what one call comes to: it may publish, and says what the caller is told.
type answer func(p *provider, o publish.Order) (publish.Receipt, error)

// sent is an entry of the provider's record.
type sent struct {
	order publish.Order
	at    time.Time
}

var (
	errLost    = errors.New("connection reset")
	badContent = &publish.Failure{Class: publish.Content, Code: "132", Message: "The text is too long.", Status: 400}
	badRequest = &publish.Failure{Class: publish.Configuration, Code: "101", Message: "The request was not understood.", Status: 400}
	sameText   = &publish.Failure{Class: publish.Duplicate, Code: "137", Message: "You posted the same text here.", Status: 400}
	slowDown   = &publish.Failure{Class: publish.Passing, Code: "0", Message: "The provider asked us to wait.", Status: 429}
)

// accept publishes and says so.
func accept(p *provider, o publish.Order) (publish.Receipt, error) {
	p.used[o.IdempotencyKey] = true
	p.record = append(p.record, sent{o, p.clock.Now()})
	return receipt(o), nil
}

// loseAnswer publishes, and the answer never arrives.
func loseAnswer(p *provider, o publish.Order) (publish.Receipt, error) {
	_, _ = accept(p, o)
	return publish.Receipt{}, errLost
}

// loseRequest does not publish, and no answer arrives either.
func loseRequest(*provider, publish.Order) (publish.Receipt, error) {
	return publish.Receipt{}, errLost
}

// refuse makes an answer that is a clear failure.
func refuse(f *publish.Failure) answer {
	return func(*provider, publish.Order) (publish.Receipt, error) {
		copied := *f
		return publish.Receipt{}, &copied
	}
}

func receipt(o publish.Order) publish.Receipt {
	return publish.Receipt{ProviderPostID: "p-" + string(o.Publication), URL: "https://network.example/" + string(o.Publication), Status: 200}
}

func (p *provider) Send(_ context.Context, o publish.Order) (publish.Receipt, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.calls = append(p.calls, o)
	if p.used[o.IdempotencyKey] {
		return refuse(badRequest)(p, o)
	}
	do := accept
	if next := p.script[o.Network]; len(next) > 0 {
		do, p.script[o.Network] = next[0], next[1:]
	}
	return do(p, o)
}

func (p *provider) Find(_ context.Context, o publish.Order, since time.Time) (publish.Receipt, bool, error) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.finds++
	shown := p.clock.Now().Add(-p.lag)
	i := slices.IndexFunc(p.record, func(s sent) bool {
		return s.order.Publication == o.Publication && !s.at.Before(since) && !s.at.After(shown)
	})
	if i < 0 {
		return publish.Receipt{}, false, nil
	}
	return receipt(o), true, nil
}

// published counts what the provider's record has on a network.
func (p *provider) published(n network.Network) int {
	p.mu.Lock()
	defer p.mu.Unlock()
	count := 0
	for _, s := range p.record {
		if s.order.Network == n {
			count++
		}
	}
	return count
}

// called counts the calls.
func (p *provider) called() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return len(p.calls)
}

// keys lists the idempotency keys of the calls on a network, in order.
func (p *provider) keys(n network.Network) []string {
	p.mu.Lock()
	defer p.mu.Unlock()
	var keys []string
	for _, o := range p.calls {
		if o.Network == n {
			keys = append(keys, o.IdempotencyKey)
		}
	}
	return keys
}
