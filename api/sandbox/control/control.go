// Package control is the sandbox's hand on its own providers: it records each request that Stripe, Ayrshare or Gemini would
// have received, answers wrongly on purpose when a fault was injected, and offers both as a JSON API and as a home page.
package control

import (
	"net/http"
	"sort"
	"sync"
	"time"
)

// Subject is a part whose whole state can be shown and cleared.
type Subject interface {
	Reset()
	Snapshot() ([]byte, error)
}

// Options is what Control needs from outside.
type Options struct {
	// Clock says when a request came in.
	Clock func() time.Time
	// After returns a channel that fires once the time has passed. Injected delays wait on it.
	After func(time.Duration) <-chan time.Time
}

// Control records, injects faults and answers the control API. Its zero value is not usable; make one with New.
type Control struct {
	clock    func() time.Time
	after    func(time.Duration) <-chan time.Time
	recorder *recorder
	faults   *faults
	closing  chan struct{}
	close    sync.Once

	mu       sync.RWMutex
	subjects map[string]Subject
	wrapped  map[string]bool
	places   func() []Place
}

// New makes a control with no faults and nothing recorded.
func New(o Options) *Control {
	return &Control{
		clock:    o.Clock,
		after:    o.After,
		recorder: newRecorder(recordedRequests),
		faults:   newFaults(),
		closing:  make(chan struct{}),
		subjects: map[string]Subject{},
		wrapped:  map[string]bool{},
		places:   func() []Place { return nil },
	}
}

// Keep puts a part under the control API: GET /control/state/<name> shows it, POST /control/reset clears it.
func (c *Control) Keep(name string, s Subject) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.subjects[name] = s
}

// Close lets go of every request that an injected fault holds back, so that the servers can stop.
func (c *Control) Close() {
	c.close.Do(func() { close(c.closing) })
}

// Reset clears the named parts: their state, their faults and what was recorded of them. Without names it clears everything.
// The answer is the name of the first unknown part, or "" when all went well; nothing is cleared if one is unknown.
func (c *Control) Reset(names ...string) (unknown string) {
	for _, name := range names {
		if c.subject(name) == nil {
			return name
		}
	}
	if len(names) == 0 {
		names = c.subjectNames()
	}
	for _, name := range names {
		c.subject(name).Reset()
		c.faults.removeOf(name)
		c.recorder.removeOf(name)
	}
	return ""
}

func (c *Control) subject(name string) Subject {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return c.subjects[name]
}

func (c *Control) subjectNames() []string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return sortedKeys(c.subjects)
}

// providerNames are the providers that faults can be injected into.
func (c *Control) providerNames() []string {
	c.mu.RLock()
	defer c.mu.RUnlock()
	return sortedKeys(c.wrapped)
}

func sortedKeys[V any](m map[string]V) []string {
	names := make([]string, 0, len(m))
	for name := range m {
		names = append(names, name)
	}
	sort.Strings(names)
	return names
}

// Guard protects pages and API of the control port from other web pages open in the same browser: a request that changes
// something must come from the same origin (or from no browser at all), and every request must name a loopback host, so that
// a foreign name that was pointed at this machine reaches nothing.
func Guard(h http.Handler) http.Handler {
	return loopbackHost(http.NewCrossOriginProtection().Handler(h))
}
