package httpapi

import (
	"time"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/network"
)

// Campaign is one effort with a goal, from brief to results.
type Campaign struct {
	ID             string `json:"id" example:"cmp_01jd8x3v6e0000000000000000"`
	Name           string `json:"name" example:"Winter roast launch"`
	BrandProfileID string `json:"brandProfileId" example:"brd_01jd8x3v6e0000000000000000"`
	Objective      string `json:"objective" enums:"awareness,engagement,traffic,leads,sales,launch,event"`
	// What success is, in the team's words.
	Goal     string `json:"goal" example:"Sell 2,000 bags of the winter roast before Christmas."`
	Audience string `json:"audience"`
	// Anything else the engines should know.
	Brief string `json:"brief,omitempty"`
	// First day, in the tenant's zone.
	StartDate string `json:"startDate" format:"date" example:"2026-12-01"`
	// Last day, in the tenant's zone.
	EndDate string `json:"endDate" format:"date" example:"2026-12-24"`
	Budget  *Money `json:"budget,omitempty"`
	// Networks it runs on.
	Networks []string `json:"networks" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	Status   string   `json:"status" enums:"draft,active,archived"`
	// The strategy in force; absent until one was applied.
	Strategy  *Strategy `json:"strategy,omitempty"`
	Version   int64     `json:"version" example:"1"`
	CreatedBy string    `json:"createdBy"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	UpdatedAt time.Time `json:"updatedAt" format:"date-time"`
} // @name Campaign

// Strategy is the plan that the strategy engine proposed and the team applied.
type Strategy struct {
	Summary     string            `json:"summary"`
	Positioning string            `json:"positioning"`
	Audience    string            `json:"audience"`
	Pillars     []StrategyPillar  `json:"pillars"`
	ChannelMix  []StrategyChannel `json:"channelMix"`
	KeyMessages []string          `json:"keyMessages"`
	Measures    []StrategyMeasure `json:"measures"`
	// The run it came from.
	RunID     string    `json:"runId"`
	AppliedAt time.Time `json:"appliedAt" format:"date-time"`
} // @name Strategy

// StrategyPillar is a theme that posts come back to.
type StrategyPillar struct {
	Name        string `json:"name"`
	Description string `json:"description"`
	// Share of posts in percent.
	Share int `json:"share" minimum:"0" maximum:"100"`
} // @name StrategyPillar

// StrategyChannel is the part one network plays.
type StrategyChannel struct {
	Network      string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	Role         string `json:"role"`
	PostsPerWeek int    `json:"postsPerWeek"`
} // @name StrategyChannel

// StrategyMeasure says how success is read.
type StrategyMeasure struct {
	Name   string `json:"name"`
	Target string `json:"target"`
} // @name StrategyMeasure

// CampaignInput describes a new campaign.
type CampaignInput struct {
	Name           string   `json:"name" validate:"required,max=120"`
	BrandProfileID string   `json:"brandProfileId" validate:"required"`
	Objective      string   `json:"objective" enums:"awareness,engagement,traffic,leads,sales,launch,event" validate:"required,oneof=awareness engagement traffic leads sales launch event"`
	Goal           string   `json:"goal" validate:"required,max=500"`
	Audience       string   `json:"audience" validate:"required,max=1000"`
	Brief          string   `json:"brief,omitempty" validate:"max=5000"`
	StartDate      string   `json:"startDate" format:"date" validate:"required,datetime=2006-01-02"`
	EndDate        string   `json:"endDate" format:"date" validate:"required,datetime=2006-01-02"`
	Budget         *Money   `json:"budget,omitempty" validate:"omitempty"`
	Networks       []string `json:"networks" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube" validate:"required,min=1,max=13,unique,dive,network"`
} // @name CampaignInput

