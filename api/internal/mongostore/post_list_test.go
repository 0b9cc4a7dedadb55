package mongostore_test

import (
	"fmt"
	"testing"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
)

// The nth post has the traits whose bits are set in n, so every list is known beforehand.
func TestAListOfPostsIsNarrowedByEveryTraitAtOnce(t *testing.T) {
	const traits = 5
	posts := mongostore.NewPosts(open(t))
	for n := range 1 << traits {
		p := post.Post{ID: post.ID(fmt.Sprintf("pst_%02d", n)), TenantID: ours, State: post.Draft, ChannelIDs: []string{"chn_0"}, Labels: []string{"spring"}, CreatedBy: "ada", Version: 1}
		for bit, give := range []func(){
			func() { p.CampaignID = "cmp_1" }, func() { p.State = post.Failed }, func() { p.Labels = append(p.Labels, "sale") },
			func() { p.ChannelIDs = append(p.ChannelIDs, "chn_1") }, func() { p.CreatedBy = "bob" },
		} {
			if n&(1<<bit) != 0 {
				give()
			}
		}
		is(t, "create", posts.Create(t.Context(), scopeOf(ours), p), nil)
	}
	for n := range 1 << traits {
		var f post.Filter
		for bit, ask := range []func(){
			func() { f.CampaignID = "cmp_1" }, func() { f.State = post.Failed }, func() { f.Label = "sale" },
			func() { f.ChannelID = "chn_1" }, func() { f.CreatedBy = "bob" },
		} {
			if n&(1<<bit) != 0 {
				ask()
			}
		}
		got, err := posts.List(t.Context(), scopeOf(ours), f, page.Request{Limit: 100})
		is(t, "list", err, nil)
		want := 0
		for m := range 1 << traits {
			if m&n == n {
				want++
			}
		}
		if len(got.Items) != want {
			t.Errorf("%+v gives %d posts, want %d", f, len(got.Items), want)
		}
	}
}
