package post

import (
	"context"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// longestExport is the most that one export spans: a year, and a day of a leap year.
const longestExport = 366 * 24 * time.Hour

// Export tells every post whose moment falls into a span of at most a year, earliest first,
// of one campaign or of all (""). It ends with tell's error if there is one. Faults:
// fault.ErrInvalid.
func (s *Service) Export(ctx context.Context, actor tenant.Actor, span Span, campaignID string, tell func(Post) error) error {
	var wrong fault.Fields
	wrong.Require(span.From.Before(span.To), "to", "out_of_range", "Give an end after the start.")
	wrong.Require(span.To.Sub(span.From) <= longestExport, "to", "out_of_range", "Export at most a year at once.")
	if err := wrong.Err(); err != nil {
		return err
	}
	return s.Store.EachBetween(ctx, actor.Scope(), span, campaignID, tell)
}
