package alert

import (
	"context"
	"errors"
	"strings"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Foresee looks at the posts that go out within the hour, each once, and warns of those that
// could not go out as they are.
func (s *Service) Foresee(ctx context.Context) error {
	all := tenant.AllTenants("look at posts an hour before they go out")
	found, err := s.Posts.Foreseeable(ctx, all, s.Clock.Now(), atOnce)
	errs := []error{err}
	for _, p := range found {
		errs = append(errs, s.foresee(ctx, p))
	}
	return errors.Join(errs...)
}

// foresee looks at one post, warns, and notes that it was looked at.
func (s *Service) foresee(ctx context.Context, p post.Post) error {
	actor := tenant.System(p.TenantID, "alert")
	if p.State == post.Scheduled && p.PublishAt.After(s.Clock.Now()) {
		verdicts, err := s.Checks.Validate(ctx, actor, p)
		if err != nil {
			return err
		}
		if why := reasons(verdicts); why != "" {
			if err := s.spread(ctx, p, Foreseen, p.ForeseeAt, "A post could not go out as it is. "+why); err != nil {
				return err
			}
		}
	}
	return s.Posts.Looked(ctx, actor.Scope(), p.ID, p.ForeseeAt)
}

// reasons are the sentences of all that would stop a post; empty: nothing would.
func reasons(verdicts []post.Verdict) string {
	var all []string
	for _, v := range verdicts {
		for _, i := range v.Issues {
			if i.Severity == post.Stops {
				all = append(all, i.Message)
			}
		}
	}
	return strings.Join(all, " ")
}
