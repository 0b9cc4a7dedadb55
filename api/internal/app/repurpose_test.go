package app

import (
	"context"
	"slices"
	"testing"

	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine/repurpose"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

type silent struct{}

func (silent) Changed(context.Context, tenant.ID, string, string) {}

func TestAPostOfARunIsKeptAsOneCreativeHoweverOften(t *testing.T) {
	store, err := mongostore.Open(t.Context(), harness.Mongo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	in := rooms{campaigns: mongostore.NewCampaigns(store), assets: mongostore.NewAssets(store)}
	actor := tenant.System("ten_1", "test")
	if err := in.campaigns.Create(t.Context(), actor.Scope(), campaign.Campaign{ID: "cmp_1", TenantID: "ten_1", Version: 1}); err != nil {
		t.Fatal(err)
	}
	creatives := creative.New(creative.Needs{Store: mongostore.NewCreatives(store), Campaigns: in, Assets: in, Feed: silent{}, Clock: clock.NewManual(noon)})
	p := repurpose.Post{Title: "One", Variants: []repurpose.Variant{{Network: "twitter", Text: "Let it rest.", Hashtags: []string{"coffee"}, Sources: []string{"source", "f1"}}}}
	accept := func(index int) string {
		t.Helper()
		id, err := repurposed{creatives}.AcceptPost(t.Context(), actor, "cmp_1", "run_1", index, p)
		if err != nil {
			t.Fatal(err)
		}
		return id
	}
	first := accept(0)
	if again := accept(0); again != first {
		t.Errorf("accepted again it is %s, want %s", again, first)
	}
	if other := accept(1); other == first {
		t.Error("another post of the run is the same creative")
	}
	all, err := creatives.List(t.Context(), actor, "cmp_1", page.Request{Limit: 10})
	if err != nil || len(all.Items) != 2 {
		t.Fatalf("there are %d creatives (%v), want 2", len(all.Items), err)
	}
	if v := all.Items[0].Variants[0]; v.Text != "Let it rest." || !slices.Equal(v.Sources, []string{"f1"}) {
		t.Errorf("the variant is %+v, want its brand facts alone as sources", v)
	}
	if want := []string{"source", "f1"}; !slices.Equal(p.Variants[0].Sources, want) {
		t.Errorf("the run's own post was changed: %v", p.Variants[0].Sources)
	}
}
