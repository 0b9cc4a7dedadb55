package redisstore

import (
	"testing"

	"campaignos.dev/api/test/harness"
)

// say publishes until a listener has heard, since a subscription takes a moment.
func say(t *testing.T, from *Store, channel, text string, messages <-chan []byte) {
	t.Helper()
	eventually(t, "the message arrives", func() bool {
		_ = from.Publish(t.Context(), channel, []byte(text))
		select {
		case got, open := <-messages:
			if !open || string(got) != text {
				t.Fatalf("%q arrived (open: %v), want %q", got, open, text)
			}
			return true
		default:
			return false
		}
	})
}

func TestEverySubscriberOfAChannelHearsItAndNobodyElse(t *testing.T) {
	address := harness.Redis(t) + patiently
	speaker, listener := open(t, address), open(t, address)
	first, cancelFirst := listener.Subscribe(t.Context(), "a")
	second, cancelSecond := listener.Subscribe(t.Context(), "a")
	other, cancelOther := listener.Subscribe(t.Context(), "b")
	defer cancelSecond()
	defer cancelOther()
	say(t, speaker, "a", "hello", first)
	say(t, speaker, "a", "hello", second)
	if len(other) != 0 {
		t.Errorf("the other channel heard %q", <-other)
	}
	cancelFirst()
	cancelFirst()
	say(t, speaker, "b", "bye", other)
	for range first { // ends, since it was closed
	}
}

func TestASubscriberHearsAgainWhenRedisIsBack(t *testing.T) {
	server := harness.RedisServer(t)
	s := open(t, server.URL)
	before, cancelBefore := s.Subscribe(t.Context(), "before")
	defer cancelBefore()
	say(t, s, "before", "one", before)
	server.Kill()
	during, cancelDuring := s.Subscribe(t.Context(), "during")
	defer cancelDuring()
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	for len(before) > 0 {
		<-before
	}
	say(t, s, "before", "two", before)
	say(t, s, "during", "three", during)
}

func TestSubscribersShareOneConnection(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	for _, channel := range []string{"a", "b", "c"} {
		messages, cancel := s.Subscribe(t.Context(), channel)
		defer cancel()
		say(t, s, channel, "hello", messages)
	}
	channels, err := s.client.PubSubNumSub(t.Context(), "a", "b", "c").Result()
	if err != nil || channels["a"] != 1 || channels["b"] != 1 || channels["c"] != 1 {
		t.Errorf("subscribers are %v, %v", channels, err)
	}
	if n := s.client.PoolStats().PubSubStats.Active; n != 1 {
		t.Errorf("%d connections listen, want 1", n)
	}
}

func TestASlowSubscriberHoldsNobodyUp(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	_, cancelSlow := s.Subscribe(t.Context(), "channel")
	defer cancelSlow()
	quick, cancelQuick := s.Subscribe(t.Context(), "channel")
	defer cancelQuick()
	for range 3 * backlog {
		say(t, s, "channel", "hello", quick)
	}
}

func TestAClosedStoreEndsItsSubscriptions(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	messages, cancel := s.Subscribe(t.Context(), "channel")
	s.Close()
	for range messages { // ends, since it was closed
	}
	cancel()
}
