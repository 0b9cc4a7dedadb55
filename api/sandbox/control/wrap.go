package control

import (
	"bytes"
	"context"
	"io"
	"net/http"
)

// largestBody is the most that a provider is sent in one request (64 MiB); above it the sandbox answers 413.
const largestBody = 64 << 20

// Wrap puts a provider behind the control: each request is recorded with its answer, and injected faults strike
// before or behind the provider.
func (c *Control) Wrap(provider string, h http.Handler) http.Handler {
	c.mu.Lock()
	c.wrapped[provider] = true
	c.mu.Unlock()
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		body, err := io.ReadAll(http.MaxBytesReader(w, r.Body, largestBody))
		if err != nil {
			refuse(w, http.StatusRequestEntityTooLarge, "The sandbox could not read the request's body: "+err.Error()+".")
			return
		}
		r.Body = io.NopCloser(bytes.NewReader(body))
		c.serve(provider, h, w, r, body)
	})
}

func (c *Control) serve(provider string, h http.Handler, w http.ResponseWriter, r *http.Request, body []byte) {
	entry := c.recorder.open(provider, r, body, c.clock())
	answer := &capture{ResponseWriter: w, outcome: OutcomeAborted}
	// Deferred because a fault, or a provider that cuts its stream, leaves by a panic that net/http understands.
	defer func() { c.recorder.finish(entry, answer, c.clock()) }()

	fault, hit := c.faults.pick(provider, r, body)
	if !hit {
		h.ServeHTTP(answer, r)
		answer.outcome = OutcomeAnswered
		return
	}
	c.recorder.blame(entry, fault)
	c.strike(fault, h, answer, r)
}

// strike answers one request as the fault wants it.
func (c *Control) strike(f Fault, h http.Handler, answer *capture, r *http.Request) {
	if !c.wait(r.Context(), f) {
		answer.outcome = OutcomeClientGone
		panic(http.ErrAbortHandler)
	}
	switch f.Kind {
	case KindStatus:
		if f.After {
			process(h, answer, r)
			answer.restate(f)
		} else {
			writeFault(answer, f)
		}
		answer.outcome = OutcomeAnswered
	case KindDelay:
		h.ServeHTTP(answer, r)
		answer.outcome = OutcomeAnswered
	case KindTimeout:
		process(h, answer, r)
		c.hang(r.Context())
		answer.outcome = OutcomeNotAnswered
		panic(http.ErrAbortHandler)
	case KindReset:
		if f.After {
			process(h, answer, r)
		}
		answer.outcome = OutcomeReset
		answer.reset()
	case KindDuplicate:
		process(h, answer, r)
		answer.outcome = OutcomeAnsweredTwice
		answer.sendTwice(r)
	}
}

// process lets the provider do its work while its answer is held back. The work is finished even if the caller has gone.
func process(h http.Handler, answer *capture, r *http.Request) {
	answer.silent = true
	h.ServeHTTP(answer, r.WithContext(context.WithoutCancel(r.Context())))
}

// wait lets the fault's delay pass. It is false if the caller left or the sandbox stops meanwhile.
func (c *Control) wait(ctx context.Context, f Fault) bool {
	if f.DelayMs == 0 {
		return true
	}
	select {
	case <-c.after(f.delay()):
		return true
	case <-ctx.Done():
		return false
	case <-c.closing:
		return false
	}
}

func (c *Control) hang(ctx context.Context) {
	select {
	case <-ctx.Done():
	case <-c.closing:
	}
}
