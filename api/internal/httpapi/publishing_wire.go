package httpapi

import (
	"time"

	"campaignos.dev/api/internal/publish"
)

// Lateness is how late the team's publications were: from a post's moment to the first call
// to the provider.
type Lateness struct {
	// It tells of publications that were first sent since then.
	Since time.Time `json:"since" format:"date-time"`
	Count int       `json:"count" example:"240"`
	// Milliseconds that half of them did not exceed, then 95 and 99 per cent.
	P50Ms int64 `json:"p50Ms" example:"80"`
	P95Ms int64 `json:"p95Ms" example:"160"`
	P99Ms int64 `json:"p99Ms" example:"210"`
	// From early to late, each publication in one column.
	Histogram []LatenessColumn `json:"histogram"`
} // @name Lateness

// LatenessColumn counts the publications between the bound before and its own.
type LatenessColumn struct {
	// Milliseconds; absent in the last column, which has no bound.
	UpToMs int64 `json:"upToMs,omitempty" example:"250"`
	Count  int   `json:"count" example:"230"`
} // @name LatenessColumn

func toLateness(l publish.Lateness) Lateness {
	return Lateness{
		Since: l.Since, Count: l.Count, P50Ms: l.P50.Milliseconds(), P95Ms: l.P95.Milliseconds(), P99Ms: l.P99.Milliseconds(),
		Histogram: each(l.Columns, func(c publish.Column) LatenessColumn { return LatenessColumn{c.UpTo.Milliseconds(), c.Count} }),
	}
}
