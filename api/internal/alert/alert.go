// Package alert tells people what became of posts, and what they are waited for: in the
// app, and by mail where it can't wait.
//
// Whoever changes a post so that people must know writes the instant of it into the same
// update (post.Post.Untold). Telling takes that mark away; a sweep tells what a process left
// untold when it died. What is told follows from the post and the instant alone, so that it
// may be told twice and is read once.
package alert

import (
	"context"
	"errors"
	"log/slog"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

const (
	atOnce = 200 // posts that a sweep reads at a time
	// patience is how long a change may stay untold before a sweep tells it; whoever made
	// it tells it at once.
	patience = 15 * time.Second
)

// Needs are what the service works with.
type Needs struct {
	Posts    Posts
	Checks   Checks
	Channels Channels
	Teams    Teams
	People   People
	Notices  Notices
	Outbox   Outbox
	Mailer   identity.Mailer
	Clock    clock.Clock
	Log      *slog.Logger
	AppURL   string // origin of the web app
}

// Service tells.
type Service struct{ Needs }

// New makes the service.
func New(n Needs) *Service { return &Service{n} }

// Told tells people of a post whose change they must know, as far as it can be told now; a
// sweep makes up for the rest.
func (s *Service) Told(ctx context.Context, p post.Post) {
	if p.Untold.IsZero() {
		return
	}
	if err := s.tell(context.WithoutCancel(ctx), p); err != nil {
		s.Log.Warn("a change of a post is untold yet", "post", p.ID, "state", p.State, "error", err)
	}
}

// Sweep tells what was left untold. One post that can't be told holds up no other.
func (s *Service) Sweep(ctx context.Context) error {
	found, err := s.Posts.Untold(ctx, tenant.AllTenants("tell changes that were left untold"), s.Clock.Now().Add(-patience), atOnce)
	errs := []error{err}
	for _, p := range found {
		errs = append(errs, s.tell(ctx, p))
	}
	return errors.Join(errs...)
}

// tell asks for the letters, stores the notice, and takes the mark away.
func (s *Service) tell(ctx context.Context, p post.Post) error {
	about := subjectOf(p)
	if about != "" {
		if err := s.spread(ctx, p, about, p.Untold, notice(about, p)); err != nil {
			return err
		}
	}
	return s.Posts.Said(ctx, tenant.System(p.TenantID, "alert").Scope(), p.ID, p.Untold)
}

// spread tells those whom a subject concerns: by letters, and in the app. The notice comes
// last; where the process dies before, the letters are asked for again and the queue knows
// them.
func (s *Service) spread(ctx context.Context, p post.Post, about Subject, at time.Time, text string) error {
	actor := tenant.System(p.TenantID, "alert")
	readers, err := s.readers(ctx, p, about)
	for _, user := range readers {
		err = errors.Join(err, s.Outbox.AskAlert(ctx, Errand{TenantID: p.TenantID, UserID: user, Subject: about, Hour: at.Truncate(time.Hour), PostID: p.ID}))
	}
	if err != nil {
		return err
	}
	return s.Notices.TellOnce(ctx, actor, at, string(about)+":"+string(p.ID), string(about), text, "/posts/"+string(p.ID))
}

// Deliver writes one letter. Where the post is not like that any more, the team is shut or
// the person has gone, there is nothing to write.
func (s *Service) Deliver(ctx context.Context, e Errand) error {
	scope := tenant.System(e.TenantID, "alert").Scope()
	p, err := s.Posts.Get(ctx, scope, e.PostID)
	if errors.Is(err, post.ErrNotFound) || err == nil && !e.Subject.holds(p) {
		return nil
	}
	if err != nil {
		return err
	}
	team, err := s.Teams.Tenant(ctx, scope)
	if errors.Is(err, identity.ErrNoTenant) || err == nil && team.Status != tenant.Active {
		return nil
	}
	if err != nil {
		return err
	}
	return s.send(ctx, e, p, team)
}

// send writes to the person; an address that takes nothing is no reason to try again.
func (s *Service) send(ctx context.Context, e Errand, p post.Post, team identity.Tenant) error {
	u, err := s.People.User(ctx, e.UserID)
	if errors.Is(err, identity.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	why, err := s.why(ctx, p, e.Subject)
	if err != nil || e.Subject == Foreseen && why == "" {
		return err // nothing would stop it any more
	}
	err = s.Mailer.Send(ctx, letter(u, team, p, e.Subject, why, s.AppURL))
	if fault.KindOf(err) == fault.Invalid {
		return nil
	}
	return err
}

// why is what is wrong with a post, in words: what would stop it, or what went wrong on each
// channel.
func (s *Service) why(ctx context.Context, p post.Post, about Subject) (string, error) {
	actor := tenant.System(p.TenantID, "alert")
	if about == Foreseen {
		verdicts, err := s.Checks.Validate(ctx, actor, p)
		return reasons(verdicts), err
	}
	channels, err := s.Channels.PostChannels(ctx, actor.Scope(), p.ChannelIDs)
	return problems(p, channels), err
}
