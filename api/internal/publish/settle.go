package publish

import (
	"context"
	"errors"
	"math/rand/v2"
	"strconv"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/tenant"
)

// maxKeys bounds how often a known, passing failure is tried again.
const maxKeys = 8

// settle takes one publication as far as it can go now. Only a network's slowness ends it
// early; then NextAt says when to go on.
func (h hand) settle(ctx context.Context, p Publication) (Publication, error) {
	for !p.State.Final() && !p.NextAt.After(h.Clock.Now()) {
		var err error
		switch p.State {
		case Pending:
			if p.doubtful(h.Clock.Now(), h.Waits.Late) {
				p, err = h.ask(ctx, p)
			} else {
				p, err = h.send(ctx, p)
			}
		case Sending:
			p, err = h.lose(ctx, p)
		case Unknown:
			p, err = h.recover(ctx, p)
		}
		if err != nil {
			return p, err
		}
	}
	return p, nil
}

// save stores the publication's next version.
func (h hand) save(ctx context.Context, p Publication) (Publication, error) {
	was := p.Version
	p.Version++
	return p, h.Ledger.Save(context.WithoutCancel(ctx), h.scope(), p, was)
}

// send makes one call: it says so in the ledger, calls unless the team was stopped, and
// says what came of it.
func (h hand) send(ctx context.Context, p Publication) (Publication, error) {
	if len(p.Media) == 0 && len(h.post.AssetIDs) > 0 {
		media, err := h.Library.Expose(ctx, h.scope(), h.post.AssetIDs)
		if f, ok := fault.As(err); ok && f.Kind != fault.Unavailable && f.Kind != fault.Internal {
			p.refused(&Failure{Class: Content, Code: f.Code, Message: f.Message}, h.Clock.Now())
			return h.save(ctx, p)
		}
		if err != nil {
			return p, err
		}
		p.Media = media
	}
	now := h.Clock.Now()
	if err := h.Posts.Hold(ctx, h.scope(), h.post.ID, h.Worker, now, now.Add(h.Waits.Lease)); err != nil {
		return p, err
	}
	if p.FirstSentAt.IsZero() {
		h.Reporter.Late(string(p.Network), now.Sub(p.PublishAt))
	}
	p.begin(h.Worker, now)
	p, err := h.save(ctx, p)
	if err != nil {
		return p, err
	}
	return h.call(ctx, p)
}

// call asks the provider to publish and takes its answer over. The call is not cut short
// when the worker stops: an answer is worth waiting for.
//
// How the team stands, and what it paused, is read after the ledger says that a call begins: whoever stops a
// team does it the other way round, and then waits for the calls that the ledger tells of.
// So once a team has been stopped, no call begins. The call's time runs from before the
// look, so that a process that was frozen in between does not call late.
func (h hand) call(ctx context.Context, p Publication) (Publication, error) {
	callCtx, cancel := context.WithTimeout(context.WithoutCancel(ctx), h.Waits.Timeout)
	defer cancel()
	standing, err := h.Teams.Standing(callCtx, h.post.TenantID)
	if err != nil {
		return p, err
	}
	inForce, err := h.Pauses.InForce(callCtx, h.scope())
	if err != nil {
		return p, err
	}
	paused, isPaused := pause.On(inForce, h.post.CampaignID, p.ChannelID)
	switch {
	case standing != tenant.Active:
		p.withhold(reasonOf(standing), h.Clock.Now(), h.Waits.Settle)
		return h.save(ctx, p)
	case isPaused && !p.repeats(): // what may have gone out already is carried to its end
		p.withholdFor(paused, h.Clock.Now())
		return h.save(ctx, p)
	}
	r, err := h.Publisher.Send(callCtx, h.order(p))
	h.take(ctx, &p, r, err)
	h.Reporter.Attempted(string(p.Network), p.Attempts[len(p.Attempts)-1].Outcome)
	return h.save(ctx, p)
}

func (h hand) order(p Publication) Order {
	return Order{
		Tenant: p.TenantID, Publication: p.ID, IdempotencyKey: p.idempotencyKey(), Network: p.Network,
		Text: p.Text, Thread: p.Thread, Comment: p.Comment, Link: p.Link, Media: p.Media,
	}
}

