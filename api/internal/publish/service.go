package publish

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"slices"
	"sync"
	"sync/atomic"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Waits are the times of the protocol; config gives them.
type Waits struct {
	Lease   time.Duration // how long a worker holds a post
	Timeout time.Duration // how long one call may take; well below Lease
	Settle  time.Duration // how long the provider's history may lag
	GiveUp  time.Duration // when an unknown outcome becomes unconfirmed
	Backoff time.Duration // first wait after a passing failure
	Missed  time.Duration // how late a post may still go out
	Late    time.Duration // from when on a post is late, and waits for a place in line
	Spacing time.Duration // least time between two late posts of a channel
}

// Needs are what the service works with.
type Needs struct {
	Posts     Posts
	Ledger    Ledger
	Channels  post.Channels
	Assets    post.Assets
	Campaigns Campaigns
	Library   Library
	Teams     Teams
	Pauses    Pauses
	Plan      Plan
	Publisher Publisher
	Pace      Pace
	Reporter  Reporter
	Clock     clock.Clock
	Log       *slog.Logger
	Waits     Waits
	Worker    string // names this process; no two alike
}

// Service publishes posts.
type Service struct {
	Needs
	turns *turns
	calls *calls
	swept atomic.Int64 // when Watch last looked for due posts, in milliseconds since 1970
}

// New makes the service.
func New(n Needs) *Service { return &Service{Needs: n, turns: newTurns(), calls: newCalls()} }

// Publications lists the ledger of a post, newest revision first.
func (s *Service) Publications(ctx context.Context, actor tenant.Actor, id post.ID) ([]Publication, error) {
	return s.Ledger.OfPost(ctx, actor.Scope(), id)
}

// Publish takes a due post as far as it can go now. Where it must wait it gives the post
// back and says until when; the zero time means that there is nothing more to do.
//
// A team whose calls are used up, or that has its share of this process in hand, keeps its
// posts where they are in line.
func (s *Service) Publish(ctx context.Context, d Due) (wake time.Time, err error) {
	leave, err := s.turns.enter(ctx, d.TenantID)
	if err != nil {
		return time.Time{}, err
	}
	defer leave()
	actor := tenant.System(d.TenantID, "publish")
	if ready, err := s.ready(ctx, actor.Scope(), d); !ready || err != nil {
		return time.Time{}, ignoreLost(err)
	}
	now := s.Clock.Now()
	p, err := s.Posts.Claim(ctx, actor.Scope(), d, s.Worker, now, now.Add(s.Waits.Lease))
	if err != nil {
		return time.Time{}, ignoreLost(err)
	}
	h := hand{s, actor, p}
	if stopped, err := h.stop(ctx); stopped || err != nil {
		return time.Time{}, err
	}
	return h.carry(ctx)
}

// hand is one post in this worker's hand.
type hand struct {
	*Service
	actor tenant.Actor
	post  post.Post
}

func (h hand) scope() tenant.Scope { return h.actor.Scope() }

// stop ends a post that must not go out: the team was stopped, nobody pays for it, or its
// moment is long past. A post of which a part has been sent is carried on in any case.
func (h hand) stop(ctx context.Context) (bool, error) {
	begun, err := h.begun(ctx)
	if err != nil || begun {
		return false, err
	}
	standing, err := h.Teams.Standing(ctx, h.post.TenantID)
	if err != nil {
		return false, err
	}
	active, err := h.Plan.Active(ctx, h.post.TenantID)
	if err != nil {
		return false, err
	}
	inForce, err := h.Pauses.InForce(ctx, h.scope())
	if err != nil {
		return false, err
	}
	switch paused := h.paused(inForce); {
	case standing != tenant.Active:
		h.post.Put(post.Held, reasonOf(standing))
	case !active:
		h.post.Put(post.Held, "The plan had ended when this fell due. Renew it, then schedule the post again.")
	case h.missed(h.post):
		h.post.Put(post.Missed, "This could not go out at its moment, and is too late now. Choose a new moment.")
	case len(paused) > 0:
		h.post.Put(post.Held, paused[0].Why())
		h.post.HeldBy = idsOf(paused)
	default:
		return false, nil
	}
	return true, h.finish(ctx)
}

// begun says whether this revision is in the ledger.
func (h hand) begun(ctx context.Context) (bool, error) {
	all, err := h.Ledger.OfPost(ctx, h.scope(), h.post.ID)
	for _, p := range all {
		if p.Revision == h.post.Revision {
			return true, err
		}
	}
	return false, err
}

