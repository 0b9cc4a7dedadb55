package fault_test

import (
	"fmt"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/test/stack"
)

// What broke elsewhere, each in a test of its own.

// A backup is restored in which posts are due that have gone out since, one of them at its
// second try: the provider's history is asked first, and nothing goes out again.
func TestRestoringABackupPublishesNothingAgain(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1, Env: map[string]string{"PUBLISH_LATE_AFTER": "2s", "PUBLISH_SPACING": "100ms"}})
	s.Ayrshare(t, stack.Object{"allowDuplicates": true, "historyCacheSeconds": 0})
	p := s.Register(t, "Restored")
	channels := p.Connect("facebook", "linkedin")
	due := time.Now().Add(3 * time.Second)
	const posts = 5
	for n := range posts {
		p.Schedule(fmt.Sprintf("Post %d before the backup", n), channels, due)
	}
	backup := dump(t, s)
	s.Break(t, stack.Object{"provider": "ayrshare", "kind": "status", "status": 429, "method": "POST", "pathPrefix": "/api/post", "times": 2})
	stack.Eventually(t, stack.Soon, "every post is out", p.Unpublished)
	s.Workers[0].Kill()
	restore(t, s, backup)
	if p.Unpublished() == "" {
		t.Fatal("the backup has no due posts: nothing is shown")
	}
	if wait := time.Until(due.Add(3 * time.Second)); wait > 0 {
		time.Sleep(wait) // a restored database is older than this
	}
	stack.Restart(t, s.Workers[0])
	stack.Eventually(t, stack.Soon, "the app knows again that every post is out", p.Unpublished)
	assertLedger(t, s, []*stack.Person{p}, posts)
}

// kept are the collections of a backup that matter to publishing.
var kept = []string{"posts", "publications"}

// dump reads what a backup has.
func dump(t *testing.T, s *stack.Stack) map[string][]any {
	t.Helper()
	backup := map[string][]any{}
	for _, name := range kept {
		found, err := s.Database(t).Collection(name).Find(t.Context(), bson.D{})
		if err != nil {
			t.Fatal(err)
		}
		var docs []bson.D
		if err := found.All(t.Context(), &docs); err != nil {
			t.Fatal(err)
		}
		for _, doc := range docs {
			backup[name] = append(backup[name], doc)
		}
	}
	return backup
}

// restore puts a backup in place of what is there.
func restore(t *testing.T, s *stack.Stack, backup map[string][]any) {
	t.Helper()
	for _, name := range kept {
		collection := s.Database(t).Collection(name)
		if _, err := collection.DeleteMany(t.Context(), bson.D{}); err != nil {
			t.Fatal(err)
		}
		if len(backup[name]) == 0 {
			continue
		}
		if _, err := collection.InsertMany(t.Context(), backup[name]); err != nil {
			t.Fatal(err)
		}
	}
}

// One of five networks refuses a post: the other four have it, the author is told which one
// has not and why, and a retry with other words goes to that one alone.
func TestOfFiveNetworksTheOneThatRefusesIsTriedAgainAlone(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Register(t, "Five")
	channels := p.Connect("facebook", "linkedin", "bluesky", "threads", "telegram")
	id := p.Schedule("Hello from five [[fail:107:facebook]]", channels, time.Now())
	partly := func(state string) func() string {
		return func() string {
			if got := p.Posts()[0]; got.State != state {
				return got.State + " " + got.Problem
			}
			return ""
		}
	}
	stack.Eventually(t, stack.Soon, "it went out in part", partly("partially_published"))
	for _, pub := range p.Posts()[0].Publications {
		if refused := pub.Network == "facebook"; refused != (pub.State == "rejected") || refused != (pub.Error != "") {
			t.Errorf("on %s it is %s: %q", pub.Network, pub.State, pub.Error)
		}
	}
	p.Must(200, "PATCH", "/v1/posts/"+id, stack.Object{"text": "Hello from five"}, nil)
	p.Must(200, "POST", "/v1/posts/"+id+"/retry", nil, nil)
	stack.Eventually(t, stack.Soon, "it is out", partly("published"))
	times := map[string]int{}
	for _, shown := range s.Ledger(t) {
		times[shown.Network]++
	}
	if len(times) != 5 || len(s.Ledger(t)) != 5 {
		t.Errorf("the networks have it %v times, want each once", times)
	}
}

// The worker is dead and the API answers: its readiness says that nothing goes out.
func TestADeadWorkerShowsInTheReadinessOfTheAPI(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Visitor(t)
	workers := func(ok bool) func() string {
		return func() string {
			var ready struct {
				Status string
				Parts  []struct {
					Name string
					OK   bool
				}
			}
			p.Get("/readyz", &ready)
			for _, part := range ready.Parts {
				if part.Name == "worker" && part.OK == ok && (ready.Status == "ready") == ok {
					return ""
				}
			}
			return fmt.Sprintf("it is %+v", ready)
		}
	}
	stack.Eventually(t, stack.Soon, "a worker is seen", workers(true))
	s.Workers[0].Kill()
	stack.Eventually(t, stack.Soon, "it is missed", workers(false))
	stack.Restart(t, s.Workers[0])
	stack.Eventually(t, stack.Soon, "it is seen again", workers(true))
}
