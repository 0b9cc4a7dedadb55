package engine_test

import (
	"testing"

	"campaignos.dev/api/test/stack"
)

// trouble is something that happens to a model's answers, and what has to become of a run.
type trouble struct {
	kind           string
	seconds, times int
	ends           string // the run's status
	code           string // of its error
	problems       int    // exchanges without an answer, at least
	asked          int    // how often the model is asked in all, exactly; 0: any
}

func TestARunEndsAsItsModelsTroubleAllows(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	for brand, want := range map[string]trouble{
		"Limited":   {kind: "429", seconds: 3, times: 1, ends: "succeeded", problems: 1, asked: 2},
		"Bounded":   {kind: "429_bare", times: 1, ends: "succeeded", problems: 1, asked: 2},
		"Crowded":   {kind: "503", times: 2, ends: "succeeded", problems: 2, asked: 3},
		"Severed":   {kind: "cut", times: 1, ends: "succeeded", problems: 1, asked: 2},
		"Halfway":   {kind: "bad_json", times: 1, ends: "succeeded", asked: 2},
		"Shapeless": {kind: "off_schema", times: 0, ends: "failed", code: "checks_failed", asked: 2},
		"Refused":   {kind: "block", times: 0, ends: "failed", code: "prompt_blocked", problems: 1, asked: 1},
		"Withheld":  {kind: "safety", times: 0, ends: "failed", code: "answer_blocked", problems: 1, asked: 1},
		"Vacant":    {kind: "empty", times: 1, ends: "succeeded", problems: 1, asked: 2},
		"Silent":    {kind: "silence", seconds: 60, times: 1, ends: "succeeded", problems: 1, asked: 2},
	} {
		t.Run(want.kind, func(t *testing.T) {
			t.Parallel()
			team := newStage(t, s, brand)
			team.trouble(t, want.kind, want.seconds, want.times)
			id := team.start()
			got := team.ended(t, id)
			if got.Status != want.ends || got.code() != want.code {
				t.Fatalf("the run ended as %s, %+v; want %s, %q", got.Status, got.Error, want.ends, want.code)
			}
			checkExchanges(t, team, id, want)
			checkCounted(t, team, got)
		})
	}
}

// checkExchanges holds a run's record against what was to be asked.
func checkExchanges(t *testing.T, s *stage, id string, want trouble) {
	t.Helper()
	asked, problems := s.exchanges(id), 0
	for _, x := range asked {
		if x.Problem != "" {
			problems++
		}
	}
	if problems < want.problems || want.asked > 0 && len(asked) != want.asked {
		t.Errorf("the record has %d questions, %d without an answer; want %d and %d", len(asked), problems, want.asked, want.problems)
	}
}

// checkCounted says whether a team's only run is counted once, with its own tokens.
func checkCounted(t *testing.T, s *stage, r run) {
	t.Helper()
	stack.Eventually(t, stack.Soon, "what was held back is given back", func() string {
		if s.used(t, "engineTokens") != r.Usage.PromptTokens+r.Usage.OutputTokens {
			return "more is held than the run used"
		}
		return ""
	})
	if runs := s.used(t, "engineRuns"); runs != 1 {
		t.Errorf("%d runs are counted", runs)
	}
}
