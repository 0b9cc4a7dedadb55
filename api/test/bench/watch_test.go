package bench_test

import (
	"fmt"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// BenchmarkWatch is a run from its start until everyone who watches it has seen its end,
// with two APIs, a worker and all servers outside on this machine: once with one who
// watches, once with 200. Every stream has to end with "done".
func BenchmarkWatch(b *testing.B) {
	s := stack.Start(b, stack.Options{APIs: 2, Workers: 1})
	var alone time.Duration
	for _, watchers := range []int{1, 200} {
		b.Run(fmt.Sprintf("%d watch", watchers), func(b *testing.B) {
			for b.Loop() {
				b.StopTimer() // a new person each time, whom no limit of requests holds back
				person := s.Register(b, "Northwind")
				campaign := person.Create("/v1/campaigns", stack.CampaignInput(person.Create("/v1/brand-profiles", stack.BrandInput())))
				b.StartTimer()
				watchRun(b, person, campaign, watchers)
			}
			each := b.Elapsed() / time.Duration(b.N)
			if watchers == 1 {
				alone = each
			} else if alone > 0 {
				b.ReportMetric(float64(each)/float64(alone), "times-one")
			}
		})
	}
}

// watchRun starts a run and lets so many watch it to its end.
func watchRun(b *testing.B, person *stack.Person, campaign string, watchers int) {
	b.Helper()
	var started struct{ ID string }
	person.Must(202, "POST", "/v1/engines/strategy/runs", stack.Object{"campaignId": campaign, "input": stack.Object{}}, &started)
	var ended atomic.Int64
	var all sync.WaitGroup
	for range watchers {
		all.Go(func() {
			answer := person.Send("GET", "/v1/engine-runs/"+started.ID+"/events", "", nil)
			if answer.Status == 200 && strings.Contains(string(answer.Body), "event: done") {
				ended.Add(1)
			}
		})
	}
	all.Wait()
	if int(ended.Load()) != watchers {
		b.Fatalf("%d of %d streams showed the run's end", ended.Load(), watchers)
	}
}
