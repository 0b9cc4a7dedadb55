package redisstore

import (
	"hash/maphash"
	"sync"
	"time"
)

// memoKeys bounds how many keys the process remembers while Redis is away; beyond that,
// answers are forgotten.
const memoKeys = 10_000

// memo is what the process itself knows of keys: those it is answering now, and answers
// that Redis could not take.
type memo struct {
	seed  maphash.Seed
	doors [256]sync.Mutex // a key's door lets one Begin through at a time

	mu    sync.Mutex
	notes map[string]note
}

// note is what is known of one key.
type note struct {
	fingerprint string
	ttl         time.Duration
	expires     time.Time
	answer      *Answer // nil while it is being answered
}

func newMemo() *memo { return &memo{seed: maphash.MakeSeed(), notes: map[string]note{}} }

// alone waits for the key's door; call what it gives to open it again.
func (m *memo) alone(key string) (leave func()) {
	door := &m.doors[maphash.String(m.seed, key)%uint64(len(m.doors))]
	door.Lock()
	return door.Unlock
}

// look says what the process knows of a key.
func (m *memo) look(key, fingerprint string, now time.Time) (begun Begun, known bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, ok := m.notes[key]
	switch {
	case !ok || !now.Before(n.expires):
		return Begun{}, false
	case n.fingerprint != fingerprint:
		return Begun{State: OtherBody}, true
	case n.answer == nil:
		return Begun{State: InProgress}, true
	}
	return Begun{State: Replay, Answer: *n.answer}, true
}

func (m *memo) begin(key, fingerprint string, ttl time.Duration, now time.Time) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.makeRoom(now)
	m.notes[key] = note{fingerprint: fingerprint, ttl: ttl, expires: now.Add(answerWithin)}
}

func (m *memo) finish(key string, answer Answer, now time.Time) (n note, ok bool) {
	m.mu.Lock()
	defer m.mu.Unlock()
	n, ok = m.notes[key]
	if ok {
		n.answer, n.expires = &answer, now.Add(n.ttl)
		m.notes[key] = n
	}
	return n, ok
}

func (m *memo) forget(key string) {
	m.mu.Lock()
	defer m.mu.Unlock()
	delete(m.notes, key)
}

// makeRoom drops what has expired, then answers, until there is room. Requests that are
// being answered stay.
func (m *memo) makeRoom(now time.Time) {
	if len(m.notes) < memoKeys {
		return
	}
	for key, n := range m.notes {
		if !now.Before(n.expires) {
			delete(m.notes, key)
		}
	}
	for key, n := range m.notes {
		if len(m.notes) < memoKeys*9/10 {
			return
		}
		if n.answer != nil {
			delete(m.notes, key)
		}
	}
}
