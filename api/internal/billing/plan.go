// Package billing is what a tenant may use, until when, and how it pays for it: plans,
// the ledger of periods, the counting of use, and purchases.
package billing

import (
	"time"

	"campaignos.dev/api/internal/kit/money"
)

// Plan is what can be bought. A purchase keeps the plan as it was, so that editing one
// changes no subscription that runs.
type Plan struct {
	ID          string   `bson:"_id"` // such as "growth"
	Name        string   `bson:"name"`
	Description string   `bson:"description"`
	Rank        int      `bson:"rank"` // orders plans from the cheapest to the dearest
	Prices      Prices   `bson:"prices"`
	Limits      Limits   `bson:"limits"`
	Features    []string `bson:"features"` // for the pricing page
	Version     int64    `bson:"version"`  // of the terms
}

// Prices are what the two intervals cost.
type Prices struct {
	Month money.Money `bson:"month"`
	Year  money.Money `bson:"year"`
}

// Interval is how long one payment lasts.
type Interval string

// The intervals.
const (
	Month Interval = "month"
	Year  Interval = "year"
)

// Price gives the price of an interval; ok is false for an interval there is not.
func (p Plan) Price(i Interval) (price money.Money, ok bool) {
	switch i {
	case Month:
		return p.Prices.Month, true
	case Year:
		return p.Prices.Year, true
	}
	return money.Money{}, false
}

// months is an interval's length.
func (i Interval) months() int {
	if i == Year {
		return 12
	}
	return 1
}

// Limit is the name of a limit, as the API has it.
type Limit string

// The limits of a plan.
const (
	Seats           Limit = "seats"
	BrandProfiles   Limit = "brandProfiles"
	ActiveCampaigns Limit = "activeCampaigns"
	Channels        Limit = "channels"
	ScheduledPosts  Limit = "scheduledPosts"
	EngineRuns      Limit = "engineRuns"
	StorageBytes    Limit = "storageBytes"
	UploadBytes     Limit = "uploadBytes"
	APIKeys         Limit = "apiKeys"
)

// Limits say how much of each thing a plan includes.
type Limits struct {
	Seats           int64 `bson:"seats"`
	BrandProfiles   int64 `bson:"brandProfiles"`
	ActiveCampaigns int64 `bson:"activeCampaigns"`
	Channels        int64 `bson:"channels"`
	ScheduledPosts  int64 `bson:"scheduledPosts"` // a month
	EngineRuns      int64 `bson:"engineRuns"`     // a month
	StorageBytes    int64 `bson:"storageBytes"`
	UploadBytes     int64 `bson:"uploadBytes"` // the largest single upload
	APIKeys         int64 `bson:"apiKeys"`
}

// Of gives one limit by its name; an unknown name allows nothing.
func (l Limits) Of(name Limit) int64 {
	return map[Limit]int64{
		Seats: l.Seats, BrandProfiles: l.BrandProfiles, ActiveCampaigns: l.ActiveCampaigns, Channels: l.Channels,
		ScheduledPosts: l.ScheduledPosts, EngineRuns: l.EngineRuns, StorageBytes: l.StorageBytes,
		UploadBytes: l.UploadBytes, APIKeys: l.APIKeys,
	}[name]
}

// counted are the limits that use is counted against, in the order they are shown in; the
// largest upload is a bound and not counted.
var counted = []Limit{Seats, BrandProfiles, ActiveCampaigns, Channels, ScheduledPosts, EngineRuns, StorageBytes, APIKeys}

// Monthly says whether a count starts again each month.
func (l Limit) Monthly() bool { return l == ScheduledPosts || l == EngineRuns }

// The trial of a new tenant.
const (
	trialPlan = "growth"
	trialLife = 14 * 24 * time.Hour
)

const (
	mib = int64(1) << 20
	gib = int64(1) << 30
)

// Catalogue is the plans that a new installation starts with; operators edit them later.
func Catalogue() []Plan {
	usd := func(amount int64) money.Money { return money.Of(amount, "usd") }
	return []Plan{
		{
			ID: "starter", Name: "Starter", Description: "For one person and a handful of channels.", Rank: 1, Version: 1,
			Prices:   Prices{Month: usd(1900), Year: usd(19000)},
			Limits:   Limits{Seats: 2, BrandProfiles: 1, ActiveCampaigns: 3, Channels: 5, ScheduledPosts: 100, EngineRuns: 50, StorageBytes: 5 * gib, UploadBytes: 100 * mib, APIKeys: 1},
			Features: []string{"2 seats", "1 brand profile", "5 channels", "100 scheduled posts a month", "50 engine runs a month"},
		},
		{
			ID: "growth", Name: "Growth", Description: "For a team that publishes every day.", Rank: 2, Version: 1,
			Prices:   Prices{Month: usd(4900), Year: usd(49000)},
			Limits:   Limits{Seats: 5, BrandProfiles: 3, ActiveCampaigns: 10, Channels: 15, ScheduledPosts: 500, EngineRuns: 300, StorageBytes: 20 * gib, UploadBytes: 512 * mib, APIKeys: 5},
			Features: []string{"5 seats", "3 brand profiles", "15 channels", "500 scheduled posts a month", "300 engine runs a month"},
		},
		{
			ID: "agency", Name: "Agency", Description: "For agencies with many brands.", Rank: 3, Version: 1,
			Prices:   Prices{Month: usd(14900), Year: usd(149000)},
			Limits:   Limits{Seats: 25, BrandProfiles: 25, ActiveCampaigns: 100, Channels: 100, ScheduledPosts: 5000, EngineRuns: 2000, StorageBytes: 200 * gib, UploadBytes: gib, APIKeys: 25},
			Features: []string{"25 seats", "25 brand profiles", "100 channels", "5,000 scheduled posts a month", "2,000 engine runs a month"},
		},
	}
}
