package httpapi

import "time"

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
