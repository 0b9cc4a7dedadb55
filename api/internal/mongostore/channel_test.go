package mongostore_test

import (
	"errors"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

func TestOneOfManyRequestsMakesTheProfile(t *testing.T) {
	channels := mongostore.NewChannels(open(t))
	var mu sync.Mutex
	began := 0
	race(func(string) {
		_, err := channels.Begin(t.Context(), scopeOf(ours), string(ours), noon, noon.Add(lease))
		if err != nil && !errors.Is(err, channel.ErrBusy) {
			t.Error(err)
		}
		if err == nil {
			mu.Lock()
			began++
			mu.Unlock()
		}
	})
	if began != 1 {
		t.Errorf("%d requests make the profile, want one", began)
	}
}

func TestAProfileWhoseMakerDiedIsBegunAgainUnderAnotherTitle(t *testing.T) {
	channels := mongostore.NewChannels(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	first, err := channels.Begin(ctx, own, string(ours), noon, noon.Add(lease))
	is(t, "begin", err, nil)
	_, err = channels.Begin(ctx, own, string(ours), noon.Add(lease-time.Second), noon.Add(2*lease))
	is(t, "while it is being made", err, channel.ErrBusy)
	second, err := channels.Begin(ctx, own, string(ours), noon.Add(lease), noon.Add(2*lease))
	is(t, "when its maker has died", err, nil)
	if first.Tries == second.Tries {
		t.Errorf("both tries are number %d, so they would ask for the same title", first.Tries)
	}
	first.Key, second.Key, second.Title = "sealed-1", "sealed-2", "title-2"
	if err := channels.Finish(ctx, own, first); err == nil {
		t.Error("the first maker, who was given up, stored its key")
	}
	is(t, "finish", channels.Finish(ctx, own, second), nil)

	made, err := channels.Begin(ctx, own, string(ours), noon.Add(time.Hour), noon.Add(2*time.Hour))
	if err != nil || made.Key != "sealed-2" {
		t.Errorf("a later request has the key %q (%v), want the one that was made", made.Key, err)
	}
	_, err = channels.Profile(ctx, scopeOf(theirs), string(ours))
	is(t, "another tenant's profile", err, channel.ErrProfileNotFound)
}

func TestADisconnectedChannelIsNotListedButStillFound(t *testing.T) {
	channels := mongostore.NewChannels(open(t))
	ctx, own := t.Context(), scopeOf(ours)
	is(t, "create", channels.Create(ctx, own, channel.Channel{ID: "chn_1", TenantID: ours, Status: channel.Disconnected, Version: 1}), nil)
	if listed, err := channels.List(ctx, own, page.Request{Limit: 10}); err != nil || len(listed.Items) > 0 {
		t.Errorf("the list has %v (%v)", listed.Items, err)
	}
	for in, want := range map[tenant.ID]int{ours: 1, theirs: 0} {
		if found, err := channels.Many(ctx, scopeOf(in), []string{"chn_1", "chn_2"}); err != nil || len(found) != want {
			t.Errorf("%s finds %d channels (%v), want %d", in, len(found), err, want)
		}
	}
}
