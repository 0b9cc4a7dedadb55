package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/alert"
)

// TellPosts tells changes of posts that were left untold.
type TellPosts struct{}

// Kind names the job.
func (TellPosts) Kind() string { return "tell_posts" }

// ForeseePosts looks at posts an hour before they go out.
type ForeseePosts struct{}

// Kind names the job.
func (ForeseePosts) Kind() string { return "foresee_posts" }

// SendAlert has the letter about a post written and sent.
type SendAlert struct {
	// Once names the person, the subject and the hour: of each a person gets one letter.
	Once   string       `json:"once" river:"unique"`
	Errand alert.Errand `json:"errand"`
}

// Kind names the job.
func (SendAlert) Kind() string { return "send_alert" }

// InsertOpts puts it into the mail's queue; one letter is sent also when the first job is
// done already.
func (SendAlert) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Mail, MaxAttempts: 8, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

// OnAlert makes the workers that tell people of posts.
func OnAlert(s *alert.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, _ TellPosts) error { return s.Sweep(ctx) }),
		On(time.Minute, func(ctx context.Context, _ ForeseePosts) error { return s.Foresee(ctx) }),
		On(time.Minute, func(ctx context.Context, a SendAlert) error { return s.Deliver(ctx, a.Errand) }),
	}
}

// AskAlert has a letter sent soon. See alert.Outbox.
func (q *Queue) AskAlert(ctx context.Context, e alert.Errand) error {
	once := string(e.TenantID) + " " + e.UserID + " " + string(e.Subject) + " " + e.Hour.UTC().Format(time.RFC3339)
	return q.Insert(ctx, SendAlert{once, e}, nil)
}
