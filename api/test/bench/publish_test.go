package bench_test

import (
	"context"
	"fmt"
	"log/slog"
	"path/filepath"
	"slices"
	"sync"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/jobs"
	"campaignos.dev/api/test/stack"
)

// BenchmarkLateness is how late posts reach the provider, by the provider's own clock, at
// twenty posts a second from ten teams, with two workers.
func BenchmarkLateness(b *testing.B) {
	const teams, each = 10, 60
	for b.Loop() {
		s := outlet(b, 2, 0)
		late := burst(b, s, teams, each, teams*time.Second/20)
		report(b, "p50", quantile(late, .5), 250)
		report(b, "p99", quantile(late, .99), 1000)
	}
}

// BenchmarkBurst is a thousand posts that fall due within one second, with a provider that
// takes 200 ms for each.
func BenchmarkBurst(b *testing.B) {
	const teams, each = 10, 100
	for b.Loop() {
		s := outlet(b, 2, 200)
		late := burst(b, s, teams, each, time.Second/each)
		report(b, "last", quantile(late, 1), 15_000)
	}
}

// BenchmarkFairness is how late a single post is beside ten thousand of another team that
// are due already.
func BenchmarkFairness(b *testing.B) {
	for b.Loop() {
		s := outlet(b, 2, 50)
		many, one := s.Register(b, "Many"), s.Register(b, "One")
		crowd, single := many.Connect("facebook"), one.Connect("linkedin")
		many.Pile(crowd, 10_000, time.Now(), 0)
		due := time.Now().Add(3 * time.Second)
		one.Pile(single, 1, due, 0)
		stack.Eventually(b, stack.Soon, "the single post is out", one.Unpublished)
		for _, shown := range s.Ledger(b) {
			if shown.Network == "linkedin" {
				report(b, "single", float64(shown.ReceivedAt.Sub(due).Milliseconds()), 2000)
			}
		}
	}
}

// BenchmarkPublishing is how many posts one worker publishes in a second with a provider
// that answers at once, and which share that is of the jobs that do nothing, which the same
// queue does in the same run.
func BenchmarkPublishing(b *testing.B) {
	const teams, each = 10, 100
	for b.Loop() {
		s := outlet(b, 1, 0)
		late := burst(b, s, teams, each, 0)
		posts := teams * each / (quantile(late, 1) / 1000)
		idle := noops(b, teams*each)
		b.ReportMetric(posts, "posts/s")
		b.ReportMetric(idle, "noops/s")
		b.ReportMetric(100*posts/idle, "%-of-noop")
	}
}

// outlet is the product with a provider that takes some milliseconds for a post.
func outlet(b *testing.B, workers, takes int) *stack.Stack {
	s := stack.Start(b, stack.Options{APIs: 1, Workers: workers, Env: map[string]string{"PUBLISH_CALLS": "1000000", "PUBLISH_TIMEOUT": "30s", "PUBLISH_LEASE": "1m"}})
	s.Ayrshare(b, stack.Object{"allowDuplicates": true, "requestLimit": 0, "acceptLatencyMs": takes})
	return s
}

// burst has each team publish posts a step apart, and gives how late each was, in
// milliseconds and in order of lateness.
func burst(b *testing.B, s *stack.Stack, teams, each int, step time.Duration) (late []float64) {
	b.Helper()
	var people []*stack.Person
	var channels []map[string]string
	for n := range teams {
		p := s.Register(b, fmt.Sprintf("Team %d", n))
		people, channels = append(people, p), append(channels, p.Connect("facebook"))
	}
	at := time.Now().Add(3 * time.Second).UTC().Truncate(time.Millisecond)
	for n, p := range people {
		p.Pile(channels[n], each, at.Add(step*time.Duration(n)/time.Duration(teams)).Truncate(time.Millisecond), step)
	}
	due := map[string]time.Time{}
	stack.Eventually(b, 3*time.Minute, "every post is out", func() string {
		if n := len(s.Ledger(b)); n < teams*each {
			return fmt.Sprintf("%d are", n)
		}
		return ""
	})
	for _, p := range people {
		for _, post := range p.Due() {
			due[post.Publication] = post.PublishAt
		}
	}
	for _, shown := range s.Ledger(b) {
		late = append(late, float64(shown.ReceivedAt.Sub(due[shown.Notes]).Microseconds())/1000)
	}
	slices.Sort(late)
	return late
}

// report tells a lateness in milliseconds, and as a share of what it may be at most.
func report(b *testing.B, what string, late, limit float64) {
	b.ReportMetric(late, what+"-ms")
	b.ReportMetric(100*late/limit, what+"-%-of-limit")
}

// quantile of an ordered list.
func quantile(ordered []float64, q float64) float64 {
	return ordered[min(len(ordered)-1, int(q*float64(len(ordered))))]
}

// idle is a job that does nothing.
type idle struct {
	N int `json:"n"`
}

// Kind names the job.
func (idle) Kind() string { return "idle" }

// noops is how many jobs that do nothing one process does in a second.
func noops(b *testing.B, many int) float64 {
	b.Helper()
	q, err := jobs.Open(b.Context(), jobs.Config{
		SQLitePath: filepath.Join(b.TempDir(), "queue.db"), AtOnce: map[string]int{jobs.Default: 48}, Log: slog.New(slog.DiscardHandler),
	})
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { _ = q.Stop(context.Background()) })
	var done sync.WaitGroup
	done.Add(many)
	if err := q.Work(b.Context(), jobs.On(time.Minute, func(context.Context, idle) error { done.Done(); return nil })); err != nil {
		b.Fatal(err)
	}
	all := make([]river.InsertManyParams, many)
	for n := range all {
		all[n].Args = idle{n}
	}
	began := time.Now()
	if err := q.InsertMany(b.Context(), all); err != nil {
		b.Fatal(err)
	}
	done.Wait()
	return float64(many) / time.Since(began).Seconds()
}
