package app

import (
	"context"
	"encoding/json"
	"errors"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/autopilot"
	"campaignos.dev/api/internal/engine/catalog"
	"campaignos.dev/api/internal/engine/copywriter"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// registry is the engines there are, with where their outputs go.
func registry(s *services) engine.Registry {
	return engine.NewRegistry(append(catalog.All(catalog.Ports{
		Campaigns:  strategies{s.Campaigns},
		Drafts:     drafts{s.Posts, s.rooms, teams{s.teams}},
		Creatives:  copies{s.Creatives},
		Briefs:     briefs{s.Creatives},
		Brands:     audiences{s.Brands, s.Campaigns},
		Library:    pictureLibrary{s.Media},
		Repurposed: repurposed{s.Creatives},
	}), autopilot.New(drafts{s.Posts, s.rooms, teams{s.teams}}, copies{s.Creatives}))...)
}

// briefing gathers what an engine may know.
type briefing struct{ rooms }

// Facts gathers the campaign, its brand and its strategy; without a campaign the brand that
// is named.
func (b briefing) Facts(ctx context.Context, actor tenant.Actor, campaignID, brandID string) (engine.Facts, error) {
	if campaignID == "" {
		return b.ofBrand(ctx, actor, brandID)
	}
	c, err := b.campaigns.Get(ctx, actor.Scope(), campaign.ID(campaignID))
	if errors.Is(err, campaign.ErrNotFound) {
		return engine.Facts{}, fault.ErrInvalid.WithFields(fault.Field{Field: "campaignId", Code: "not_found", Message: "There is no such campaign."})
	}
	if err != nil {
		return engine.Facts{}, err
	}
	f := engine.Facts{Campaign: campaignFacts(c)}
	if c.Strategy != nil {
		f.Strategy, _ = json.Marshal(c.Strategy) // texts and numbers alone
	}
	p, err := b.brands.Get(ctx, actor.Scope(), c.BrandID)
	if err == nil {
		f.Brand = brandFacts(p)
	} else if errors.Is(err, brand.ErrNotFound) {
		err = nil // it was deleted; the campaign's own words remain
	}
	return f, err
}

// ofBrand gathers what there is to know of a brand alone.
func (b briefing) ofBrand(ctx context.Context, actor tenant.Actor, brandID string) (engine.Facts, error) {
	if brandID == "" {
		return engine.Facts{}, nil
	}
	p, err := b.brands.Get(ctx, actor.Scope(), brand.ID(brandID))
	if errors.Is(err, brand.ErrNotFound) {
		return engine.Facts{}, fault.ErrInvalid.WithFields(fault.Field{Field: "brandProfileId", Code: "not_found", Message: "There is no such brand profile."})
	}
	if err != nil {
		return engine.Facts{}, err
	}
	return engine.Facts{Brand: brandFacts(p)}, nil
}

func campaignFacts(c campaign.Campaign) *engine.CampaignFacts {
	names := make([]string, len(c.Networks))
	for i, n := range c.Networks {
		names[i] = string(n)
	}
	return &engine.CampaignFacts{
		Name: c.Name, Objective: c.Objective, Goal: c.Goal, Audience: c.Audience, Brief: c.Brief,
		StartDate: string(c.Start), EndDate: string(c.End), Budget: c.Budget, Networks: names,
	}
}

func brandFacts(p brand.Profile) *engine.BrandFacts {
	f := &engine.BrandFacts{
		Name: p.Name, Description: p.Description, Website: p.Website, Industry: p.Industry, Audience: p.Audience,
		Tone: p.Tone, BannedWords: p.BannedWords, Hashtags: p.Hashtags, Language: p.Language,
	}
	for _, fact := range p.Facts {
		f.Facts = append(f.Facts, engine.Fact{ID: fact.ID, Text: fact.Text})
	}
	return f
}

// strategies puts a strategy engine's plan in force.
type strategies struct{ campaigns *campaign.Service }

// ApplyStrategy makes a plan the campaign's strategy.
func (s strategies) ApplyStrategy(ctx context.Context, actor tenant.Actor, campaignID, runID string, plan strategy.Output) error {
	out := campaign.Strategy{
		Summary: plan.Summary, Positioning: plan.Positioning, Audience: plan.Audience, KeyMessages: plan.KeyMessages, RunID: runID,
	}
	for _, p := range plan.Pillars {
		out.Pillars = append(out.Pillars, campaign.Pillar(p))
	}
	for _, m := range plan.ChannelMix {
		out.ChannelMix = append(out.ChannelMix, campaign.Mix{Network: network.Network(m.Network), Role: m.Role, PostsPerWeek: m.PostsPerWeek})
	}
	for _, m := range plan.Measures {
		out.Measures = append(out.Measures, campaign.Measure(m))
	}
	_, err := s.campaigns.ApplyStrategy(ctx, actor, campaign.ID(campaignID), out)
	return err
}

// copies keeps a copy engine's option as a creative.
type copies struct{ creatives *creative.Service }

// AcceptCopy makes a creative of an option.
func (c copies) AcceptCopy(ctx context.Context, actor tenant.Actor, campaignID, runID string, index int, o copywriter.Option) (string, error) {
	made := creative.Creative{CampaignID: campaignID, Name: o.Title, RunID: runID, AssetIDs: []string{}}
	for _, v := range o.Variants {
		made.Variants = append(made.Variants, creative.Variant{Network: network.Network(v.Network), Text: v.Text, Hashtags: v.Hashtags, Sources: v.Sources, Claims: v.Claims})
	}
	kept, err := c.creatives.Accept(ctx, actor, made, index)
	return string(kept.ID), err
}
