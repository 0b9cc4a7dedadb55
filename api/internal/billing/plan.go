// Package billing is what a tenant may use, until when, and how it pays for it: plans,
// the ledger of periods, the counting of use, and purchases.
package billing

import (
	"cmp"
	"slices"
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
	// Entitlements are the features whose use the plan allows; nil is a plan from before
	// there were any, which allows all.
	Entitlements Entitlements `bson:"entitlements,omitempty"`
	Retired      bool         `bson:"retired"` // not sold any more; it runs on where it was bought
	Version      int64        `bson:"version"` // of the terms
	UpdatedAt    time.Time    `bson:"updatedAt,omitempty"`
	UpdatedBy    string       `bson:"updatedBy,omitempty"` // empty: it came with the installation
}

// Entitlement is a feature that a plan allows or does not, whatever the amount; amounts
// are limits.
type Entitlement string

// The entitlements.
const (
	APIAccess Entitlement = "apiAccess" // the team's own programs may call the API
	OwnKeys   Entitlement = "ownKeys"   // the team may work with providers by keys of its own
)

// Entitlements is what a plan allows.
type Entitlements []Entitlement

// EveryEntitlement lists all there are.
func EveryEntitlement() Entitlements { return Entitlements{APIAccess, OwnKeys} }

// IsZero tells the absent list, which is left out when a plan is stored, from the empty
// one: the two mean opposite things.
func (e Entitlements) IsZero() bool { return e == nil }

// Entitles says whether the plan allows a feature.
func (p Plan) Entitles(e Entitlement) bool {
	return p.Entitlements == nil || slices.Contains(p.Entitlements, e)
}

// Allowed lists what the plan allows.
func (p Plan) Allowed() Entitlements {
	if p.Entitlements == nil {
		return EveryEntitlement()
	}
	return p.Entitlements
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
	EngineTokens    Limit = "engineTokens"
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
	// EngineTokens a month, asked and answered together; zero is a plan from before there was
	// this limit, which allows tokensOfARun for each of its runs.
	EngineTokens int64 `bson:"engineTokens,omitempty"`
	StorageBytes int64 `bson:"storageBytes"`
	UploadBytes  int64 `bson:"uploadBytes"` // the largest single upload
	APIKeys      int64 `bson:"apiKeys"`
}

// Of gives one limit by its name; an unknown name allows nothing.
func (l Limits) Of(name Limit) int64 {
	return map[Limit]int64{
		Seats: l.Seats, BrandProfiles: l.BrandProfiles, ActiveCampaigns: l.ActiveCampaigns, Channels: l.Channels,
		ScheduledPosts: l.ScheduledPosts, EngineRuns: l.EngineRuns, EngineTokens: l.Filled().EngineTokens, StorageBytes: l.StorageBytes,
		UploadBytes: l.UploadBytes, APIKeys: l.APIKeys,
	}[name]
}

// tokensOfARun is the budget of a run in a plan that names none.
const tokensOfARun = 40_000

// Filled are the limits with those that a plan from before leaves open.
func (l Limits) Filled() Limits {
	l.EngineTokens = cmp.Or(l.EngineTokens, l.EngineRuns*tokensOfARun)
	return l
}

// counted are the limits that use is counted against, in the order they are shown in; the
// largest upload is a bound and not counted.
var counted = []Limit{Seats, BrandProfiles, ActiveCampaigns, Channels, ScheduledPosts, EngineRuns, EngineTokens, StorageBytes, APIKeys}

// Monthly says whether a count starts again each month.
func (l Limit) Monthly() bool { return l == ScheduledPosts || l == EngineRuns || l == EngineTokens }

// The trial of a new tenant.
const (
	trialPlan = "growth"
	trialLife = 14 * 24 * time.Hour
)
