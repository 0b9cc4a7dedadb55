package engine_test

import (
	"slices"
	"strings"
	"testing"

	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/stack"
)

// flight is what the API tells of an autopilot run.
type flight struct {
	Status string
	Error  *struct{ Code, Message string }
	Steps  []struct{ Key, Title, State, RunID string }
	Output struct {
		Posts []struct{ Network, Theme, Text string }
	}
}

func (s *stage) flight(id string) (f flight) {
	s.person.Get("/v1/engine-runs/"+id, &f)
	return f
}

// fly starts an autopilot run over a week.
func (s *stage) fly(approve string) (id string) {
	var started struct{ ID string }
	s.person.Must(202, "POST", "/v1/engines/autopilot/runs", stack.Object{"campaignId": s.campaign, "input": stack.Object{
		"days": 7, "postsPerWeek": 4, "briefs": 1, "approve": approve,
	}}, &started)
	return started.ID
}

// reaches waits until a step with a prefix is in a state, or the run is.
func (s *stage) reaches(t *testing.T, id, prefix, state string) {
	t.Helper()
	stack.Eventually(t, 3*stack.Soon, prefix+" is "+state, func() string {
		f := s.flight(id)
		for _, step := range f.Steps {
			if strings.HasPrefix(step.Key, prefix) && step.State == state {
				return ""
			}
		}
		if f.Status == "failed" || f.Status == "succeeded" {
			t.Fatalf("the run is %s: %+v", f.Status, f)
		}
		return f.Status
	})
}

// landed waits for the run's end, and holds what there is against it: each slot one draft
// with its words, each step counted once, and a replay without a model.
func (s *stage) landed(t *testing.T, id string) {
	t.Helper()
	var f flight
	stack.Eventually(t, 6*stack.Soon, "the autopilot run has ended", func() string {
		f = s.flight(id)
		return unless(f.Status == "succeeded" || f.Status == "failed", f.Status)
	})
	if f.Status != "succeeded" || len(f.Output.Posts) == 0 {
		t.Fatalf("the run is %+v", f)
	}
	drafts := s.plans()
	if len(drafts) != len(f.Output.Posts) {
		t.Errorf("%d posts came to %d drafts", len(f.Output.Posts), len(drafts))
	}
	for _, d := range drafts {
		if d.State != "draft" || d.Text == "" || d.PlannedAt == nil || d.PublishAt != nil {
			t.Errorf("a draft is %+v", d)
		}
	}
	var used int64
	for _, step := range f.Steps {
		of := s.run(step.RunID)
		if step.State != "done" || of.Status != "succeeded" {
			t.Errorf("step %s is %s, its run %s", step.Key, step.State, of.Status)
		}
		used += of.Usage.PromptTokens + of.Usage.OutputTokens
	}
	stack.Eventually(t, stack.Soon, "what was held back is given back", func() string {
		return unless(s.used(t, "engineTokens") == used, "more is held than the steps used")
	})
	if all := s.run(id).Usage; all.PromptTokens+all.OutputTokens != used {
		t.Errorf("the run tells of %+v tokens, its steps used %d", all, used)
	}
	checkRuns(t, s, int64(len(f.Steps)))
	checkReplay(t, s, id)
}

// The worker is killed while each of the stages is at work.
func TestAnAutopilotRunWhoseWorkerIsKilledAtEachStageEndsOnce(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	team := newStage(t, s, "Airborne")
	team.person.Connect("linkedin")
	team.trouble(t, "stall", 600, 1)
	id := team.fly("none")
	for i, prefix := range []string{"strategy", "calendar", "copy-"} {
		team.reaches(t, id, prefix, "running")
		s.Workers[0].Kill()
		if i < 2 {
			team.trouble(t, "stall", 2, 2)
		}
		stack.Restart(t, s.Workers[0])
	}
	team.landed(t, id)
}

// made says whether a step of the worker puts something into the team's hands: the strategy in
// force, a brief's or a text's creative, a draft.
func made(step string) bool {
	return !strings.HasPrefix(step, "find ") && slices.ContainsFunc([]string{"campaigns", "creatives", "posts"}, func(c string) bool {
		return strings.HasSuffix(step, " "+c)
	})
}

// The worker is killed as soon as the strategy is in force, as soon as a brief is kept, and in
// the midst of the drafts, before a write arrives and after it was made.
func TestAnAutopilotRunWhoseWorkerIsKilledWhileItMakesThingsMakesThemOnce(t *testing.T) {
	t.Parallel()
	cut := &harness.Cut{Counts: made}
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1, Around: func(_ *stack.Stack, process string, env map[string]string) {
		if process == "worker-1" {
			env["MONGODB_URI"] = cut.Mongo(t, env["MONGODB_URI"])
		}
	}})
	team := newStage(t, s, "Felled")
	team.person.Connect("linkedin")
	var id string
	for _, death := range []struct {
		step  int // of those that the worker takes from here on
		after bool
	}{{1, true}, {1, true}, {4, false}, {7, true}} {
		hit := cut.At(death.step, death.after, s.Workers[0].Kill)
		if id == "" {
			id = team.fly("none")
		}
		stack.Eventually(t, 6*stack.Soon, "the worker dies", func() string {
			if got := team.flight(id).Status; got == "failed" || got == "succeeded" {
				t.Fatalf("the run is %s before the worker died at its step %d", got, death.step)
			}
			return unless(cut.Due(), "it lives")
		})
		t.Logf("it died %s", <-hit)
		cut.Watch()
		stack.Restart(t, s.Workers[0])
	}
	team.landed(t, id)
}

// Strategy and calendar wait for a person, as is usual; then it goes on by itself.
func TestAnAutopilotRunWaitsWhereTheTeamWantsToLook(t *testing.T) {
	t.Parallel()
	team := newStage(t, stack.Start(t, stack.Options{APIs: 1, Workers: 1}), "Careful")
	id := team.fly("plan")
	for _, step := range []string{"strategy", "calendar"} {
		team.reaches(t, id, step, "waiting")
		if drafts := team.plans(); len(drafts) > 0 {
			t.Fatalf("there are %d drafts before the %s was approved", len(drafts), step)
		}
		team.person.Must(200, "POST", "/v1/engine-runs/"+id+"/approve", stack.Object{"step": step}, nil)
	}
	team.landed(t, id)
}
