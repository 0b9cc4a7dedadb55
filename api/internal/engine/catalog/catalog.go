// Package catalog lists the engines that there are.
package catalog

import (
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/ads"
	"campaignos.dev/api/internal/engine/audience"
	"campaignos.dev/api/internal/engine/brandguard"
	"campaignos.dev/api/internal/engine/calendar"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/engine/creativebrief"
	"campaignos.dev/api/internal/engine/hashtag"
	"campaignos.dev/api/internal/engine/image"
	"campaignos.dev/api/internal/engine/insight"
	"campaignos.dev/api/internal/engine/repurpose"
	"campaignos.dev/api/internal/engine/strategy"
)

// Ports are where the engines' outputs go when they are applied. Who only asks, as
// evaluations do, leaves them out.
type Ports struct {
	Campaigns  strategy.Campaigns
	Drafts     calendar.Drafts
	Creatives  copywriter.Creatives
	Briefs     creativebrief.Creatives
	Brands     audience.Brands
	Library    image.Library
	Repurposed repurpose.Creatives
}

// All are the engines, in the order they are listed in: a line each.
func All(p Ports) []engine.Engine {
	return []engine.Engine{
		strategy.New(p.Campaigns),
		audience.New(p.Brands),
		calendar.New(p.Drafts),
		copywriter.New(p.Creatives),
		creativebrief.New(p.Briefs),
		hashtag.New(),
		image.New(p.Library),
		repurpose.New(p.Repurposed),
		ads.New(),
		insight.New(),
		brandguard.New(),
	}
}
