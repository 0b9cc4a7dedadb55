package billing

import "campaignos.dev/api/internal/kit/money"

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
			Prices:       Prices{Month: usd(1900), Year: usd(19000)},
			Limits:       Limits{Seats: 2, BrandProfiles: 1, ActiveCampaigns: 3, Channels: 5, ScheduledPosts: 100, EngineRuns: 50, EngineTokens: 2_000_000, StorageBytes: 5 * gib, UploadBytes: 100 * mib, APIKeys: 0},
			Features:     []string{"2 seats", "1 brand profile", "5 channels", "100 scheduled posts a month", "50 engine runs a month"},
			Entitlements: Entitlements{},
		},
		{
			ID: "growth", Name: "Growth", Description: "For a team that publishes every day.", Rank: 2, Version: 1,
			Prices:       Prices{Month: usd(4900), Year: usd(49000)},
			Limits:       Limits{Seats: 5, BrandProfiles: 3, ActiveCampaigns: 10, Channels: 15, ScheduledPosts: 500, EngineRuns: 300, EngineTokens: 12_000_000, StorageBytes: 20 * gib, UploadBytes: 512 * mib, APIKeys: 5},
			Features:     []string{"5 seats", "3 brand profiles", "15 channels", "500 scheduled posts a month", "300 engine runs a month", "API access"},
			Entitlements: Entitlements{APIAccess},
		},
		{
			ID: "agency", Name: "Agency", Description: "For agencies with many brands.", Rank: 3, Version: 1,
			Prices:       Prices{Month: usd(14900), Year: usd(149000)},
			Limits:       Limits{Seats: 25, BrandProfiles: 25, ActiveCampaigns: 100, Channels: 100, ScheduledPosts: 5000, EngineRuns: 2000, EngineTokens: 80_000_000, StorageBytes: 200 * gib, UploadBytes: gib, APIKeys: 25},
			Features:     []string{"25 seats", "25 brand profiles", "100 channels", "5,000 scheduled posts a month", "2,000 engine runs a month", "API access", "Own provider keys"},
			Entitlements: Entitlements{APIAccess, OwnKeys},
		},
	}
}
