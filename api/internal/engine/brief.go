package engine

import (
	"context"

	"campaignos.dev/api/internal/tenant"
)

// brief gathers the facts that an engine asks for, and no others: they are part of what the
// model is asked.
func (s *Service) brief(ctx context.Context, actor tenant.Actor, d Descriptor, w Wish) (Facts, error) {
	facts, err := s.Briefing.Facts(ctx, actor, w.CampaignID, w.BrandID)
	if err == nil && d.NeedsResults && w.CampaignID != "" {
		facts.Results, err = s.Briefing.Results(ctx, actor, w.CampaignID)
	}
	return facts, err
}
