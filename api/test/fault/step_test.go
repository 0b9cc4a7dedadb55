package fault_test

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// stepsTried is how many steps a short run dies at; FAULT_STEPS says otherwise.
const stepsTried = 5

// inPublishing says whether a step of the worker belongs to the protocol and changes
// something, or asks the provider.
func inPublishing(step string) bool {
	if strings.HasPrefix(step, "find ") {
		return false
	}
	return strings.Contains(step, " /") || strings.HasSuffix(step, " posts") || strings.HasSuffix(step, " publications")
}

// death is a step at which the worker dies: just before it, or when it is done and the
// answer is on its way.
type death struct {
	step  int
	after bool
}

// The worker dies at each step of publishing a post, and another one takes its place.
func TestAWorkerThatDiesAtAnyStepPublishesOnce(t *testing.T) {
	cut := &harness.Cut{Counts: inPublishing}
	short := map[string]string{"PUBLISH_LEASE": "2s", "PUBLISH_TIMEOUT": "1s", "PUBLISH_SETTLE": "1s"}
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1, Env: short, Around: func(_ *stack.Stack, process string, env map[string]string) {
		if process == "worker-1" {
			env["MONGODB_URI"] = cut.Mongo(t, env["MONGODB_URI"])
			env["AYRSHARE_API_URL"] = cut.HTTP(t, env["AYRSHARE_API_URL"])
		}
	}})
	s.Ayrshare(t, stack.Object{"allowDuplicates": true, "historyCacheSeconds": 0})
	p := s.Register(t, "Mortal")
	channels := p.Connect("facebook", "linkedin")
	posts := 0
	schedule := func() {
		t.Helper()
		posts++
		p.Schedule(fmt.Sprintf("Said once, number %d", posts), channels, time.Now())
	}
	cut.Watch()
	schedule()
	stack.Eventually(t, settled, "the post is published", p.Unpublished)
	steps := cut.Steps()
	if len(steps) < 8 {
		t.Fatalf("publishing takes only the steps %v: that proves nothing", steps)
	}
	var points []string
	for _, d := range deaths(t, len(steps)) {
		hit := cut.At(d.step, d.after, s.Workers[0].Kill)
		schedule()
		stack.Eventually(t, stack.Soon, "the worker dies, or the post is out", func() string {
			if cut.Due() {
				return ""
			}
			return p.Unpublished()
		})
		if cut.Due() {
			points = append(points, <-hit)
			stack.Restart(t, s.Workers[0])
		}
		cut.Watch()
		stack.Eventually(t, settled, "the post is published", p.Unpublished)
	}
	t.Logf("of the steps %v it died %v", steps, points)
	if len(points) == 0 {
		t.Error("nothing died")
	}
	assertLedger(t, s, []*stack.Person{p}, posts)
}

// deaths chooses at which steps to die: every one, or as many as the run is to try.
func deaths(t *testing.T, steps int) (all []death) {
	seed := uint64(number(t, "FAULT_SEED", rand.IntN(1<<31)))
	t.Logf("FAULT_SEED=%d", seed)
	for n := 1; n <= steps; n++ {
		all = append(all, death{n, false}, death{n, true})
	}
	chance := rand.New(rand.NewPCG(seed, 4))
	chance.Shuffle(len(all), func(i, j int) { all[i], all[j] = all[j], all[i] })
	return slices.Clip(all[:min(len(all), number(t, "FAULT_STEPS", stepsTried))])
}
