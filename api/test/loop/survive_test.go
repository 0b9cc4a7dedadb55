package loop_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// waiting is how many posts wait while things go wrong.
const waiting = 5

// crew is a team with two channels and posts that wait for their moment.
type crew struct {
	*stack.Stack
	person *stack.Person
}

// wait schedules posts that fall due together, some seconds ahead.
func wait(t *testing.T, s *stack.Stack, ahead time.Duration) *crew {
	t.Helper()
	c := &crew{Stack: s, person: s.Register(t, "Survivors")}
	channels := c.person.Connect("facebook", "linkedin")
	at := time.Now().Add(ahead)
	for i := range waiting {
		c.person.Schedule(text(i), channels, at)
	}
	return c
}

// text gives each post words of its own, since networks refuse what they had before.
func text(i int) string {
	words := []string{"Frost", "Harvest", "Lantern", "Harbour", "Orchard"}
	return fmt.Sprintf("%s %d: %s", words[i%len(words)], i, strings.TrimSpace(strings.Repeat(words[i%len(words)]+" again and again. ", 3)))
}

// assertEachOnce waits until the app says that all are out, and reads the networks' record:
// each post once on each channel.
func (c *crew) assertEachOnce(t *testing.T) {
	t.Helper()
	stack.Eventually(t, stack.Soon, "every post is published", c.person.Unpublished)
	for i := range waiting {
		seen := map[string]int{}
		for _, shown := range c.Shown(t) {
			if shown.Text == text(i) {
				seen[shown.Network]++
			}
		}
		if len(seen) != 2 || seen["facebook"] != 1 || seen["linkedin"] != 1 {
			t.Errorf("post %d is on the networks %v, want once on each of two", i, seen)
		}
	}
}

func TestAKilledWorkerThatStartsAgainPublishesWhatWaitedOnce(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	// A slow provider, so that the second kill meets calls under way.
	s.Ayrshare(t, stack.Object{"acceptLatencyMs": 700, "historyCacheSeconds": 1})
	c := wait(t, s, 4*time.Second)
	worker := s.Workers[0]
	worker.Kill()
	stack.Restart(t, worker)
	stack.Eventually(t, stack.Soon, "a call is under way", func() string {
		for _, r := range s.Received(t, "ayrshare") {
			if r.Path == "/api/post" && r.Outcome == "open" {
				return ""
			}
		}
		return "none"
	})
	worker.Kill()
	stack.Restart(t, worker)
	c.assertEachOnce(t)
}

func TestDeletingTheQueuesDatabaseLosesNoPost(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	c := wait(t, s, 4*time.Second)
	s.DeleteQueue(t)
	half := time.Now().Add(2 * time.Second)
	stack.Eventually(t, stack.Soon, "some posts are out", func() string { return unless(len(s.Shown(t)) > 0 && time.Now().After(half), "none") })
	s.DeleteQueue(t)
	c.assertEachOnce(t)
}

func TestTheLoopRunsWithoutRedis(t *testing.T) {
	t.Parallel()
	redis := harness.RedisServer(t)
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1, Env: map[string]string{"REDIS_URL": redis.URL}})
	redis.Stop()
	runLoop(t, s)
}
