package control

import (
	"fmt"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Kind names what goes wrong.
type Kind string

// The kinds of fault.
const (
	// KindStatus answers with a status of its own; the provider never sees the request. With After the provider does its work,
	// and what it says is answered under that status.
	KindStatus Kind = "status"
	// KindDelay waits, then lets the provider answer.
	KindDelay Kind = "delay"
	// KindTimeout lets the provider do its work, then never answers: the caller cannot know that it worked.
	KindTimeout Kind = "timeout"
	// KindReset tears the connection down (TCP RST), before the provider does its work or, with After, behind it.
	KindReset Kind = "reset"
	// KindDuplicate lets the provider answer once and writes that answer twice on the connection.
	KindDuplicate Kind = "duplicate"
)

var kinds = []Kind{KindStatus, KindDelay, KindTimeout, KindReset, KindDuplicate}

// longestDelay keeps a slip of the finger (seconds for milliseconds) from holding a caller for hours.
const longestDelay = 10 * time.Minute

// Fault says which requests go wrong, how, and how often. Of several that match one request, the oldest is applied.
type Fault struct {
	// ID names the fault; the sandbox makes one ("flt_1") when it is empty.
	ID string `json:"id"`
	// Provider is the one whose requests are hit: stripe, ayrshare or gemini.
	Provider string `json:"provider"`
	// Method, PathPrefix and BodyContains narrow the requests; empty ones match all. The body is searched as it was sent.
	Method       string `json:"method,omitempty"`
	PathPrefix   string `json:"pathPrefix,omitempty"`
	BodyContains string `json:"bodyContains,omitempty"`
	Kind         Kind   `json:"kind"`
	// Status, Headers and Body are the answer of KindStatus. An empty body becomes a short JSON error.
	Status  int               `json:"status,omitempty"`
	Headers map[string]string `json:"headers,omitempty"`
	Body    string            `json:"body,omitempty"`
	// DelayMs is waited before anything else happens, in milliseconds, with any kind.
	DelayMs int `json:"delayMs,omitempty"`
	// After makes KindReset and KindStatus strike when the provider has done its work.
	After bool `json:"after,omitempty"`
	// Times is how many requests are hit; 0 means all until the fault is removed.
	Times int `json:"times"`
	// Probability is the share of matching requests that is hit, from 0 to 1; 0 and 1 both mean all of them.
	Probability float64 `json:"probability,omitempty"`
	// Seed makes the choice repeatable: the same seed hits the same requests of a sequence.
	Seed uint64 `json:"seed,omitempty"`
	// Fired counts the requests hit so far. It is not read from input.
	Fired int `json:"fired"`
}

func (f Fault) delay() time.Duration { return time.Duration(f.DelayMs) * time.Millisecond }

func (f Fault) spent() bool { return f.Times > 0 && f.Fired >= f.Times }

func (f Fault) matches(provider string, r *http.Request, body []byte) bool {
	return f.Provider == provider &&
		(f.Method == "" || strings.EqualFold(f.Method, r.Method)) &&
		strings.HasPrefix(r.URL.Path, f.PathPrefix) &&
		strings.Contains(string(body), f.BodyContains)
}

// check returns a sentence that says what to change, or nil.
func (f Fault) check(providers []string) error {
	switch {
	case !slices.Contains(providers, f.Provider):
		return fmt.Errorf("provider must be one of %s, not %q", strings.Join(providers, ", "), f.Provider)
	case !slices.Contains(kinds, f.Kind):
		return fmt.Errorf("kind must be one of status, delay, timeout, reset, duplicate, not %q", f.Kind)
	case f.PathPrefix != "" && !strings.HasPrefix(f.PathPrefix, "/"):
		return fmt.Errorf("pathPrefix must begin with a slash, not %q", f.PathPrefix)
	case f.Times < 0:
		return fmt.Errorf("times must be 0 (for ever) or more, not %d", f.Times)
	case f.Probability < 0 || f.Probability > 1:
		return fmt.Errorf("probability must be between 0 and 1, not %v", f.Probability)
	case f.DelayMs < 0 || f.delay() > longestDelay:
		return fmt.Errorf("delayMs must be between 0 and %d, not %d", longestDelay.Milliseconds(), f.DelayMs)
	}
	return f.checkKind()
}

func (f Fault) checkKind() error {
	switch {
	case f.Kind == KindStatus && (f.Status < 200 || f.Status > 599):
		return fmt.Errorf("status must be between 200 and 599 for kind status, not %d", f.Status)
	case f.Kind != KindStatus && (f.Status != 0 || f.Body != "" || len(f.Headers) > 0):
		return fmt.Errorf("status, headers and body belong to kind status; leave them out for kind %s", f.Kind)
	case f.Kind == KindDelay && f.DelayMs == 0:
		return fmt.Errorf("delayMs must be above 0 for kind delay")
	case f.Kind == KindStatus && f.After && f.Body != "":
		return fmt.Errorf("body is the provider's own with after; leave it out")
	case f.Kind != KindReset && f.Kind != KindStatus && f.After:
		return fmt.Errorf("after belongs to kinds reset and status; leave it out for kind %s", f.Kind)
	}
	return nil
}
