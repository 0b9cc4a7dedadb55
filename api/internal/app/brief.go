package app

import (
	"context"

	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine/creativebrief"
	"campaignos.dev/api/internal/tenant"
)

// briefs keeps a creative-brief engine's output as a creative.
type briefs struct{ creatives *creative.Service }

// AcceptBrief makes a creative that has a brief and, as yet, no text.
func (b briefs) AcceptBrief(ctx context.Context, actor tenant.Actor, campaignID, runID string, o creativebrief.Output) (string, error) {
	brief := &creative.Brief{Concept: o.Concept, Format: o.Format, Ratio: o.Ratio, Colours: o.Colours, DoList: o.DoList, DontList: o.DontList, AltText: o.AltText}
	for _, s := range o.Scenes {
		brief.Scenes = append(brief.Scenes, creative.Scene(s))
	}
	kept, err := b.creatives.Accept(ctx, actor, creative.Creative{
		CampaignID: campaignID, Name: o.Title, RunID: runID, Brief: brief, Variants: []creative.Variant{}, AssetIDs: []string{},
	}, 0)
	return string(kept.ID), err
}
