package httpapi

import (
	"time"

	"campaignos.dev/api/internal/billing"
)

// Plan is what can be bought.
type Plan struct {
	ID          string `json:"id" example:"growth"`
	Name        string `json:"name" example:"Growth"`
	Description string `json:"description" example:"For a team that publishes every day."`
	// Order from smaller to larger plans.
	Rank   int        `json:"rank" example:"2"`
	Prices PlanPrices `json:"prices"`
	Limits PlanLimits `json:"limits"`
	// What the plan includes, in words for the pricing page.
	Features []string `json:"features"`
	// The features whose use the plan allows.
	Entitlements []string `json:"entitlements" enums:"apiAccess,ownKeys"`
	// Counts the changes of the terms. What was bought keeps the terms it was bought under.
	Version int64 `json:"version" example:"3"`
} // @name Plan

// PlanPrices are the prices of the two intervals.
type PlanPrices struct {
	Month Money `json:"month"`
	Year  Money `json:"year"`
} // @name PlanPrices

// PlanLimits say how much of each thing a plan includes.
type PlanLimits struct {
	Seats           int64 `json:"seats" example:"5" minimum:"0" validate:"min=0,max=1125899906842624"`
	BrandProfiles   int64 `json:"brandProfiles" example:"3" minimum:"0" validate:"min=0,max=1125899906842624"`
	ActiveCampaigns int64 `json:"activeCampaigns" example:"10" minimum:"0" validate:"min=0,max=1125899906842624"`
	Channels        int64 `json:"channels" example:"15" minimum:"0" validate:"min=0,max=1125899906842624"`
	ScheduledPosts  int64 `json:"scheduledPosts" example:"500" minimum:"0" validate:"min=0,max=1125899906842624"`
	EngineRuns      int64 `json:"engineRuns" example:"300" minimum:"0" validate:"min=0,max=1125899906842624"`
	// Tokens of engine runs in a month, asked and answered together; 0 allows 40,000 for each run.
	EngineTokens int64 `json:"engineTokens" example:"12000000" minimum:"0" validate:"min=0,max=1125899906842624"`
	StorageBytes int64 `json:"storageBytes" example:"21474836480" minimum:"0" validate:"min=0,max=1125899906842624"`
	UploadBytes  int64 `json:"uploadBytes" example:"536870912" minimum:"0" validate:"min=0,max=1125899906842624"`
	APIKeys      int64 `json:"apiKeys" example:"5" minimum:"0" validate:"min=0,max=1125899906842624"`
} // @name PlanLimits

// AdminPlan is a plan as operators see it.
type AdminPlan struct {
	ID          string `json:"id" example:"growth"`
	Name        string `json:"name" example:"Growth"`
	Description string `json:"description" example:"For a team that publishes every day."`
	// Order from smaller to larger plans.
	Rank   int        `json:"rank" example:"2"`
	Prices PlanPrices `json:"prices"`
	Limits PlanLimits `json:"limits"`
	// What the plan includes, in words for the pricing page.
	Features []string `json:"features"`
	// The features whose use the plan allows.
	Entitlements []string `json:"entitlements" enums:"apiAccess,ownKeys"`
	Version      int64    `json:"version" example:"3"`
	// False: it is retired. Nobody can buy it; it runs on where it was bought.
	Offered bool `json:"offered"`
	// Absent for a plan that came with the installation and was never changed.
	UpdatedAt *time.Time `json:"updatedAt,omitempty" format:"date-time"`
	// Id of who made this version; absent likewise.
	UpdatedBy string `json:"updatedBy,omitempty" example:"usr_01jd8x3v6e0000000000000000"`
} // @name AdminPlan

// AdminPlanList is every plan, smallest first; or every version of one, newest first.
type AdminPlanList struct {
	Data       []AdminPlan `json:"data"`
	NextCursor *string     `json:"nextCursor" extensions:"x-nullable"`
} // @name AdminPlanList

