package mongostore_test

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"testing"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// keeper is what every store of tenants' things can do, whatever they are. A verb that a
// store does not have is nil.
type keeper struct {
	name            string
	missing, exists error
	create          func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error
	get             func(ctx context.Context, s tenant.Scope, id string) error
	save            func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error
	delete          func(ctx context.Context, s tenant.Scope, id string, was int64) error
	list            func(ctx context.Context, s tenant.Scope, req page.Request) (ids []string, next string, err error)
}

// ids takes the keys of a page.
func ids[T any](r page.Result[T], err error, key func(T) string) ([]string, string, error) {
	var out []string
	for _, item := range r.Items {
		out = append(out, key(item))
	}
	return out, r.Next, err
}

func brandKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewBrands(s)
	return keeper{
		name: "brand", missing: brand.ErrNotFound, exists: brand.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, brand.Profile{ID: brand.ID(id), TenantID: in, Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, brand.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, brand.Profile{ID: brand.ID(id), TenantID: in, Version: version}, was)
		},
		delete: func(ctx context.Context, s tenant.Scope, id string, was int64) error {
			return k.Delete(ctx, s, brand.ID(id), was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, req)
			return ids(r, err, func(p brand.Profile) string { return string(p.ID) })
		},
	}
}

func campaignKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewCampaigns(s)
	return keeper{
		name: "campaign", missing: campaign.ErrNotFound, exists: campaign.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, campaign.Campaign{ID: campaign.ID(id), TenantID: in, Status: campaign.Draft, Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, campaign.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, campaign.Campaign{ID: campaign.ID(id), TenantID: in, Status: campaign.Draft, Version: version}, was)
		},
		delete: func(ctx context.Context, s tenant.Scope, id string, was int64) error {
			return k.Delete(ctx, s, campaign.ID(id), was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, campaign.Draft, req)
			return ids(r, err, func(c campaign.Campaign) string { return string(c.ID) })
		},
	}
}

func creativeKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewCreatives(s)
	return keeper{
		name: "creative", missing: creative.ErrNotFound, exists: creative.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, creative.Creative{ID: creative.ID(id), TenantID: in, CampaignID: "cmp_1", Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, creative.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, creative.Creative{ID: creative.ID(id), TenantID: in, CampaignID: "cmp_1", Version: version}, was)
		},
		delete: func(ctx context.Context, s tenant.Scope, id string, was int64) error {
			return k.Delete(ctx, s, creative.ID(id), was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, "cmp_1", req)
			return ids(r, err, func(c creative.Creative) string { return string(c.ID) })
		},
	}
}

func assetKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewAssets(s)
	return keeper{
		name: "asset", missing: media.ErrNotFound, exists: media.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, media.Asset{ID: media.ID(id), TenantID: in, Kind: media.Image, Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, media.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, media.Asset{ID: media.ID(id), TenantID: in, Kind: media.Image, Version: version}, was)
		},
		delete: func(ctx context.Context, s tenant.Scope, id string, was int64) error {
			return k.Delete(ctx, s, media.ID(id), was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, media.Image, req)
			return ids(r, err, func(a media.Asset) string { return string(a.ID) })
		},
	}
}

func channelKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewChannels(s)
	return keeper{
		name: "channel", missing: channel.ErrNotFound, exists: channel.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, channel.Channel{ID: channel.ID(id), TenantID: in, Status: channel.Connected, Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, channel.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, channel.Channel{ID: channel.ID(id), TenantID: in, Status: channel.Connected, Version: version}, was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, req)
			return ids(r, err, func(c channel.Channel) string { return string(c.ID) })
		},
	}
}

func postKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewPosts(s)
	return keeper{
		name: "post", missing: post.ErrNotFound, exists: post.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, post.Post{ID: post.ID(id), TenantID: in, CampaignID: "cmp_1", State: post.Draft, Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, post.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, post.Post{ID: post.ID(id), TenantID: in, CampaignID: "cmp_1", State: post.Draft, Version: version}, was)
		},
		delete: func(ctx context.Context, s tenant.Scope, id string, was int64) error {
			return k.Delete(ctx, s, post.ID(id), was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, post.Filter{CampaignID: "cmp_1", State: post.Draft}, req)
			return ids(r, err, func(p post.Post) string { return string(p.ID) })
		},
	}
}

func publicationKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewPublications(s)
	return keeper{
		name: "publication", missing: publish.ErrNotFound,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			_, err := k.Open(ctx, s, publish.Publication{ID: publish.ID(id), TenantID: in, PostID: "pst_1", Version: 1})
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, publish.Publication{ID: publish.ID(id), TenantID: in, PostID: "pst_1", Version: version}, was)
		},
		list: func(ctx context.Context, s tenant.Scope, _ page.Request) ([]string, string, error) {
			all, err := k.OfPost(ctx, s, "pst_1")
			return ids(page.Result[publish.Publication]{Items: all}, err, func(p publish.Publication) string { return string(p.ID) })
		},
	}
}

func runKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewRuns(s)
	return keeper{
		name: "run", missing: engine.ErrNotFound, exists: engine.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, engine.Run{ID: engine.ID(id), TenantID: in, CampaignID: "cmp_1", Engine: "copy", Revision: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, engine.ID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, engine.Run{ID: engine.ID(id), TenantID: in, CampaignID: "cmp_1", Engine: "copy", Revision: version}, was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, engine.Filter{CampaignID: "cmp_1", Engine: "copy"}, req)
			return ids(r, err, func(r engine.Run) string { return string(r.ID) })
		},
	}
}

func noticeKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewNotices(s)
	return keeper{
		name: "notice", missing: notify.ErrNotFound, exists: notify.ErrExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, notify.Notice{ID: notify.ID(id), TenantID: in})
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, req)
			return ids(r, err, func(n notify.Notice) string { return string(n.ID) })
		},
	}
}

func paymentKeeper(s *mongostore.Store) keeper {
	k := mongostore.NewBilling(s)
	return keeper{
		name: "payment", missing: billing.ErrPaymentNotFound, exists: billing.ErrPaymentExists,
		create: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string) error {
			return k.Create(ctx, s, billing.Payment{ID: billing.PaymentID(id), TenantID: in, Version: 1})
		},
		get: func(ctx context.Context, s tenant.Scope, id string) error {
			_, err := k.Get(ctx, s, billing.PaymentID(id))
			return err
		},
		save: func(ctx context.Context, s tenant.Scope, in tenant.ID, id string, version, was int64) error {
			return k.Save(ctx, s, billing.Payment{ID: billing.PaymentID(id), TenantID: in, Version: version}, was)
		},
		list: func(ctx context.Context, s tenant.Scope, req page.Request) ([]string, string, error) {
			r, err := k.List(ctx, s, req)
			return ids(r, err, func(p billing.Payment) string { return string(p.ID) })
		},
	}
}

// eachKeeper runs a test against every store, each with an empty database.
func eachKeeper(t *testing.T, test func(t *testing.T, k keeper)) {
	for _, make := range []func(*mongostore.Store) keeper{
		assetKeeper, brandKeeper, campaignKeeper, channelKeeper, creativeKeeper, noticeKeeper, paymentKeeper, postKeeper, publicationKeeper, runKeeper,
	} {
		k := make(open(t))
		t.Run(k.name, func(t *testing.T) { test(t, k) })
	}
}

func TestAnotherTenantsThingsAreAsIfTheyWereNotThere(t *testing.T) {
	eachKeeper(t, func(t *testing.T, k keeper) {
		ctx, own, other := t.Context(), scopeOf(ours), scopeOf(theirs)
		is(t, "create", k.create(ctx, own, ours, "x_1"), nil)
		k.unseen(t, other, theirs, "x_1")
		k.seen(t, own, "x_1")
		if k.save != nil {
			is(t, "save by its tenant", k.save(ctx, own, ours, "x_1", 2, 1), nil)
		}
		if k.delete != nil {
			is(t, "delete by its tenant", k.delete(ctx, own, "x_1", 2), nil)
			k.unseen(t, own, ours, "x_1")
		}
	})
}

// seen checks that a scope reaches a thing.
func (k keeper) seen(t *testing.T, s tenant.Scope, id string) {
	t.Helper()
	if k.get != nil {
		is(t, "get", k.get(t.Context(), s, id), nil)
	}
	if listed, _, err := k.list(t.Context(), s, page.Request{Limit: 10}); err != nil || !slices.Equal(listed, []string{id}) {
		t.Errorf("the list is %v (%v), want %s", listed, err, id)
	}
}

// unseen checks that a scope neither finds, changes nor deletes a thing.
func (k keeper) unseen(t *testing.T, s tenant.Scope, in tenant.ID, id string) {
	t.Helper()
	ctx, want := t.Context(), k.missing
	if k.get != nil {
		is(t, "get", k.get(ctx, s, id), want)
	}
	if k.save != nil {
		is(t, "save", k.save(ctx, s, in, id, 2, 1), want)
	}
	if k.delete != nil {
		is(t, "delete", k.delete(ctx, s, id, 1), want)
		is(t, "delete of any version", k.delete(ctx, s, id, 0), want)
	}
	if listed, _, err := k.list(ctx, s, page.Request{Limit: 10}); err != nil || len(listed) > 0 {
		t.Errorf("the list is %v (%v), want nothing", listed, err)
	}
}

