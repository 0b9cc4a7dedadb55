package control

import (
	"net/http"
	"slices"
	"sync"
	"time"
)

const (
	// recordedRequests is how many requests are kept; older ones are forgotten.
	recordedRequests = 1000
	// recordedBytes is how much of each body is kept, in bytes.
	recordedBytes = 32 << 10
)

// Outcome says what the caller got.
type Outcome string

// The outcomes of a request.
const (
	OutcomeOpen          Outcome = "open"           // still at work
	OutcomeAnswered      Outcome = "answered"       // by the provider or by a status fault
	OutcomeNotAnswered   Outcome = "not answered"   // processed, and the caller left without an answer
	OutcomeReset         Outcome = "reset"          // connection torn down
	OutcomeAnsweredTwice Outcome = "answered twice" // the same answer two times
	OutcomeClientGone    Outcome = "client gone"    // the caller left during a delay
	OutcomeAborted       Outcome = "aborted"        // the provider cut its answer off
)

// Request is one request that a provider received, and what became of it. Secrets are masked, long bodies are cut.
type Request struct {
	// Seq counts the requests of all providers from 1; ask for those after the last one seen with ?since=.
	Seq      uint64    `json:"seq"`
	At       time.Time `json:"at"`
	Provider string    `json:"provider"`
	Method   string    `json:"method"`
	Path     string    `json:"path"`
	Query    string    `json:"query,omitempty"`

	Headers map[string]string `json:"headers"`
	Body    string            `json:"body"`

	// Outcome is what the caller got. Status, AnswerHeaders and Answer are what the provider said, whether it arrived or not.
	Outcome       Outcome           `json:"outcome"`
	Status        int               `json:"status,omitempty"`
	AnswerHeaders map[string]string `json:"answerHeaders,omitempty"`
	Answer        string            `json:"answer,omitempty"`
	DurationMs    int64             `json:"durationMs"`

	// FaultID and FaultKind name the injected fault that struck, if one did.
	FaultID   string `json:"faultId,omitempty"`
	FaultKind Kind   `json:"faultKind,omitempty"`
}

// recorder keeps the latest requests, oldest first.
type recorder struct {
	mu    sync.Mutex
	limit int
	list  []*Request
	seq   uint64
}

func newRecorder(limit int) *recorder { return &recorder{limit: limit} }

// open records a request as it comes in, so that one which is never answered is seen too.
func (s *recorder) open(provider string, r *http.Request, body []byte, at time.Time) *Request {
	entry := &Request{
		At: at.UTC(), Provider: provider, Method: r.Method, Path: r.URL.Path, Query: maskText(r.URL.RawQuery),
		Headers: maskHeaders(r.Header), Body: maskBody(body), Outcome: OutcomeOpen,
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.seq++
	entry.Seq = s.seq
	s.list = append(s.list, entry)
	if len(s.list) > s.limit {
		s.list = slices.Delete(s.list, 0, len(s.list)-s.limit)
	}
	return entry
}

func (s *recorder) blame(entry *Request, f Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	entry.FaultID, entry.FaultKind = f.ID, f.Kind
}

func (s *recorder) finish(entry *Request, answer *capture, at time.Time) {
	status, headers, body := answer.status, maskHeaders(answer.Header()), maskBody(answer.body.Bytes())
	if status == 0 && answer.outcome == OutcomeAnswered {
		status = http.StatusOK
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	entry.Outcome, entry.Status, entry.AnswerHeaders, entry.Answer = answer.outcome, status, headers, body
	entry.DurationMs = at.Sub(entry.At).Milliseconds()
}

// after returns copies of the requests with a larger Seq, oldest first: at most limit of them, of one provider or of all ("").
// With since 0 they are the newest, so that a first look shows what just happened.
func (s *recorder) after(since uint64, provider string, limit int) []Request {
	s.mu.Lock()
	defer s.mu.Unlock()
	found := []Request{}
	for _, entry := range s.list {
		if entry.Seq > since && (provider == "" || entry.Provider == provider) {
			found = append(found, *entry)
		}
	}
	if len(found) <= limit {
		return found
	}
	if since == 0 {
		return found[len(found)-limit:]
	}
	return found[:limit]
}

func (s *recorder) last() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.seq
}

func (s *recorder) removeOf(provider string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = slices.DeleteFunc(s.list, func(r *Request) bool { return r.Provider == provider })
}
