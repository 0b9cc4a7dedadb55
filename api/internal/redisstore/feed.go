package redisstore

import (
	"context"
	"sync"

	"github.com/redis/go-redis/v9"
)

// backlog is how many messages wait for a subscriber; a slower one misses the newest.
const backlog = 64

// Publish tells every process that listens to the channel. A message is lost where nobody
// listens or Redis is away, so it may only hasten what its receiver would find anyway.
func (s *Store) Publish(ctx context.Context, channel string, payload []byte) error {
	return s.breaker.ask(func() error { return s.client.Publish(ctx, channel, payload).Err() })
}

// Subscribe listens to a channel until cancel is called or the store is closed; messages
// is closed then. While Redis is away nothing arrives; afterwards it goes on by itself.
func (s *Store) Subscribe(ctx context.Context, channel string) (messages <-chan []byte, cancel func()) {
	return s.feed.subscribe(ctx, channel)
}

// feed hands the messages of one connection to all subscribers of the process.
type feed struct {
	connection *redis.PubSub
	listening  sync.Once

	mu          sync.Mutex
	subscribers map[string]map[chan []byte]bool
	closed      bool
}

// newFeed makes a feed; the connection is opened by the first subscriber.
func newFeed(client *redis.Client) *feed {
	return &feed{connection: client.Subscribe(context.Background()), subscribers: map[string]map[chan []byte]bool{}}
}

func (f *feed) subscribe(ctx context.Context, channel string) (<-chan []byte, func()) {
	messages := make(chan []byte, backlog)
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		close(messages)
		return messages, func() {}
	}
	if f.subscribers[channel] == nil {
		f.subscribers[channel] = map[chan []byte]bool{}
		// Where this fails the connection subscribes again when it is back.
		_ = f.connection.Subscribe(context.WithoutCancel(ctx), channel)
	}
	f.subscribers[channel][messages] = true
	f.listening.Do(func() { go f.listen(f.connection.Channel()) })
	return messages, sync.OnceFunc(func() { f.cancel(channel, messages) })
}

func (f *feed) cancel(channel string, messages chan []byte) {
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return
	}
	delete(f.subscribers[channel], messages)
	close(messages)
	if len(f.subscribers[channel]) == 0 {
		delete(f.subscribers, channel)
		_ = f.connection.Unsubscribe(context.Background(), channel)
	}
}

// listen goes on until the connection is closed for good.
func (f *feed) listen(arriving <-chan *redis.Message) {
	for message := range arriving {
		f.deliver(message.Channel, message.Payload)
	}
}

func (f *feed) deliver(channel, payload string) {
	f.mu.Lock()
	defer f.mu.Unlock()
	for messages := range f.subscribers[channel] {
		select {
		case messages <- []byte(payload):
		default:
		}
	}
}

func (f *feed) close() {
	_ = f.connection.Close()
	f.mu.Lock()
	defer f.mu.Unlock()
	if f.closed {
		return
	}
	f.closed = true
	for _, all := range f.subscribers {
		for messages := range all {
			close(messages)
		}
	}
	f.subscribers = nil
}
