package redisstore

import (
	"context"
	_ "embed"
	"encoding/json"
	"fmt"
	"time"

	"github.com/redis/go-redis/v9"
)

// answerWithin is how long a request with a key may take. When it has not been answered by
// then, its process is taken for dead and the key may begin anew.
const answerWithin = 2 * time.Minute

// BegunState is what a key has been used for so far.
type BegunState int

// The states of a key.
const (
	Started    BegunState = iota // new: answer the request, then Finish or Abandon
	Replay                       // answered before: give that answer again
	InProgress                   // the first request is still being answered
	OtherBody                    // used before for another request
)

// Begun is the answer to Begin.
type Begun struct {
	State  BegunState
	Answer Answer // with Replay
}

// Answer is what was said to the first request with a key.
type Answer struct {
	Status int                 `json:"status"`
	Header map[string][]string `json:"header,omitempty"`
	Body   []byte              `json:"body,omitempty"`
}

//go:embed begin.lua
var beginText string

//go:embed finish.lua
var finishText string

var (
	beginScript  = redis.NewScript(beginText)
	finishScript = redis.NewScript(finishText)
)

// Begin says whether a request with this key may be answered, or was answered before. The
// fingerprint tells requests apart. Of many simultaneous calls one gets Started, and must
// end with Finish or Abandon; the answer is then kept for ttl. While Redis is away this
// holds within the process only.
func (s *Store) Begin(ctx context.Context, key, fingerprint string, ttl time.Duration) (Begun, error) {
	// One at a time per key, so that Redis and the memo can't both say Started.
	defer s.memo.alone(key)()
	if begun, known := s.memo.look(key, fingerprint, s.clock.Now()); known {
		return begun, nil
	}
	var got []string
	err := s.breaker.ask(func() (err error) {
		// Whoever asked may have gone, but half a Begin would lock the key for the next.
		got, err = beginScript.Run(context.WithoutCancel(ctx), s.client, []string{key}, fingerprint, answerWithin.Milliseconds()).StringSlice()
		return err
	})
	if err != nil {
		s.fallbacks.Add(1)
		got = []string{"started"}
	}
	begun, err := begunFrom(got)
	if err == nil && begun.State == Started {
		s.memo.begin(key, fingerprint, ttl, s.clock.Now())
	}
	return begun, err
}

// begunFrom reads the answer of begin.lua.
func begunFrom(got []string) (begun Begun, err error) {
	switch {
	case len(got) == 1 && got[0] == "started":
		return Begun{State: Started}, nil
	case len(got) == 1 && got[0] == "running":
		return Begun{State: InProgress}, nil
	case len(got) == 1 && got[0] == "other":
		return Begun{State: OtherBody}, nil
	case len(got) == 2 && got[0] == "answered":
		begun.State = Replay
		return begun, json.Unmarshal([]byte(got[1]), &begun.Answer)
	}
	return Begun{}, fmt.Errorf("the begin script answered %q", got)
}

// Finish keeps the answer to the request that got Started. Where Redis can't take it, the
// process remembers it, so that at least its own callers get it again.
func (s *Store) Finish(ctx context.Context, key string, answer Answer) error {
	note, ok := s.memo.finish(key, answer, s.clock.Now())
	if !ok {
		return fmt.Errorf("redisstore: %q is finished, but this process did not begin it", key)
	}
	raw, err := json.Marshal(answer)
	if err != nil {
		return err
	}
	err = s.breaker.ask(func() error {
		return finishScript.Run(ctx, s.client, []string{key}, note.fingerprint, raw, note.ttl.Milliseconds()).Err()
	})
	if err != nil {
		s.fallbacks.Add(1)
		return nil
	}
	s.memo.forget(key)
	return nil
}

// Abandon forgets the key, so that the request may be sent again with it.
func (s *Store) Abandon(ctx context.Context, key string) error {
	s.memo.forget(key)
	if err := s.breaker.ask(func() error { return s.client.Del(ctx, key).Err() }); err != nil {
		s.fallbacks.Add(1) // the key comes free by itself, after answerWithin
	}
	return nil
}
