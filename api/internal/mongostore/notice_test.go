package mongostore_test

import (
	"testing"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/notify"
)

func TestEachPersonReadsANoticeForThemselves(t *testing.T) {
	notices := mongostore.NewNotices(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	for _, id := range []notify.ID{"ntf_1", "ntf_2"} {
		is(t, "create", notices.Create(ctx, own, notify.Notice{ID: id, TenantID: ours, CreatedAt: noon}), nil)
	}
	unread := func(user string, want int64) {
		t.Helper()
		if n, err := notices.Unread(ctx, own, user); n != want || err != nil {
			t.Errorf("%s has %d unread (%v), want %d", user, n, err, want)
		}
	}
	unread("usr_ada", 2)
	is(t, "read by another tenant", notices.Read(ctx, scopeOf(theirs), "usr_ada", nil), nil)
	unread("usr_ada", 2)
	is(t, "read one", notices.Read(ctx, own, "usr_ada", []string{"ntf_1"}), nil)
	is(t, "read it again", notices.Read(ctx, own, "usr_ada", []string{"ntf_1"}), nil)
	unread("usr_ada", 1)
	unread("usr_bob", 2)
	is(t, "read all", notices.Read(ctx, own, "usr_ada", nil), nil)
	unread("usr_ada", 0)
	listed, err := notices.List(ctx, own, page.Request{Limit: 10})
	if err != nil || len(listed.Items) != 2 || len(listed.Items[1].ReadBy) != 1 {
		t.Errorf("the list is %+v (%v), want two notices read by one person once", listed.Items, err)
	}
}
