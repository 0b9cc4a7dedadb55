package engine_test

import (
	"testing"

	"campaignos.dev/api/test/stack"
)

// stage is a team of its own, whose brand's name stands in every prompt of theirs.
type stage struct {
	*stack.Stack
	person   *stack.Person
	brand    string
	campaign string
}

func newStage(t *testing.T, s *stack.Stack, brand string) *stage {
	t.Helper()
	person, profile := s.Register(t, brand), stack.BrandInput()
	profile["name"] = brand
	return &stage{s, person, brand, person.Create("/v1/campaigns", stack.CampaignInput(person.Create("/v1/brand-profiles", profile)))}
}

// trouble has the model answer this team's next questions badly; times 0: all of them.
func (s *stage) trouble(t *testing.T, kind string, seconds, times int) {
	t.Helper()
	s.BreakModel(t, stack.Object{"kind": kind, "seconds": seconds, "times": times, "contains": s.brand})
}

// start starts a strategy.
func (s *stage) start() (id string) {
	var started struct{ ID string }
	s.person.Must(202, "POST", "/v1/engines/strategy/runs", stack.Object{"campaignId": s.campaign, "input": stack.Object{}}, &started)
	return started.ID
}

// run is what the API tells of a run.
type run struct {
	ID, Status string
	Error      *struct{ Code, Message string }
	Usage      struct{ PromptTokens, OutputTokens int64 }
	Progress   struct{ Percent int }
}

// code is why it failed; empty: it did not.
func (r run) code() string {
	if r.Error == nil {
		return ""
	}
	return r.Error.Code
}

func (s *stage) run(id string) (r run) {
	s.person.Get("/v1/engine-runs/"+id, &r)
	return r
}

// ended waits for a run's end.
func (s *stage) ended(t *testing.T, id string) (r run) {
	t.Helper()
	stack.Eventually(t, 2*stack.Soon, "the run has ended", func() string {
		if r = s.run(id); r.Status == "queued" || r.Status == "running" {
			return r.Status
		}
		return ""
	})
	return r
}

// exchange is one question of a run's record.
type exchange struct {
	System, User, Answer, Problem string
	PromptTokens, OutputTokens    int64
}

func (s *stage) exchanges(id string) []exchange {
	var record struct{ Exchanges []exchange }
	s.person.Get("/v1/engine-runs/"+id+"/record", &record)
	return record.Exchanges
}

// used is how much of a limit the team has used this month.
func (s *stage) used(t *testing.T, limit string) int64 {
	t.Helper()
	var usage struct {
		Meters []struct {
			Limit string
			Used  int64
		}
	}
	s.person.Get("/v1/billing/usage", &usage)
	for _, u := range usage.Meters {
		if u.Limit == limit {
			return u.Used
		}
	}
	t.Fatalf("nothing is told of %s: %+v", limit, usage)
	return 0
}
