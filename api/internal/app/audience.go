package app

import (
	"context"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/tenant"
)

// audiences keeps what an audience engine has found out in the brand profile.
type audiences struct {
	brands    *brand.Service
	campaigns *campaign.Service
}

// DescribeAudience writes the text into the profile of the run's brand, or of its campaign's.
func (a audiences) DescribeAudience(ctx context.Context, actor tenant.Actor, run engine.Run, text string) (string, error) {
	id := brand.ID(run.BrandID)
	if id == "" {
		c, err := a.campaigns.Get(ctx, actor, campaign.ID(run.CampaignID))
		if err != nil {
			return "", err
		}
		id = c.BrandID
	}
	_, err := a.brands.Update(ctx, actor, id, 0, func(p *brand.Profile) { p.Audience = text })
	return string(id), err
}
