package cache_test

import (
	"context"
	"errors"
	"testing"
	"time"

	"github.com/redis/go-redis/v9"

	"campaignos.dev/sandbox/cache"
)

func connect(t *testing.T) (*cache.Cache, *redis.Client) {
	t.Helper()
	server, err := cache.Open("127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	client := redis.NewClient(&redis.Options{Addr: server.Address()})
	t.Cleanup(func() {
		client.Close()
		server.Close()
	})
	return server, client
}

func TestKeysExpireAsTimePasses(t *testing.T) {
	server, client := connect(t)
	ctx := context.Background()
	if err := client.Set(ctx, "short", "1", 30*time.Millisecond).Err(); err != nil {
		t.Fatal(err)
	}
	if err := client.Set(ctx, "long", "1", time.Hour).Err(); err != nil {
		t.Fatal(err)
	}
	for deadline := time.Now().Add(10 * time.Second); ; time.Sleep(5 * time.Millisecond) {
		if errors.Is(client.Get(ctx, "short").Err(), redis.Nil) {
			break
		}
		if time.Now().After(deadline) {
			t.Fatal("the key with a short life is still there")
		}
	}
	if left, err := client.PTTL(ctx, "long").Result(); err != nil || left <= 0 || left >= time.Hour {
		t.Errorf("the other key has %v left, %v", left, err)
	}
	if server.Keys() != 1 {
		t.Errorf("%d keys are alive", server.Keys())
	}
}

func TestSubscribersHearWhatIsPublished(t *testing.T) {
	_, client := connect(t)
	ctx := context.Background()
	channel := client.Subscribe(ctx, "news")
	defer channel.Close()
	if _, err := channel.Receive(ctx); err != nil {
		t.Fatal(err)
	}
	if err := client.Publish(ctx, "news", "hello").Err(); err != nil {
		t.Fatal(err)
	}
	if message, err := channel.ReceiveMessage(ctx); err != nil || message.Payload != "hello" {
		t.Errorf("heard %v, %v", message, err)
	}
}

func TestTakenAddressIsAnError(t *testing.T) {
	server, _ := connect(t)
	if second, err := cache.Open(server.Address()); err == nil {
		second.Close()
		t.Error("two servers on one address")
	}
}
