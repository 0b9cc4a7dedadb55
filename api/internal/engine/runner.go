package engine

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"campaignos.dev/api/internal/tenant"
)

const (
	// lease is how long a worker holds a run without a sign of life.
	lease = 30 * time.Second
	// beat is how often a working run is stored: its events are seen, its lease is renewed,
	// and a cancel is noticed.
	beat = 400 * time.Millisecond
	// maxTries bounds how often a run is taken up, by death or by a busy model.
	maxTries = 6
	// firstWait is the wait after a busy model that names none; it doubles.
	firstWait = 2 * time.Second
)

// Work takes a due run up and goes on with it as far as it can.
func (s *Service) Work(ctx context.Context, d Due) error {
	actor := tenant.System(d.TenantID, "engine")
	now := s.Clock.Now()
	r, err := s.Store.Claim(ctx, actor.Scope(), d.RunID, s.Worker, now, now.Add(lease))
	if errors.Is(err, ErrNotHeld) {
		return nil
	}
	if err != nil {
		return err
	}
	w := &work{Service: s, actor: actor, run: r}
	if err := w.do(ctx); err != nil && !errors.Is(err, ErrNotHeld) {
		return err
	}
	return nil
}

// work is one run in this worker's hand.
type work struct {
	*Service
	actor tenant.Actor

	mu   sync.Mutex // guards run while a model answers
	run  Run
	text strings.Builder // of the answer, not yet noted
}

func (w *work) do(ctx context.Context) error {
	e, err := w.Registry.Get(w.run.Engine)
	if err != nil {
		w.run.fail("engine_gone", "This engine does not exist any more.", w.Clock.Now())
		return w.store(ctx)
	}
	composed, isComposed := e.(Composed)
	if !isComposed && w.run.Tries > maxTries || w.run.Tries > maxLooks {
		w.run.fail("gave_up", "The run was interrupted too often. Start it again.", w.Clock.Now())
		return w.store(ctx)
	}
	why, err := w.stopped(ctx)
	if err != nil {
		return err // the lease ends, and the run is taken up again
	}
	if why != "" {
		w.run.end(Canceled, why, w.Clock.Now())
		return w.store(ctx)
	}
	w.run.StartedAt = firstTime(w.run.StartedAt, w.Clock.Now())
	if isComposed {
		return w.compose(ctx, composed)
	}
	prompt, err := e.Prompt(*w.run.Facts, w.run.Input)
	if err != nil {
		w.run.fail("invalid_input", "The input can't be used. Change it and start again.", w.Clock.Now())
		return w.store(ctx)
	}
	w.run.PromptHash = prompt.Hash()
	if err := w.progress(ctx, 10, "Reading the brief."); err != nil {
		return err
	}
	return w.converse(ctx, e, prompt)
}

// converse goes through the conversation and keeps how it ended. What was answered before
// this worker took the run up is not asked, or paid for, again.
func (w *work) converse(ctx context.Context, e Engine, prompt Prompt) error {
	answered := w.run.answers()
	got, err := converse(e, *w.run.Facts, w.run.Input, prompt, func(n int, p Prompt) (Reply, error) {
		if n < len(answered) && answered[n].asks(p) {
			return Reply{Text: answered[n].Answer}, nil
		}
		return w.put(ctx, n, p)
	})
	if err != nil {
		return w.unanswered(ctx, err)
	}
	w.run.Output, w.run.Checks = got.Output, got.Checks
	if got.Problem != nil {
		w.run.fail(got.Problem.Code, got.Problem.Message, w.Clock.Now())
	} else {
		w.run.end(Succeeded, "Done.", w.Clock.Now())
	}
	return w.store(ctx)
}

// put puts one question to the model, and tells how far the run is.
func (w *work) put(ctx context.Context, n int, p Prompt) (Reply, error) {
	percent, doing := 15, "Asking the model."
	if n > 0 {
		percent, doing = 50, "Asking the model to correct its answer."
	}
	if err := w.progress(ctx, percent, doing); err != nil {
		return Reply{}, err
	}
	reply, err := w.ask(ctx, p)
	if err != nil {
		return Reply{}, err
	}
	return reply, w.progress(ctx, 90, "Checking the answer.")
}

// ask makes one exchange with the model. While it answers, the run is stored at each beat;
// where the run is no longer ours, the model is stopped.
func (w *work) ask(ctx context.Context, prompt Prompt) (Reply, error) {
	ctx, stop := context.WithCancelCause(ctx)
	defer stop(nil)
	done := make(chan struct{})
	var beating sync.WaitGroup
	beating.Go(func() { w.beatUntil(ctx, done, stop) })
	at := w.Clock.Now()
	reply, err := w.generate(ctx, prompt)
	close(done)
	beating.Wait()
	if cause := context.Cause(ctx); cause != nil && !errors.Is(cause, context.Canceled) {
		return Reply{}, cause
	}
	w.note(prompt, reply, err, at)
	return reply, err
}

