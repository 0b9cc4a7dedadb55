package publish_test

import (
	"fmt"
	"testing"
	"time"

	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

func TestLatenessIsToldOfTheLastThirtyDays(t *testing.T) {
	s := newStage(t)
	worker := publish.New(s.needs("ada"))
	actor := tenant.System(team, "test")
	if none, err := worker.Lateness(t.Context(), actor); err != nil || none.Count != 0 || none.P99 != 0 || len(none.Columns) != 11 {
		t.Errorf("without publications it is %+v (%v)", none, err)
	}
	for n := range 50 {
		s.sent(n, noon.Add(-time.Hour), time.Duration(n+1)*20*time.Millisecond)
	}
	s.sent(50, noon.Add(-31*24*time.Hour), time.Hour) // too long ago
	got, err := worker.Lateness(t.Context(), actor)
	if err != nil {
		t.Fatal(err)
	}
	if got.Count != 50 || got.P50 != 500*time.Millisecond || got.P95 != 960*time.Millisecond || got.P99 != time.Second {
		t.Errorf("of 20 ms to 1 s it tells %d: %s, %s, %s", got.Count, got.P50, got.P95, got.P99)
	}
	counts := []int{5, 7, 13, 25, 0, 0, 0, 0, 0, 0, 0}
	for i, column := range got.Columns {
		if column.Count != counts[i] {
			t.Errorf("up to %s there are %d, want %d", column.UpTo, column.Count, counts[i])
		}
	}
}

// sent stores a publication that was due at an instant and called so much later.
func (s *stage) sent(n int, due time.Time, late time.Duration) {
	s.t.Helper()
	_, err := s.ledger.Open(s.t.Context(), own, publish.Publication{
		ID: publish.ID(fmt.Sprintf("pub_%03d", n)), TenantID: team, PostID: "pst_1", State: publish.Live, PublishAt: due, FirstSentAt: due.Add(late), Version: 1,
	})
	if err != nil {
		s.t.Fatal(err)
	}
}
