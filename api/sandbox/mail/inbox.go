// Package mail takes every mail that the product sends and keeps it in one inbox, where a person reads it on a page and a test
// through JSON. Nothing is delivered to anyone.
package mail

import (
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"sync"
	"time"
)

const (
	// keptLetters and keptBytes bound the inbox; the oldest mails leave first. Bytes are those of the raw mails (48 MiB).
	keptLetters = 500
	keptBytes   = 48 << 20
)

// Envelope is one mail as it came over SMTP.
type Envelope struct {
	// ID names the mail: "msg_" and a number that grows.
	ID         string    `json:"id"`
	ReceivedAt time.Time `json:"receivedAt"`
	// From and To are the addresses of the SMTP dialogue, which decide where a real mail would go.
	From string   `json:"from"`
	To   []string `json:"to"`
	// Raw is the whole mail, headers and body, as it was sent.
	Raw []byte `json:"raw"`
}

// Inbox holds the mails of all recipients, oldest first. Make one with New.
type Inbox struct {
	clock func() time.Time

	mu      sync.Mutex
	list    []Letter
	next    int
	changes uint64
}

// New makes an empty inbox.
func New(clock func() time.Time) *Inbox { return &Inbox{clock: clock} }

// receive files a mail and returns its id.
func (b *Inbox) receive(from string, to []string, raw []byte) string {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next++
	envelope := Envelope{ID: fmt.Sprintf("msg_%d", b.next), ReceivedAt: b.clock().UTC(), From: from, To: slices.Clone(to), Raw: raw}
	b.list = append(b.list, open(envelope))
	b.trim()
	b.changes++
	return envelope.ID
}

func (b *Inbox) trim() {
	size := 0
	for i := len(b.list) - 1; i >= 0; i-- {
		size += len(b.list[i].Raw)
		if len(b.list)-i > keptLetters || size > keptBytes {
			b.list = slices.Delete(b.list, 0, i+1)
			return
		}
	}
}

// letters returns the newest mails first: those to one address, or all of them for "". Zero as limit means no limit.
func (b *Inbox) letters(to string, limit int) []Letter {
	b.mu.Lock()
	defer b.mu.Unlock()
	found := []Letter{}
	for _, letter := range slices.Backward(b.list) {
		if limit > 0 && len(found) == limit {
			break
		}
		if to == "" || letter.isTo(to) {
			found = append(found, letter)
		}
	}
	return found
}

func (e Envelope) isTo(address string) bool {
	return slices.ContainsFunc(e.To, func(to string) bool { return strings.EqualFold(to, address) })
}

func (b *Inbox) letter(id string) (Letter, bool) {
	b.mu.Lock()
	defer b.mu.Unlock()
	i := slices.IndexFunc(b.list, func(l Letter) bool { return l.ID == id })
	if i < 0 {
		return Letter{}, false
	}
	return b.list[i], true
}

// Count is how many mails the inbox holds.
func (b *Inbox) Count() int {
	b.mu.Lock()
	defer b.mu.Unlock()
	return len(b.list)
}

// Reset throws all mails away. Ids go on growing, so that an old link never shows another mail.
func (b *Inbox) Reset() {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.list = nil
	b.changes++
}

// Changes grows with each mail that comes or goes.
func (b *Inbox) Changes() uint64 {
	b.mu.Lock()
	defer b.mu.Unlock()
	return b.changes
}

type snapshot struct {
	Next      int        `json:"next"`
	Envelopes []Envelope `json:"envelopes"`
}

// Snapshot is the whole inbox as JSON.
func (b *Inbox) Snapshot() ([]byte, error) {
	b.mu.Lock()
	defer b.mu.Unlock()
	state := snapshot{Next: b.next, Envelopes: make([]Envelope, len(b.list))}
	for i, letter := range b.list {
		state.Envelopes[i] = letter.Envelope
	}
	return json.Marshal(state)
}

// Restore replaces the inbox by one that Snapshot wrote.
func (b *Inbox) Restore(data []byte) error {
	var state snapshot
	if err := json.Unmarshal(data, &state); err != nil {
		return fmt.Errorf("read inbox: %w", err)
	}
	b.mu.Lock()
	defer b.mu.Unlock()
	b.next, b.list = state.Next, nil
	for _, envelope := range state.Envelopes {
		b.list = append(b.list, open(envelope))
	}
	b.changes++
	return nil
}
