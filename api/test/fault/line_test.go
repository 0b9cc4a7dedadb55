package fault_test

import (
	"fmt"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// One team has ten thousand posts due at one moment, another has a single one a little
// later: hardly any of the ten thousand may go out between the single post's moment and the
// post itself. First come, first served would send most of them before it.
func TestATeamWithTenThousandDuePostsDoesNotHoldUpAnother(t *testing.T) {
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 2, Env: map[string]string{"PUBLISH_CALLS": "1000000"}})
	s.Ayrshare(t, stack.Object{"allowDuplicates": true, "requestLimit": 0, "acceptLatencyMs": 50})
	many, one := s.Register(t, "Many"), s.Register(t, "One")
	crowd, single := many.Connect("facebook"), one.Connect("linkedin")
	many.Pile(crowd, 10_000, time.Now(), time.Millisecond/10)
	stack.Eventually(t, stack.Soon, "the many are on their way", func() string {
		if n := len(s.Ledger(t)); n < 50 {
			return fmt.Sprintf("%d are out", n)
		}
		return ""
	})
	due := time.Now().Add(time.Second)
	one.Schedule("The single post", single, due)
	stack.Eventually(t, stack.Soon, "the single post is out", one.Unpublished)
	before, received := 0, time.Time{}
	for _, shown := range s.Ledger(t) {
		if shown.Network == "linkedin" {
			received = shown.ReceivedAt
			break
		}
		if shown.ReceivedAt.After(due) {
			before++
		}
	}
	t.Logf("the single post arrived %s after its moment, behind %d of the 10,000", received.Sub(due), before)
	if before > 200 {
		t.Errorf("%d posts of the other team went before it, want hardly any", before)
	}
}

// Three workers share the limit of calls: what is beyond it waits in order and untouched,
// and the provider never has to refuse.
func TestThreeWorkersTogetherKeepTheProvidersLimit(t *testing.T) {
	const limit, posts = 40, 120
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 3, Env: map[string]string{"PUBLISH_CALLS": fmt.Sprint(limit)}, Around: patiently})
	p := s.Register(t, "Busy")
	channels := p.Connect("facebook")
	linking := callsOf(t, s) // which the provider counts as well
	s.Ayrshare(t, stack.Object{"allowDuplicates": true, "requestLimit": limit + linking})
	p.Pile(channels, posts, time.Now().Add(time.Second), time.Millisecond)
	stack.Eventually(t, stack.Soon, "the limit is used up", func() string {
		if n := len(s.Ledger(t)); n < limit {
			return fmt.Sprintf("%d are out", n)
		}
		return ""
	})
	time.Sleep(10 * sweep) // in which more would go out, if the limit did not hold
	shown := s.Ledger(t)
	if len(shown) != limit {
		t.Errorf("%d posts went out, want %d", len(shown), limit)
	}
	for _, one := range shown {
		if number, ok := one.Number(); !ok || number >= limit+3*16 {
			t.Errorf("%q went out before its elders", one.Text)
		}
	}
	for _, profile := range s.Profiles(t) {
		if profile.Refused > 0 {
			t.Errorf("the provider refused %d calls of %q", profile.Refused, profile.Title)
		}
	}
	waiting := 0
	for _, got := range p.Posts() {
		if got.State == "scheduled" {
			waiting++
		} else if got.State != "published" {
			t.Errorf("%s is %s: %s", got.ID, got.State, got.Problem)
		}
	}
	if waiting != posts-limit {
		t.Errorf("%d posts wait for the limit, want %d", waiting, posts-limit)
	}
}

// patiently has a process wait for Redis, which a busy machine may make slow, instead of
// taking it for away.
func patiently(_ *stack.Stack, _ string, env map[string]string) {
	env["REDIS_URL"] += "?dial_timeout=10s&read_timeout=10s&write_timeout=10s&pool_timeout=10s"
}

// sweep is how often the stack's workers look for due posts.
const sweep = 200 * time.Millisecond

func callsOf(t *testing.T, s *stack.Stack) (most int) {
	for _, profile := range s.Profiles(t) {
		most = max(most, profile.Requests)
	}
	return most
}
