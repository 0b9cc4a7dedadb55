package loop_test

import (
	"testing"

	"campaignos.dev/api/test/stack"
)

// A team pauses one channel and publishes: the other channel has the post, the paused one
// has it once the pause has ended with "publish", and each has it once.
func TestAPausedChannelGetsItsPostAfterThePause(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 2})
	p := s.Register(t, "Northwind Coffee")
	channels := p.Connect("linkedin", "facebook")
	pause := p.Create("/v1/pauses", stack.Object{"kind": "channel", "targetId": channels["linkedin"]})
	id := p.Create("/v1/posts", stack.Object{"text": "Half now, half later.", "channelIds": []string{channels["linkedin"], channels["facebook"]}})
	if got := p.Do("POST", "/v1/posts/"+id+"/publish-now", nil); got.Status != 200 {
		t.Fatalf("publishing answered %d: %s", got.Status, got.Body)
	}
	awaitState(t, p, id, "partially_published")
	if shown := networksOf(s.ShownWith(t, "Half now")); len(shown) != 1 || shown["facebook"] != 1 {
		t.Fatalf("during the pause it is out on %v, want once on facebook", shown)
	}
	p.Must(204, "POST", "/v1/pauses/"+pause+"/end", stack.Object{"meanwhile": "publish"}, nil)
	awaitState(t, p, id, "published")
	if shown := networksOf(s.ShownWith(t, "Half now")); len(shown) != 2 || shown["facebook"] != 1 || shown["linkedin"] != 1 {
		t.Errorf("after the pause it is out on %v, want once on each", shown)
	}
}

func networksOf(shown []stack.Shown) map[string]int {
	times := map[string]int{}
	for _, one := range shown {
		times[one.Network]++
	}
	return times
}