// generate asks the model that is the tenant's at this moment.
func (w *work) generate(ctx context.Context, prompt Prompt) (Reply, error) {
	model, err := w.Models.For(ctx, w.run.TenantID)
	if err != nil {
		return Reply{}, err
	}
	return model.Generate(ctx, prompt, w.grow)
}

// beatUntil stores the run at each beat until the model is done.
func (w *work) beatUntil(ctx context.Context, done <-chan struct{}, stop context.CancelCauseFunc) {
	tick := time.NewTicker(beat)
	defer tick.Stop()
	for {
		select {
		case <-done:
			return
		case <-tick.C:
			if err := w.store(ctx); errors.Is(err, ErrNotHeld) {
				stop(ErrNotHeld)
				return
			}
		}
	}
}

// grow takes the next piece of the answer.
func (w *work) grow(text string) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.text.WriteString(text)
	w.run.Percent = min(85, w.run.Percent+1)
}

// note keeps the exchange in the record.
func (w *work) note(p Prompt, r Reply, err error, at time.Time) {
	w.mu.Lock()
	defer w.mu.Unlock()
	x := Exchange{At: at, System: p.System, User: p.User, Answer: r.Text, Model: r.Model, MaxTokens: p.most(), PromptTokens: r.PromptTokens, OutputTokens: r.OutputTokens}
	if err != nil {
		x.Problem = codeOf(err)
	}
	w.run.Exchanges = append(w.run.Exchanges, x)
	w.run.Model = r.Model
	w.run.Usage.PromptTokens += r.PromptTokens
	w.run.Usage.OutputTokens += r.OutputTokens
}

func codeOf(err error) string {
	var me *ModelError
	if errors.As(err, &me) {
		return me.Code
	}
	return "interrupted"
}

// unanswered decides what follows when the model gave no answer.
func (w *work) unanswered(ctx context.Context, err error) error {
	var me *ModelError
	now := w.Clock.Now()
	switch {
	case errors.Is(err, ErrNotHeld):
		return err
	case !errors.As(err, &me): // the worker is stopping, or the connection broke
		return w.later(ctx, 0, "Interrupted; it will go on in a moment.")
	case me.Retry && w.run.Tries < maxTries:
		wait := max(me.RetryAfter, firstWait<<max(w.run.Tries-1, 0))
		return w.later(ctx, wait, fmt.Sprintf("%s Trying again in %d seconds.", me.Message, int(wait.Seconds())))
	}
	w.Log.Warn("run failed", "run", w.run.ID, "engine", w.run.Engine, "code", me.Code, "error", err)
	w.run.fail(me.Code, me.Message, now)
	return w.store(ctx)
}

// later gives the run back until a later moment.
func (w *work) later(ctx context.Context, wait time.Duration, message string) error {
	w.run.Status, w.run.Percent = Queued, 5
	w.run.happen(EventProgress, message, w.Clock.Now())
	w.run.WakeAt = w.Clock.Now().Add(wait)
	return w.keep(context.WithoutCancel(ctx))
}

// progress notes how far the run is.
func (w *work) progress(ctx context.Context, percent int, message string) error {
	w.mu.Lock()
	w.run.Percent = percent
	w.run.happen(EventProgress, message, w.Clock.Now())
	w.mu.Unlock()
	return w.store(ctx)
}

// store keeps the run, renews the lease, and tells those who follow it. It is not cut short
// when the worker stops. Faults: ErrNotHeld.
func (w *work) store(ctx context.Context) error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if !w.run.Status.Ended() {
		w.run.WakeAt = w.Clock.Now().Add(lease)
	}
	return w.keep(context.WithoutCancel(ctx))
}

// keep stores the run as it is.
func (w *work) keep(ctx context.Context) error {
	if w.text.Len() > 0 {
		piece := w.text.String()
		w.text.Reset()
		w.run.happen(EventText, piece, w.Clock.Now())
	}
	w.run.Revision++ // a cancel that read an older one starts again
	if err := w.Store.Keep(ctx, w.actor.Scope(), w.run, w.Worker); err != nil {
		return err
	}
	w.Feed.Moved(ctx, w.run.ID)
	if w.run.Status.Ended() {
		w.spent(ctx, w.run)
		w.Feed.Changed(ctx, w.run.TenantID, "run", string(w.run.ID))
	}
	return nil
}

// Hash identifies what was asked.
func (p Prompt) Hash() string {
	form, _ := json.Marshal(p.Output)
	asked := p.System + "\x00" + p.User + "\x00" + string(form)
	if p.Paint != nil {
		asked += "\x00" + p.Paint.Ratio
	}
	sum := sha256.Sum256([]byte(asked))
	return hex.EncodeToString(sum[:])
}

func firstTime(earlier, now time.Time) time.Time {
	if earlier.IsZero() {
		return now
	}
	return earlier
}
