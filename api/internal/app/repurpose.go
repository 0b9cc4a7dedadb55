package app

import (
	"context"
	"slices"

	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine/repurpose"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// repurposed keeps a post of a repurpose engine as a creative.
type repurposed struct{ creatives *creative.Service }

// AcceptPost makes a creative of a post; of its sources the brand's facts are kept.
func (r repurposed) AcceptPost(ctx context.Context, actor tenant.Actor, campaignID, runID string, index int, p repurpose.Post) (string, error) {
	made := creative.Creative{CampaignID: campaignID, Name: p.Title, RunID: runID, AssetIDs: []string{}}
	for _, v := range p.Variants {
		facts := slices.DeleteFunc(slices.Clone(v.Sources), func(s string) bool { return s == "source" })
		made.Variants = append(made.Variants, creative.Variant{Network: network.Network(v.Network), Text: v.Text, Hashtags: v.Hashtags, Sources: facts, Claims: v.Claims})
	}
	kept, err := r.creatives.Accept(ctx, actor, made, index)
	return string(kept.ID), err
}
