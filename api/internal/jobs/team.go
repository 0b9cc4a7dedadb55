package jobs

import (
	"context"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
)

// SendInvite has the mail of an invitation written and sent.
type SendInvite struct {
	TenantID tenant.ID `json:"tenantId"`
	ID       string    `json:"id"`
	Version  int64     `json:"version"` // of the invitation when the mail was asked for
}

// Kind names the job.
func (SendInvite) Kind() string { return "send_invite" }

// InsertOpts puts it into the mail's queue; asked for by the same version it is one mail.
func (SendInvite) InsertOpts() river.InsertOpts {
	return river.InsertOpts{Queue: Mail, MaxAttempts: 8, UniqueOpts: river.UniqueOpts{ByArgs: true}}
}

// SweepTeams takes up what dead processes left half done with members and invitations.
type SweepTeams struct{}

// Kind names the job.
func (SweepTeams) Kind() string { return "sweep_teams" }

// OnTeam makes the workers for members and invitations.
func OnTeam(s *team.Service) []Worker {
	return []Worker{
		On(time.Minute, func(ctx context.Context, a SendInvite) error { return s.Deliver(ctx, a.TenantID, a.ID) }),
		On(time.Minute, func(ctx context.Context, _ SweepTeams) error { return s.Sweep(ctx) }),
	}
}

// AskInvite has the mail of an invitation sent soon. See team.Outbox.
func (q *Queue) AskInvite(ctx context.Context, in tenant.ID, id string, version int64) error {
	return q.Insert(ctx, SendInvite{in, id, version}, nil)
}
