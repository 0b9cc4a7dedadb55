package mongostore_test

import (
	"errors"
	"fmt"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

const (
	lease   = time.Minute
	workers = 16
)

// duePost stores a post that falls due at noon, and says so as the sweep does.
func duePost(t *testing.T, posts *mongostore.Posts, id string) publish.Due {
	t.Helper()
	p := post.Post{ID: post.ID(id), TenantID: ours, State: post.Scheduled, Revision: 3, PublishAt: noon, WakeAt: noon, Version: 5}
	is(t, "create", posts.Create(t.Context(), scopeOf(ours), p), nil)
	return publish.Due{TenantID: ours, PostID: p.ID, Revision: 3, WakeAt: noon}
}

// race runs work once for each worker, all at once.
func race(work func(worker string)) {
	var all sync.WaitGroup
	for n := range workers {
		all.Go(func() { work(fmt.Sprintf("worker-%d", n)) })
	}
	all.Wait()
}

func TestOfManyWorkersOneClaimsEachDuePost(t *testing.T) {
	const many = 200
	posts := mongostore.NewPosts(open(t))
	for n := range many {
		duePost(t, posts, fmt.Sprintf("pst_%03d", n))
	}
	var mu sync.Mutex
	claims := map[post.ID]int{}
	race(func(worker string) {
		due, err := posts.Due(t.Context(), everyone(), time.Time{}, noon, nil, many)
		if err != nil {
			t.Error(err)
		}
		for _, d := range due {
			_, err := posts.Claim(t.Context(), scopeOf(d.TenantID), d, worker, noon, noon.Add(lease))
			if err != nil && !errors.Is(err, publish.ErrNotClaimed) {
				t.Error(err)
			}
			if err == nil {
				mu.Lock()
				claims[d.PostID]++
				mu.Unlock()
			}
		}
	})
	if len(claims) != many {
		t.Errorf("%d posts were claimed, want %d", len(claims), many)
	}
	for id, n := range claims {
		if n != 1 {
			t.Errorf("%s was claimed %d times", id, n)
		}
	}
	if left, err := posts.Due(t.Context(), everyone(), time.Time{}, noon, nil, many); err != nil || len(left) > 0 {
		t.Errorf("%d posts are still due (%v)", len(left), err)
	}
}

func TestAPostInHandIsTakenOverOnlyWhenItsLeaseRanOut(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	due := duePost(t, posts, "pst_1")
	claim := func(worker string, now time.Time) error {
		_, err := posts.Claim(t.Context(), scopeOf(ours), due, worker, now, now.Add(lease))
		return err
	}
	is(t, "before its moment", claim("ada", noon.Add(-time.Second)), publish.ErrNotClaimed)
	is(t, "at its moment", claim("ada", noon), nil)
	is(t, "while it is held", claim("bob", noon.Add(lease-time.Second)), publish.ErrNotClaimed)
	is(t, "hold on", posts.Hold(t.Context(), scopeOf(ours), "pst_1", "ada", noon.Add(lease/2), noon.Add(2*lease)), nil)
	is(t, "when the first lease would have ended", claim("bob", noon.Add(lease)), publish.ErrNotClaimed)
	is(t, "when the lease has ended", claim("bob", noon.Add(2*lease)), nil)
}

func TestAnotherRevisionsJobFindsNothingToClaim(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	due := duePost(t, posts, "pst_1")
	for _, revision := range []int64{2, 4} {
		due.Revision = revision
		_, err := posts.Claim(t.Context(), scopeOf(ours), due, "ada", noon, noon.Add(lease))
		is(t, fmt.Sprintf("revision %d", revision), err, publish.ErrNotClaimed)
	}
	due.Revision = 3
	_, err := posts.Claim(t.Context(), scopeOf(theirs), due, "ada", noon, noon.Add(lease))
	is(t, "another tenant's scope", err, publish.ErrNotClaimed)
}

func TestOnlyTheHolderMayGoOnWithAPost(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	due, ctx, own := duePost(t, posts, "pst_1"), t.Context(), scopeOf(ours)
	held, err := posts.Claim(ctx, own, due, "ada", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	held.Put(post.Published, "")

	is(t, "another's hold", posts.Hold(ctx, own, "pst_1", "bob", noon, noon.Add(2*lease)), publish.ErrNotClaimed)
	is(t, "another's release", posts.Release(ctx, own, "pst_1", "bob", noon), publish.ErrNotClaimed)
	is(t, "another's finish", posts.Finish(ctx, own, held, "bob"), publish.ErrNotClaimed)
	is(t, "hold after the lease", posts.Hold(ctx, own, "pst_1", "ada", noon.Add(lease), noon.Add(2*lease)), publish.ErrNotClaimed)
	is(t, "finish in another tenant", posts.Finish(ctx, scopeOf(theirs), held, "ada"), publish.ErrNotClaimed)

	is(t, "finish", posts.Finish(ctx, own, held, "ada"), nil)
	is(t, "finish again", posts.Finish(ctx, own, held, "ada"), publish.ErrNotClaimed)
	stored, err := posts.Get(ctx, own, "pst_1")
	if err != nil || stored.State != post.Published || stored.Holder != "" || !stored.WakeAt.IsZero() {
		t.Errorf("the post is %+v (%v), want it published and in nobody's hand", stored, err)
	}
	if left, _ := posts.Due(ctx, everyone(), time.Time{}, noon.Add(24*time.Hour), nil, 10); len(left) > 0 {
		t.Errorf("a finished post is due again: %v", left)
	}
}

func TestAPostThatIsGivenBackIsDueWhenItSaid(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	due, ctx, own := duePost(t, posts, "pst_1"), t.Context(), scopeOf(ours)
	_, err := posts.Claim(ctx, own, due, "ada", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	wake := noon.Add(10 * time.Second)
	is(t, "release", posts.Release(ctx, own, "pst_1", "ada", wake), nil)
	if early, _ := posts.Due(ctx, everyone(), time.Time{}, wake.Add(-time.Second), nil, 10); len(early) > 0 {
		t.Errorf("due too early: %v", early)
	}
	if now, _ := posts.Due(ctx, everyone(), time.Time{}, wake, nil, 10); len(now) != 1 || now[0].Revision != 3 || now[0].TenantID != ours {
		t.Errorf("due are %v, want the post of revision 3", now)
	}
	_, err = posts.Claim(ctx, own, due, "bob", wake, wake.Add(lease))
	is(t, "another takes it up", err, nil)
}

func TestAWorkersClaimMakesAnAuthorsChangeStale(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	due, ctx, own := duePost(t, posts, "pst_1"), t.Context(), scopeOf(ours)
	seen, err := posts.Get(ctx, own, "pst_1")
	is(t, "get", err, nil)
	_, err = posts.Claim(ctx, own, due, "ada", noon, noon.Add(lease))
	is(t, "claim", err, nil)
	seen.Text, seen.Version = "changed", seen.Version+1
	if err := posts.Save(ctx, own, seen, seen.Version-1); err == nil {
		t.Error("a post in hand was changed")
	}
	if err := posts.Delete(ctx, own, "pst_1", seen.Version-1); err == nil {
		t.Error("a post in hand was deleted")
	}
}

func TestTheCalendarHasThePostsOfItsSpan(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	for n := range 5 {
		p := post.Post{ID: post.ID(fmt.Sprintf("pst_%d", n)), TenantID: ours, CampaignID: "cmp_1", PublishAt: noon.Add(time.Duration(5-n) * time.Hour), Version: 1}
		is(t, "create", posts.Create(t.Context(), scopeOf(ours), p), nil)
	}
	span := post.Span{From: noon.Add(2 * time.Hour), To: noon.Add(4 * time.Hour)}
	for _, campaign := range []string{"", "cmp_1"} {
		found, err := posts.Between(t.Context(), scopeOf(ours), span, campaign, 10)
		if err != nil || len(found) != 2 || found[0].ID != "pst_3" || found[1].ID != "pst_2" {
			t.Errorf("campaign %q: %d posts (%v), want pst_3 and pst_2, earliest first", campaign, len(found), err)
		}
	}
	if found, err := posts.Between(t.Context(), scopeOf(theirs), span, "", 10); err != nil || len(found) > 0 {
		t.Errorf("another tenant's calendar has %d posts (%v)", len(found), err)
	}
}

func TestOnlyATenantsOwnPostsUseItsAssetsAndCampaigns(t *testing.T) {
	posts := mongostore.NewPosts(open(t))
	p := post.Post{ID: "pst_1", TenantID: ours, CampaignID: "cmp_1", AssetIDs: []string{"ast_1", "ast_2"}, Version: 1}
	is(t, "create", posts.Create(t.Context(), scopeOf(ours), p), nil)
	for in, want := range map[tenant.ID]bool{ours: true, theirs: false} {
		if used, err := posts.UsesAsset(t.Context(), scopeOf(in), "ast_2"); used != want || err != nil {
			t.Errorf("%s uses the asset: %v (%v)", in, used, err)
		}
		if used, err := posts.InCampaign(t.Context(), scopeOf(in), "cmp_1"); used != want || err != nil {
			t.Errorf("%s has posts in the campaign: %v (%v)", in, used, err)
		}
	}
}