// AdminPlanInput describes a new plan.
type AdminPlanInput struct {
	// What the plan is called in addresses; it never changes.
	ID          string     `json:"id" example:"studio" validate:"required,slug"`
	Name        string     `json:"name" example:"Studio" validate:"required,max=60"`
	Description string     `json:"description,omitempty" validate:"max=300"`
	Rank        int        `json:"rank" example:"2" validate:"min=1,max=1000"`
	Prices      PlanPrices `json:"prices" validate:"required"`
	Limits      PlanLimits `json:"limits" validate:"required"`
	Features    []string   `json:"features,omitempty" validate:"max=30,dive,min=1,max=120"`
	// The features whose use the plan allows.
	Entitlements []string `json:"entitlements,omitempty" enums:"apiAccess,ownKeys" validate:"max=20,unique,dive,oneof=apiAccess ownKeys"`
	// Whether it can be bought.
	Offered *bool `json:"offered,omitempty" validate:"required"`
} // @name AdminPlanInput

// AdminPlanPatch changes what it names and leaves the rest.
type AdminPlanPatch struct {
	Name         *string     `json:"name,omitempty" validate:"omitempty,min=1,max=60"`
	Description  *string     `json:"description,omitempty" validate:"omitempty,max=300"`
	Rank         *int        `json:"rank,omitempty" validate:"omitempty,min=1,max=1000"`
	Prices       *PlanPrices `json:"prices,omitempty" validate:"omitempty"`
	Limits       *PlanLimits `json:"limits,omitempty" validate:"omitempty"`
	Features     *[]string   `json:"features,omitempty" validate:"omitempty,max=30,dive,min=1,max=120"`
	Entitlements *[]string   `json:"entitlements,omitempty" enums:"apiAccess,ownKeys" validate:"omitempty,max=20,unique,dive,oneof=apiAccess ownKeys"`
	Offered      *bool       `json:"offered,omitempty"`
} // @name AdminPlanPatch

// PlanList is every plan on offer, smallest first.
type PlanList struct {
	Data       []Plan  `json:"data"`
	NextCursor *string `json:"nextCursor" extensions:"x-nullable"`
} // @name PlanList

func toPlan(p billing.Plan) Plan {
	return Plan{
		ID: p.ID, Name: p.Name, Description: p.Description, Rank: p.Rank, Limits: PlanLimits(p.Limits.Filled()), Features: some(p.Features),
		Prices: toPlanPrices(p.Prices), Entitlements: each(p.Allowed(), toWord), Version: p.Version,
	}
}

func toAdminPlan(p billing.Plan) AdminPlan {
	return AdminPlan{
		ID: p.ID, Name: p.Name, Description: p.Description, Rank: p.Rank, Limits: PlanLimits(p.Limits.Filled()), Features: some(p.Features),
		Prices: toPlanPrices(p.Prices), Entitlements: each(p.Allowed(), toWord), Version: p.Version,
		Offered: !p.Retired, UpdatedAt: toTime(p.UpdatedAt), UpdatedBy: p.UpdatedBy,
	}
}

func toPlanPrices(p billing.Prices) PlanPrices {
	return PlanPrices{Month: toMoney(p.Month), Year: toMoney(p.Year)}
}

func (p PlanPrices) domain() billing.Prices {
	return billing.Prices{Month: p.Month.domain(), Year: p.Year.domain()}
}

// toWord writes a word of the domain as it is.
func toWord[T ~string](word T) string { return string(word) }

// toEntitlements reads what a plan shall allow; an empty list allows nothing.
func toEntitlements(words []string) billing.Entitlements {
	return each(words, func(word string) billing.Entitlement { return billing.Entitlement(word) })
}

func (in AdminPlanInput) plan() billing.Plan {
	return billing.Plan{
		ID: in.ID, Name: in.Name, Description: in.Description, Rank: in.Rank, Prices: in.Prices.domain(),
		Limits: billing.Limits(in.Limits), Features: some(in.Features), Entitlements: toEntitlements(in.Entitlements), Retired: !*in.Offered,
	}
}

func (in AdminPlanPatch) apply(p *billing.Plan) {
	set(&p.Name, in.Name)
	set(&p.Description, in.Description)
	set(&p.Rank, in.Rank)
	set(&p.Features, in.Features)
	if in.Prices != nil {
		p.Prices = in.Prices.domain()
	}
	if in.Limits != nil {
		p.Limits = billing.Limits(*in.Limits)
	}
	if in.Entitlements != nil {
		p.Entitlements = toEntitlements(*in.Entitlements)
	}
	if in.Offered != nil {
		p.Retired = !*in.Offered
	}
}
