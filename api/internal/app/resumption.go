package app

import (
	"context"
	"fmt"
	"time"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// resumption tells a team that has a plan again of the posts that were held meanwhile.
type resumption struct{ *services }

// Resumed tells it once, where any were held.
func (r resumption) Resumed(ctx context.Context, in tenant.ID, at time.Time, entry string) error {
	actor := tenant.System(in, "billing")
	held, err := r.rooms.posts.CountState(ctx, actor.Scope(), post.Held)
	if err != nil || held == 0 {
		return err
	}
	text := "One post was held while the team had no plan. Choose a new time for it."
	if held > 1 {
		text = fmt.Sprintf("%d posts were held while the team had no plan. Choose new times for them.", held)
	}
	return r.Notices.TellOnce(ctx, actor, at, "subscription.resumed:"+entry, "posts.held", text, "/posts?state=held")
}
