package mongostore_test

import (
	"testing"
	"time"

	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

func TestABrandIsInUseUntilItsCampaignsAreArchived(t *testing.T) {
	campaigns := mongostore.NewCampaigns(open(t))
	c := campaign.Campaign{ID: "cmp_1", TenantID: ours, BrandID: "brd_1", Status: campaign.Archived, Version: 1}
	is(t, "create", campaigns.Create(t.Context(), scopeOf(ours), c), nil)
	uses := func(in tenant.ID, want bool) {
		t.Helper()
		if used, err := campaigns.UsesBrand(t.Context(), scopeOf(in), "brd_1"); used != want || err != nil {
			t.Errorf("%s: in use %v (%v), want %v", in, used, err, want)
		}
	}
	uses(ours, false)
	c.ID, c.Status = "cmp_2", campaign.Draft
	is(t, "create", campaigns.Create(t.Context(), scopeOf(ours), c), nil)
	uses(ours, true)
	uses(theirs, false)
}

func TestACreativeUsesItsTenantsAssets(t *testing.T) {
	creatives := mongostore.NewCreatives(open(t))
	c := creative.Creative{ID: "crt_1", TenantID: ours, AssetIDs: []string{"ast_1", "ast_2"}, Version: 1}
	is(t, "create", creatives.Create(t.Context(), scopeOf(ours), c), nil)
	for in, want := range map[tenant.ID]bool{ours: true, theirs: false} {
		if used, err := creatives.UsesAsset(t.Context(), scopeOf(in), "ast_2"); used != want || err != nil {
			t.Errorf("%s: in use %v (%v), want %v", in, used, err, want)
		}
	}
}

func TestASweepFindsTheStaleAssetsOfEveryTenant(t *testing.T) {
	assets := mongostore.NewAssets(open(t))
	for id, a := range map[media.ID]media.Asset{
		"ast_1": {TenantID: ours, Status: media.Processing, UpdatedAt: noon},
		"ast_2": {TenantID: theirs, Status: media.Processing, UpdatedAt: noon},
		"ast_3": {TenantID: ours, Status: media.Ready, UpdatedAt: noon},
		"ast_4": {TenantID: ours, Status: media.Processing, UpdatedAt: noon.Add(time.Hour)},
	} {
		a.ID = id
		is(t, "create", assets.Create(t.Context(), scopeOf(a.TenantID), a), nil)
	}
	found, err := assets.Stale(t.Context(), everyone(), media.Processing, noon.Add(time.Minute), 10)
	if err != nil || len(found) != 2 {
		t.Errorf("%d are stale (%v), want one of each tenant", len(found), err)
	}
	for in, want := range map[tenant.ID]int{ours: 2, theirs: 1} {
		if many, err := assets.Many(t.Context(), scopeOf(in), []string{"ast_1", "ast_2", "ast_4"}); err != nil || len(many) != want {
			t.Errorf("%s finds %d assets (%v), want %d", in, len(many), err, want)
		}
	}
}
