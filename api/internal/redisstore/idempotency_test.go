package redisstore

import (
	"context"
	"reflect"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
)

var created = Answer{Status: 201, Header: map[string][]string{"Content-Type": {"application/json"}}, Body: []byte(`{"id":1}`)}

// begin begins, and ends the test where that fails.
func begin(t *testing.T, s *Store, key, fingerprint string) Begun {
	t.Helper()
	begun, err := s.Begin(t.Context(), key, fingerprint, time.Hour)
	if err != nil {
		t.Fatal(err)
	}
	return begun
}

func finish(t *testing.T, s *Store, key string) {
	t.Helper()
	if err := s.Finish(t.Context(), key, created); err != nil {
		t.Fatal(err)
	}
}

func TestARepeatedRequestGetsTheFirstAnswer(t *testing.T) {
	stores := map[string]*Store{"with Redis": open(t, harness.Redis(t)+patiently)}
	stores["without Redis"], _ = away(t)
	for name, s := range stores {
		t.Run(name, func(t *testing.T) {
			if got := begin(t, s, "key", "body"); got.State != Started {
				t.Fatalf("the first is %v", got.State)
			}
			if got := begin(t, s, "key", "body"); got.State != InProgress {
				t.Errorf("the second, before the answer, is %v", got.State)
			}
			finish(t, s, "key")
			if got := begin(t, s, "key", "body"); got.State != Replay || !reflect.DeepEqual(got.Answer, created) {
				t.Errorf("the third gets %+v", got)
			}
			if got := begin(t, s, "key", "another body"); got.State != OtherBody {
				t.Errorf("another request is %v", got.State)
			}
		})
	}
}

func TestAnAbandonedKeyMayBeginAgain(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	begin(t, s, "key", "body")
	if err := s.Abandon(t.Context(), "key"); err != nil {
		t.Fatal(err)
	}
	if got := begin(t, s, "key", "another body"); got.State != Started {
		t.Errorf("it is %v", got.State)
	}
}

func TestOfParallelRequestsOneStarts(t *testing.T) {
	address := harness.Redis(t) + patiently
	processes := []*Store{open(t, address), open(t, address)}
	states := count(50, func(i int) BegunState { return begin(t, processes[i%2], "key", "body").State })
	if states[Started] != 1 || states[InProgress] != 49 {
		t.Errorf("started, replayed, in progress, other: %v", states)
	}
}

func TestOfParallelRequestsWithoutRedisOneStarts(t *testing.T) {
	s, _ := away(t)
	states := count(50, func(int) BegunState { return begin(t, s, "key", "body").State })
	if states[Started] != 1 || states[InProgress] != 49 {
		t.Errorf("started, replayed, in progress, other: %v", states)
	}
}

func count(n int, begin func(i int) BegunState) (states [4]int) {
	var mu sync.Mutex
	parallel(n, func(i int) {
		state := begin(i)
		mu.Lock()
		defer mu.Unlock()
		states[state]++
	})
	return states
}

func TestAnotherProcessGetsTheFirstAnswer(t *testing.T) {
	address := harness.Redis(t) + patiently
	first, second := open(t, address), open(t, address)
	begin(t, first, "key", "body")
	if got := begin(t, second, "key", "body"); got.State != InProgress {
		t.Errorf("before the answer it is %v", got.State)
	}
	finish(t, first, "key")
	if got := begin(t, second, "key", "body"); got.State != Replay || !reflect.DeepEqual(got.Answer, created) {
		t.Errorf("after the answer it gets %+v", got)
	}
}

func TestTheKeyOfAProcessThatDiedComesFree(t *testing.T) {
	address := harness.Redis(t) + patiently
	begin(t, open(t, address), "key", "body")
	s := open(t, address)
	left := s.client.PTTL(t.Context(), "key").Val()
	if left <= 0 || left > answerWithin {
		t.Errorf("the key is held for %s, want at most %s", left, answerWithin)
	}
}

func TestAnAnswerIsKeptAsLongAsAsked(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	begin(t, s, "key", "body")
	finish(t, s, "key")
	if left := s.client.PTTL(t.Context(), "key").Val(); left <= 59*time.Minute || left > time.Hour {
		t.Errorf("the answer is kept for %s, want an hour", left)
	}
	if len(s.memo.notes) != 0 {
		t.Errorf("the process keeps %d notes that Redis has", len(s.memo.notes))
	}
}

func TestAnAnswerExpiresInTheProcess(t *testing.T) {
	s, hand := away(t)
	begin(t, s, "key", "body")
	finish(t, s, "key")
	hand.Advance(time.Hour)
	if got := begin(t, s, "key", "another body"); got.State != Started {
		t.Errorf("after its time it is %v", got.State)
	}
}

func TestAnAnswerIsNotLostWhenRedisGoesMeanwhile(t *testing.T) {
	server := harness.RedisServer(t)
	s := open(t, server.URL)
	eventually(t, "Redis answers", func() bool { return s.Ping(t.Context()) == nil })
	begin(t, s, "key", "body")
	server.Kill()
	finish(t, s, "key")
	if err := server.Start(); err != nil {
		t.Fatal(err)
	}
	eventually(t, "Redis is back", func() bool { return s.Ping(t.Context()) == nil })
	if got := begin(t, s, "key", "body"); got.State != Replay || !reflect.DeepEqual(got.Answer, created) {
		t.Errorf("it gets %+v", got)
	}
}

func TestABeginIsWholeEvenWhenTheCallerHasGone(t *testing.T) {
	s := open(t, harness.Redis(t)+patiently)
	gone, leave := context.WithCancel(t.Context())
	leave()
	begun, err := s.Begin(gone, "key", "body", time.Hour)
	if err != nil || begun.State != Started {
		t.Errorf("it gives %+v, %v", begun, err)
	}
	finish(t, s, "key")
}