// take decides what an answer means.
func (h hand) take(ctx context.Context, p *Publication, r Receipt, err error) {
	now := h.Clock.Now()
	var f *Failure
	switch {
	case err == nil:
		p.arrived(r, OutcomeAccepted, now)
	case !errors.As(err, &f):
		p.lost(statusOf(err), "No clear answer came back: "+plain(err), now, h.Waits.Settle)
	case p.repeats() && (f.Class == Duplicate || f.Class == Configuration):
		p.lost(f.Status, "The provider knows this request already.", now, h.Waits.Settle)
		p.Seen = true
	case p.repeats() && f.Class == Passing:
		// This says nothing of the earlier call, which may have arrived; a new key could
		// publish it a second time.
		p.lost(f.Status, f.Message, now, max(h.Waits.Settle, f.RetryAfter))
	case f.Class == Passing:
		h.postpone(p, f, now)
	default:
		h.refuse(ctx, p, f)
	}
}

// refuse ends a publication, and has the channel's people told where its link is broken.
func (h hand) refuse(ctx context.Context, p *Publication, f *Failure) {
	p.refused(f, h.Clock.Now())
	if f.Class == Relink {
		h.Reporter.Broken(ctx, h.scope(), p.ChannelID, f.Message)
	}
}

// postpone plans another try with a new key after a known, passing failure; the wait
// doubles, with jitter, and is never shorter than the provider asks.
func (h hand) postpone(p *Publication, f *Failure, now time.Time) {
	if p.Key >= maxKeys {
		p.refused(&Failure{Class: Passing, Code: f.Code, Status: f.Status, Message: "The provider was too busy, several times. Try again later."}, now)
		return
	}
	p.end(OutcomeRetry, f.Status, f.Message, now)
	wait := h.Waits.Backoff << min(p.Key-1, 6)
	wait += time.Duration(rand.Int64N(int64(wait)/2 + 1))
	p.State, p.Failure, p.NextAt = Pending, f, now.Add(max(wait, f.RetryAfter))
	p.Key++
	if f.RetryAfter > 0 {
		h.turns.stay(p.TenantID, now.Add(f.RetryAfter)) // the provider speaks of all their calls
	}
}

// lose notes that a call's process died before its answer was stored.
func (h hand) lose(ctx context.Context, p Publication) (Publication, error) {
	p.lost(0, "The worker stopped before the answer came.", h.Clock.Now(), h.Waits.Settle)
	return h.save(ctx, p)
}

// recover asks the provider's history what came of a lost call. Only where the history
// does not have it is it sent again, with the same key.
func (h hand) recover(ctx context.Context, p Publication) (Publication, error) {
	callCtx, cancel := context.WithTimeout(ctx, h.Waits.Timeout)
	defer cancel()
	r, found, err := h.Publisher.Find(callCtx, h.order(p), p.Attempts[0].StartedAt)
	now := h.Clock.Now()
	var f *Failure
	switch {
	case errors.As(err, &f) && f.Class != Passing:
		h.refuse(ctx, &p, f)
	case err == nil && found:
		p.arrived(r, OutcomeRecovered, now)
	case now.Sub(p.UnknownSince) > h.Waits.GiveUp:
		p.giveUp(now)
	case err != nil:
		p.NextAt = now.Add(h.Waits.Backoff)
	case p.Seen:
		p.NextAt = now.Add(h.Waits.Settle) // it arrived, so it must show up; never again
	default:
		return h.send(ctx, p)
	}
	return h.save(ctx, p)
}

// giveUp shows an outcome that can't be settled to the author; it is never sent again by
// itself.
func (p *Publication) giveUp(at time.Time) {
	p.end(OutcomeUnconfirmed, 0, "The provider's history does not tell.", at)
	p.State, p.NextAt = Unconfirmed, time.Time{}
	p.Failure = &Failure{Class: Passing, Code: "unconfirmed", Message: "We could not confirm whether this went out. Look at the network before you send it again."}
}

func statusOf(err error) int {
	var u *Unclear
	if errors.As(err, &u) {
		return u.Status
	}
	return 0
}

// plain is an error without addresses, for the author's eyes.
func plain(err error) string {
	if errors.Is(err, context.DeadlineExceeded) {
		return "the provider took too long."
	}
	if status := statusOf(err); status != 0 {
		return "the provider answered " + strconv.Itoa(status) + "."
	}
	return "the connection broke."
}