// CampaignPatch changes what it names and leaves the rest.
type CampaignPatch struct {
	Name           *string   `json:"name,omitempty" validate:"omitempty,min=1,max=120"`
	BrandProfileID *string   `json:"brandProfileId,omitempty" validate:"omitempty,min=1"`
	Objective      *string   `json:"objective,omitempty" enums:"awareness,engagement,traffic,leads,sales,launch,event" validate:"omitempty,oneof=awareness engagement traffic leads sales launch event"`
	Goal           *string   `json:"goal,omitempty" validate:"omitempty,min=1,max=500"`
	Audience       *string   `json:"audience,omitempty" validate:"omitempty,min=1,max=1000"`
	Brief          *string   `json:"brief,omitempty" validate:"omitempty,max=5000"`
	StartDate      *string   `json:"startDate,omitempty" validate:"omitempty,datetime=2006-01-02"`
	EndDate        *string   `json:"endDate,omitempty" validate:"omitempty,datetime=2006-01-02"`
	Budget         *Money    `json:"budget,omitempty" validate:"omitempty"`
	Networks       *[]string `json:"networks,omitempty" validate:"omitempty,min=1,max=13,unique,dive,network"`
	Status         *string   `json:"status,omitempty" enums:"draft,active" validate:"omitempty,oneof=draft active"`
} // @name CampaignPatch

// CampaignList is a page of campaigns, newest first.
type CampaignList struct {
	Data       []Campaign `json:"data"`
	NextCursor *string    `json:"nextCursor" extensions:"x-nullable"`
} // @name CampaignList

func toCampaign(c campaign.Campaign) Campaign {
	return Campaign{
		ID: string(c.ID), Name: c.Name, BrandProfileID: string(c.BrandID), Objective: c.Objective, Goal: c.Goal,
		Audience: c.Audience, Brief: c.Brief, StartDate: string(c.Start), EndDate: string(c.End), Budget: toBudget(c.Budget),
		Networks: fromNetworks(c.Networks), Status: string(c.Status), Strategy: toStrategy(c.Strategy),
		Version: c.Version, CreatedBy: c.CreatedBy, CreatedAt: c.CreatedAt, UpdatedAt: c.UpdatedAt,
	}
}

func toBudget(m *money.Money) *Money {
	if m == nil {
		return nil
	}
	out := toMoney(*m)
	return &out
}

func (m *Money) budget() *money.Money {
	if m == nil {
		return nil
	}
	out := m.domain()
	return &out
}

func toNetworks(names []string) []network.Network {
	return each(names, func(n string) network.Network { return network.Network(n) })
}

func fromNetworks(all []network.Network) []string {
	return each(all, func(n network.Network) string { return string(n) })
}

func toStrategy(s *campaign.Strategy) *Strategy {
	if s == nil {
		return nil
	}
	return &Strategy{
		Summary: s.Summary, Positioning: s.Positioning, Audience: s.Audience, KeyMessages: some(s.KeyMessages),
		Pillars: each(s.Pillars, func(p campaign.Pillar) StrategyPillar { return StrategyPillar(p) }),
		ChannelMix: each(s.ChannelMix, func(m campaign.Mix) StrategyChannel {
			return StrategyChannel{string(m.Network), m.Role, m.PostsPerWeek}
		}),
		Measures: each(s.Measures, func(m campaign.Measure) StrategyMeasure { return StrategyMeasure(m) }),
		RunID:    s.RunID, AppliedAt: s.AppliedAt,
	}
}

func (in CampaignInput) campaign() campaign.Campaign {
	return campaign.Campaign{
		Name: in.Name, BrandID: brand.ID(in.BrandProfileID), Objective: in.Objective, Goal: in.Goal, Audience: in.Audience,
		Brief: in.Brief, Start: campaign.Date(in.StartDate), End: campaign.Date(in.EndDate), Budget: in.Budget.budget(),
		Networks: toNetworks(in.Networks),
	}
}

func (in CampaignPatch) apply(c *campaign.Campaign) {
	set(&c.Name, in.Name)
	set((*string)(&c.BrandID), in.BrandProfileID)
	set(&c.Objective, in.Objective)
	set(&c.Goal, in.Goal)
	set(&c.Audience, in.Audience)
	set(&c.Brief, in.Brief)
	set((*string)(&c.Start), in.StartDate)
	set((*string)(&c.End), in.EndDate)
	set((*string)(&c.Status), in.Status)
	if in.Budget != nil {
		c.Budget = in.Budget.budget()
	}
	if in.Networks != nil {
		c.Networks = toNetworks(*in.Networks)
	}
}
