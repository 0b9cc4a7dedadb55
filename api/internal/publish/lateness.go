package publish

import (
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/tenant"
)

const (
	// LatenessSpan is how far back lateness is told.
	LatenessSpan = 30 * 24 * time.Hour
	// latenessLimit bounds how many publications it is told of: the newest.
	latenessLimit = 50_000
)

// latenessEdges are the upper bounds of the histogram's columns; a last one has the rest.
var latenessEdges = []time.Duration{
	100 * time.Millisecond, 250 * time.Millisecond, 500 * time.Millisecond, time.Second, 2 * time.Second,
	5 * time.Second, 15 * time.Second, time.Minute, 5 * time.Minute, time.Hour,
}

// Lateness is how late a team's publications were: from a post's moment to the first call
// to the provider.
type Lateness struct {
	Since         time.Time
	Count         int
	P50, P95, P99 time.Duration // zero where there is none
	Columns       []Column      // from early to late, every one
}

// Column counts the publications up to a bound, those of the columns before left out.
type Column struct {
	UpTo  time.Duration // zero in the last: without bound
	Count int
}

// Lateness tells how late the team's publications of the last thirty days were.
func (s *Service) Lateness(ctx context.Context, actor tenant.Actor) (Lateness, error) {
	since := s.Clock.Now().Add(-LatenessSpan)
	late, err := s.Ledger.Late(ctx, actor.Scope(), since, latenessLimit)
	if err != nil {
		return Lateness{}, err
	}
	slices.Sort(late)
	return Lateness{
		Since: since, Count: len(late), Columns: columns(late),
		P50: quantile(late, 50), P95: quantile(late, 95), P99: quantile(late, 99),
	}, nil
}

// quantile is the least value that so many per cent of an ordered list do not exceed.
func quantile(ordered []time.Duration, percent int) time.Duration {
	if len(ordered) == 0 {
		return 0
	}
	return ordered[(len(ordered)*percent+99)/100-1]
}

func columns(late []time.Duration) []Column {
	all := make([]Column, len(latenessEdges)+1)
	for i, edge := range latenessEdges {
		all[i].UpTo = edge
	}
	for _, l := range late {
		at, _ := slices.BinarySearch(latenessEdges, l)
		all[at].Count++
	}
	return all
}
