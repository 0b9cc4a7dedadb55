package billing

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Resumption is told that a team that had come to the end of its plan has one again.
type Resumption interface {
	// Resumed may be told the same more than once: entry names what in the ledger brought it,
	// and at is when.
	Resumed(ctx context.Context, in tenant.ID, at time.Time, entry string) error
}

// resumed tells where an entry of a ledger brought a plan to a team that had none left. A
// purchase is told again until it says that it is paid, so that nothing is lost where a
// process dies before.
func (s *Service) resumed(ctx context.Context, l Ledger, entry string) {
	at := slices.IndexFunc(l.Entries, func(e Entry) bool { return e.ID == entry })
	if at < 0 {
		return
	}
	when := l.Entries[at].At
	before := Ledger{Entries: slices.Delete(slices.Clone(l.Entries), at, at+1)}
	if len(before.Entries) == 0 || before.At(when).Current != nil || l.At(s.Clock.Now()).Current == nil {
		return
	}
	if err := s.Resumption.Resumed(context.WithoutCancel(ctx), l.TenantID, when, entry); err != nil {
		s.Log.Warn("a team was not told that its plan goes on", "tenant", l.TenantID, "error", err)
	}
}
