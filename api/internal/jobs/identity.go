package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/identity"
)

// SendProof has a mail with a link written and sent.
type SendProof struct {
	Purpose identity.Purpose `json:"purpose"`
	Email   string           `json:"email"`
}

// Kind names the job.
func (SendProof) Kind() string { return "send_proof" }

// InsertOpts puts it into the mail's queue; asking again within a minute is one mail.
func (SendProof) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Mail, MaxAttempts: 8, UniqueOpts: OnceIn(time.Minute)}
}

// SendNotice has the letter of a notice written and sent.
type SendNotice struct {
	ID     string          `json:"id" river:"unique"`
	Notice identity.Notice `json:"notice"`
}

// Kind names the job.
func (SendNotice) Kind() string { return "send_notice" }

// InsertOpts puts it into the mail's queue; a notice is one mail, also when the first job is
// done already.
func (SendNotice) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Mail, MaxAttempts: 8, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

// FinishRegistrations takes up registrations whose process died.
type FinishRegistrations struct{}

// Kind names the job.
func (FinishRegistrations) Kind() string { return "finish_registrations" }

// OnIdentity makes the workers for accounts.
func OnIdentity(s *identity.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, a SendProof) error { return s.Deliver(ctx, a.Purpose, a.Email) }),
		On(time.Minute, func(ctx context.Context, a SendNotice) error { return s.Notify(ctx, a.Notice) }),
		On(time.Minute, func(ctx context.Context, _ FinishRegistrations) error { return s.FinishRegistrations(ctx) }),
	}
}

// Ask has a mail sent soon. See identity.Outbox.
func (q *Queue) Ask(ctx context.Context, purpose identity.Purpose, email string) error {
	return q.Insert(ctx, SendProof{purpose, email}, nil)
}

// Tell has the letter of a notice sent soon. See identity.Outbox.
func (q *Queue) Tell(ctx context.Context, n identity.Notice) error {
	return q.Insert(ctx, SendNotice{n.ID, n}, nil)
}