func TestNothingCanBeStoredIntoAnotherTenant(t *testing.T) {
	eachKeeper(t, func(t *testing.T, k keeper) {
		is(t, "create", k.create(t.Context(), scopeOf(theirs), ours, "x_1"), tenant.ErrScope)
		if listed, _, _ := k.list(t.Context(), scopeOf(ours), page.Request{Limit: 10}); len(listed) > 0 {
			t.Errorf("it was stored all the same: %v", listed)
		}
		if k.save == nil {
			return
		}
		is(t, "create", k.create(t.Context(), scopeOf(ours), ours, "x_2"), nil)
		is(t, "give away by saving", k.save(t.Context(), scopeOf(ours), theirs, "x_2", 2, 1), tenant.ErrScope)
	})
}

func TestWithoutATenantThereIsNoQuery(t *testing.T) {
	eachKeeper(t, func(t *testing.T, k keeper) {
		ctx, none := t.Context(), tenant.Scope{}
		is(t, "create", k.create(ctx, none, ours, "x_1"), tenant.ErrScope)
		_, _, err := k.list(ctx, none, page.Request{Limit: 10})
		is(t, "list", err, tenant.ErrScope)
		if k.get != nil {
			is(t, "get", k.get(ctx, none, "x_1"), tenant.ErrScope)
		}
		if k.save != nil {
			is(t, "save", k.save(ctx, none, ours, "x_1", 2, 1), tenant.ErrScope)
		}
		if k.delete != nil {
			is(t, "delete", k.delete(ctx, none, "x_1", 0), tenant.ErrScope)
		}
	})
}

func TestAnIDIsTakenOnce(t *testing.T) {
	eachKeeper(t, func(t *testing.T, k keeper) {
		if k.exists == nil {
			return // opening a publication twice gives the first; see publication_test.go
		}
		is(t, "first", k.create(t.Context(), scopeOf(ours), ours, "x_1"), nil)
		is(t, "again", k.create(t.Context(), scopeOf(ours), ours, "x_1"), k.exists)
		is(t, "by another tenant", k.create(t.Context(), scopeOf(theirs), theirs, "x_1"), k.exists)
	})
}

func TestAChangeOfAnOldVersionIsRefused(t *testing.T) {
	eachKeeper(t, func(t *testing.T, k keeper) {
		if k.save == nil {
			return // notices do not change but for who has read them
		}
		ctx, own := t.Context(), scopeOf(ours)
		is(t, "create", k.create(ctx, own, ours, "x_1"), nil)
		is(t, "first change", k.save(ctx, own, ours, "x_1", 2, 1), nil)
		is(t, "change of what is no more", k.save(ctx, own, ours, "x_1", 2, 1), fault.ErrStale)
		is(t, "change of what never was", k.save(ctx, own, ours, "x_2", 2, 1), k.missing)
		if k.delete != nil {
			is(t, "delete of an old version", k.delete(ctx, own, "x_1", 1), fault.ErrStale)
			is(t, "delete", k.delete(ctx, own, "x_1", 2), nil)
			is(t, "delete again", k.delete(ctx, own, "x_1", 2), k.missing)
		}
	})
}

func TestPagesNeitherRepeatNorMissWhenThingsAreAdded(t *testing.T) {
	eachKeeper(t, func(t *testing.T, k keeper) {
		if k.name == "publication" {
			return // the few of a post come as one list
		}
		var want []string
		for i := range 7 {
			want = append(want, fmt.Sprintf("x_%d", 7-i))
			k.put(t, fmt.Sprintf("x_%d", i+1))
		}
		var got []string
		req := page.Request{Limit: 3}
		for turn := 0; ; turn++ {
			listed, next, err := k.list(t.Context(), scopeOf(ours), req)
			if err != nil {
				t.Fatal(err)
			}
			got = append(got, listed...)
			if next == "" {
				break
			}
			k.put(t, fmt.Sprintf("x_9%d", turn)) // newer than all: on a page that has been seen
			if req, err = page.NewRequest(3, next); err != nil {
				t.Fatal(err)
			}
		}
		if !slices.Equal(got, want) {
			t.Errorf("pages gave %v, want %v", got, want)
		}
	})
}

func (k keeper) put(t *testing.T, id string) {
	t.Helper()
	is(t, "create "+id, k.create(t.Context(), scopeOf(ours), ours, id), nil)
}

// is compares errors by what they say.
func is(t *testing.T, what string, got, want error) {
	t.Helper()
	if !errors.Is(got, want) {
		t.Errorf("%s: %v, want %v", what, got, want)
	}
}
