package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// PublishPost has a worker look at a post. WakeAt tells one reason to look from the next:
// a job that died with its worker does not block the one after it.
type PublishPost struct {
	TenantID tenant.ID `json:"tenantId"`
	PostID   post.ID   `json:"postId"`
	Revision int64     `json:"revision"`
	WakeAt   int64     `json:"wakeAt"` // milliseconds since 1970
}

// Kind names the job.
func (PublishPost) Kind() string { return "publish_post" }

// wakeAnew is how long a job whose worker died before it took the post in hand keeps the
// next one away.
const wakeAnew = 10 * time.Second

// InsertOpts: the sweep is the retry, so the queue makes none.
func (PublishPost) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Publish, MaxAttempts: 1, UniqueOpts: OnceIn(wakeAnew)}
}

// publishTimeout is beyond every wait of the protocol: a call under way is never cut short.
const publishTimeout = 10 * time.Minute

// OnPublish makes the worker that publishes.
func OnPublish(s *publish.Service) Worker {
	return On(publishTimeout, func(ctx context.Context, a PublishPost) error {
		_, err := s.Publish(ctx, publish.Due{TenantID: a.TenantID, PostID: a.PostID, Revision: a.Revision, WakeAt: time.UnixMilli(a.WakeAt).UTC()})
		return err
	})
}

// Wake has workers look at posts. See publish.Alarm.
func (q *Queue) Wake(ctx context.Context, due []publish.Due) error {
	many := make([]river.InsertManyParams, len(due))
	for i, d := range due {
		many[i].Args = PublishPost{d.TenantID, d.PostID, d.Revision, d.WakeAt.UnixMilli()}
	}
	return q.InsertMany(ctx, many)
}
