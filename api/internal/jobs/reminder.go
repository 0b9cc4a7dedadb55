package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/reminder"
)

// RemindTeams tells teams that their plan ends.
type RemindTeams struct{}

// Kind names the job.
func (RemindTeams) Kind() string { return "remind_teams" }

// SendReminder has the letter to one owner written and sent.
type SendReminder struct {
	Errand reminder.Errand `json:"errand"`
}

// Kind names the job.
func (SendReminder) Kind() string { return "send_reminder" }

// InsertOpts puts it into the mail's queue; a step of one end is one mail to a person, also
// when the first job is done already.
func (SendReminder) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Mail, MaxAttempts: 8, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

// OnReminder makes the workers that remind.
func OnReminder(s *reminder.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, _ RemindTeams) error { return s.Sweep(ctx) }),
		On(time.Minute, func(ctx context.Context, a SendReminder) error { return s.Deliver(ctx, a.Errand) }),
	}
}

// AskReminder has a letter sent soon. See reminder.Outbox.
func (q *Queue) AskReminder(ctx context.Context, e reminder.Errand) error {
	return q.Insert(ctx, SendReminder{e}, nil)
}