// carry takes every publication of the revision a step further, side by side.
func (h hand) carry(ctx context.Context) (time.Time, error) {
	open, err := h.open(ctx)
	if err != nil {
		return h.later(ctx, err)
	}
	errs := make([]error, len(open))
	var wait sync.WaitGroup
	for i := range open {
		wait.Go(func() { open[i], errs[i] = h.settle(ctx, open[i]) })
	}
	wait.Wait()
	if err := errors.Join(errs...); err != nil {
		return h.later(ctx, err)
	}
	return h.conclude(ctx, open)
}

// later gives the post back after a trouble of ours, to be looked at again soon.
func (h hand) later(ctx context.Context, cause error) (time.Time, error) {
	if errors.Is(cause, ErrNotClaimed) || errors.Is(cause, fault.ErrStale) {
		return time.Time{}, nil // another worker has it; it will go on from what is stored
	}
	wake := h.Clock.Now().Add(h.Waits.Backoff)
	ctx = context.WithoutCancel(ctx)
	if err := h.Posts.Release(ctx, h.scope(), h.post.ID, h.Worker, wake); err != nil && !errors.Is(err, ErrNotClaimed) {
		return time.Time{}, errors.Join(cause, err)
	}
	h.Log.Warn("publishing interrupted", "post", h.post.ID, "error", cause)
	return wake, nil
}

// conclude stores what became of the post, or when it must be looked at again.
func (h hand) conclude(ctx context.Context, open []Publication) (time.Time, error) {
	wake := time.Time{}
	outcomes := make([]post.Outcome, len(open))
	for i, p := range open {
		outcomes[i] = p.outcome()
		if !p.State.Final() && (wake.IsZero() || p.NextAt.Before(wake)) {
			wake = p.NextAt
		}
	}
	if !wake.IsZero() {
		return wake, ignoreLost(h.Posts.Release(ctx, h.scope(), h.post.ID, h.Worker, wake))
	}
	h.post.Settle(outcomes, h.Clock.Now())
	if !slices.ContainsFunc(open, func(p Publication) bool { return !p.withheld() }) {
		h.post.Put(post.Held, open[0].Failure.Message)
	}
	return time.Time{}, h.finish(ctx)
}

// finish stores the settled post and tells about it.
func (h hand) finish(ctx context.Context) error {
	if len(h.post.HeldBy) == 0 { // whoever paused knows that it is held
		h.post.Untold = h.Clock.Now()
	}
	if err := h.Posts.Finish(ctx, h.scope(), h.post, h.Worker); err != nil {
		return ignoreLost(err)
	}
	h.Reporter.Published(ctx, h.post)
	return nil
}

// ignoreLost drops the error of a post that another worker has by now.
func ignoreLost(err error) error {
	if errors.Is(err, ErrNotClaimed) {
		return nil
	}
	return err
}

// open finds or adds the publication of each target. A target that can't be sent to at all
// is refused here, without a call.
func (h hand) open(ctx context.Context) ([]Publication, error) {
	channels, err := h.Channels.PostChannels(ctx, h.scope(), h.post.Targets)
	if err != nil {
		return nil, err
	}
	campaign, err := h.Campaigns.UTMName(ctx, h.scope(), h.post.CampaignID)
	if err != nil {
		return nil, err
	}
	open := make([]Publication, 0, len(h.post.Targets))
	for _, id := range h.post.Targets {
		p, err := h.Ledger.Open(ctx, h.scope(), h.draw(id, channels[id], campaign))
		if err != nil {
			return nil, fmt.Errorf("open the publication on %s: %w", id, err)
		}
		open = append(open, p)
	}
	return open, nil
}

// draw makes the publication of one target as it begins: with the words that go out, however
// often it is sent.
func (h hand) draw(channelID string, c post.Channel, campaign string) Publication {
	words := h.post.WordsFor(c.Network, campaign)
	p := Publication{
		ID: PublicationID(h.post.ID, h.post.Revision, channelID), TenantID: h.post.TenantID, PostID: h.post.ID,
		Revision: h.post.Revision, ChannelID: channelID, Network: c.Network, State: Pending,
		Text: words.Parts[0], Thread: words.Parts[1:], Comment: words.Comment, Link: words.Link,
		PublishAt: h.post.PublishAt, ClaimedAt: h.Clock.Now(), Version: 1,
	}
	if c.ID == "" {
		p.refused(&Failure{Class: Relink, Code: "channel_not_found", Message: "The channel was disconnected. Connect it again, then retry."}, h.Clock.Now())
	}
	return p
}
