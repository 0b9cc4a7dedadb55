package gemini

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// troubles are the ways in which an answer may go wrong, by the names that markers and the control API give them.
var troubles = []string{"429", "429_bare", "500", "503", "block", "safety", "empty", "max_tokens", "bad_json", "off_schema", "no_image", "image_safety", "not_image", "slow", "silence", "stall", "cut", "stream_error"}

// trouble is what goes wrong with one answer: the names, and for those that last the number of seconds.
type trouble map[string]int

func (t trouble) has(name string) bool { _, is := t[name]; return is }

// seconds is how long a trouble lasts, or what is usual for it.
func (t trouble) seconds(name string, usual int) time.Duration {
	if t[name] > 0 {
		usual = t[name]
	}
	return time.Duration(usual) * time.Second
}

// markers are troubles that a prompt asks for, such as [[sandbox:503x2]] or [[sandbox:silence_60]].
var markers = regexp.MustCompile(`\[\[sandbox:([a-z0-9_]+?)(?:x(\d+))?\]\]`)

// asked tells what goes wrong with the answer to a prompt: what its markers and the control API ask for, of those that still
// strike.
func (s *Server) asked(prompt string) trouble {
	asked := s.armed(prompt)
	for _, m := range markers.FindAllStringSubmatch(prompt, -1) {
		name, seconds := parted(m[1])
		if m[2] == "" {
			asked[name] = seconds
			continue
		}
		limit, _ := strconv.Atoi(m[2])
		sum := sha256.Sum256([]byte(m[1] + "\x00" + prompt))
		if s.strikes(hex.EncodeToString(sum[:12]), limit) {
			asked[name] = seconds
		}
	}
	return asked
}

// parted reads the seconds at the end of a marker such as silence_60.
func parted(marker string) (name string, seconds int) {
	name, end, found := cutLast(marker, "_")
	seconds, err := strconv.Atoi(end)
	if !found || err != nil {
		return marker, 0
	}
	return name, seconds
}

func cutLast(text, mark string) (before, after string, found bool) {
	at := strings.LastIndex(text, mark)
	if at < 0 {
		return text, "", false
	}
	return text[:at], text[at+len(mark):], true
}

// order is a trouble that the control API asks for.
type order struct {
	ID   string `json:"id"`
	Kind string `json:"kind"`
	// Contains narrows it to prompts that hold this text; empty means all.
	Contains string `json:"contains,omitempty"`
	// Times is how many requests it hits; 0 means all, until it is removed.
	Times int `json:"times,omitempty"`
	// Seconds is how long a 429 asks to wait, and how long silence and stall last.
	Seconds int `json:"seconds,omitempty"`
	// Fired is how many requests it has hit.
	Fired int `json:"fired"`
}

// check says what is wrong with an order; nil: nothing.
func (o order) check() error {
	switch {
	case !slices.Contains(troubles, o.Kind):
		return fmt.Errorf("send a kind that there is: %s", strings.Join(troubles, ", "))
	case o.Times < 0 || o.Seconds < 0 || o.Seconds > 600:
		return fmt.Errorf("times must not be negative, and seconds lie between 0 and 600")
	}
	return nil
}

// armed tells which orders strike a prompt, and counts them.
func (s *Server) armed(prompt string) trouble {
	s.mu.Lock()
	defer s.mu.Unlock()
	out := trouble{}
	for i := range s.orders {
		o := &s.orders[i]
		if o.Times > 0 && o.Fired >= o.Times || !strings.Contains(prompt, o.Contains) {
			continue
		}
		o.Fired++
		out[o.Kind] = o.Seconds
	}
	return out
}
