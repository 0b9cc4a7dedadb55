package engine_test

import (
	"context"
	"encoding/json"
	"log/slog"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/strategy"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

const goodPlan = `{"summary":"Northwind sells its winter roast to home baristas.","positioning":"The roast for those who roast their own winter.","audience":"Home baristas who care.","pillars":[{"name":"Craft","description":"How it is made.","share":60},{"name":"Winter","description":"When it is cold.","share":40}],"channelMix":[{"network":"twitter","role":"Short news","postsPerWeek":3},{"network":"linkedin","role":"Long reads","postsPerWeek":1}],"keyMessages":["Roasted in Hamburg by hand.","Made for cold mornings."],"measures":[{"name":"Sales","target":"Sell 2,000 bags."}]}`

// script answers with one text after the other; what it is asked beyond them is a fault.
type script struct {
	t       *testing.T
	answers []string
	asked   int
}

func (s *script) Generate(_ context.Context, _ engine.Prompt, grow func(string)) (engine.Reply, error) {
	if s.asked >= len(s.answers) {
		s.t.Fatalf("the model is asked %d times", s.asked+1)
	}
	s.asked++
	grow(s.answers[s.asked-1])
	return engine.Reply{Text: s.answers[s.asked-1], Model: "scripted", PromptTokens: 100, OutputTokens: 10}, nil
}

// studio is where a worker works on one run.
type studio struct {
	runs  *mongostore.Runs
	clock *clock.Manual
	took  tally
	model engine.Model
}

// always gives every team the same model.
type always struct{ engine.Model }

// For gives it.
func (a always) For(context.Context, tenant.ID) (engine.Model, error) { return a.Model, nil }

func newStudio(t *testing.T, model engine.Model) *studio {
	t.Helper()
	store, err := mongostore.Open(t.Context(), harness.Mongo(t))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	return &studio{mongostore.NewRuns(store), clock.NewManual(time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)), tally{}, model}
}

func (s *studio) service() *engine.Service {
	return engine.New(engine.Needs{
		Store: s.runs, Registry: engine.NewRegistry(strategy.New(nil)), Teams: stopped(tenant.Active), Feed: silent{}, Clock: s.clock, Quota: s.took,
		Models: always{s.model}, Alarm: asleep{}, Log: slog.New(slog.DiscardHandler), Worker: "ada", Price: engine.Price{Input: 250_000, Output: 1_500_000},
	})
}

// asleep wakes nobody: the test does the work itself.
type asleep struct{}

func (asleep) WakeRuns(context.Context, []engine.Due) error { return nil }

var ada = tenant.System("ten_1", "test")

// work has a worker do a strategy run from its beginning to its end.
func (s *studio) work(t *testing.T) engine.Run {
	t.Helper()
	f := facts()
	r := engine.Run{ID: "run_1", TenantID: "ten_1", Engine: "strategy", Version: "1.1.1", Status: engine.Queued, Input: json.RawMessage("{}"), Facts: &f, WakeAt: s.clock.Now(), Revision: 1, CreatedAt: s.clock.Now(), Price: engine.Price{Input: 250_000, Output: 1_500_000}}
	if err := s.runs.Create(t.Context(), ada.Scope(), r); err != nil {
		t.Fatal(err)
	}
	return s.goOn(t)
}

func (s *studio) goOn(t *testing.T) engine.Run {
	t.Helper()
	if err := s.service().Work(t.Context(), engine.Due{TenantID: "ten_1", RunID: "run_1", WakeAt: s.clock.Now()}); err != nil {
		t.Fatal(err)
	}
	return must(s.runs.Get(t.Context(), ada.Scope(), "run_1"))(t)
}

func must[T any](got T, err error) func(*testing.T) T {
	return func(t *testing.T) T {
		t.Helper()
		if err != nil {
			t.Fatal(err)
		}
		return got
	}
}

// A replay asks no model and gives the recorded output byte for byte, whether the answer
// was right at once, after a repair, or never.
func TestAReplayGivesWhatWasRecorded(t *testing.T) {
	for name, c := range map[string]struct {
		answers []string
		status  engine.Status
	}{
		"right at once":      {[]string{goodPlan}, engine.Succeeded},
		"after a repair":     {[]string{strings.Replace(goodPlan, `"share":60`, `"share":10`, 1), goodPlan}, engine.Succeeded},
		"never right":        {[]string{"no JSON at all", "nor this"}, engine.Failed},
		"with spaces around": {[]string{"\n " + goodPlan + "\n"}, engine.Succeeded},
	} {
		s := newStudio(t, &script{t: t, answers: c.answers})
		r := s.work(t)
		if r.Status != c.status || len(r.Exchanges) != len(c.answers) {
			t.Fatalf("%s: the run is %s after %d exchanges: %+v", name, r.Status, len(r.Exchanges), r.Problem)
		}
		s.model = nil // nobody is there to ask
		got := must(s.service().Replay(t.Context(), ada, "run_1"))(t)
		if !got.Identical || (c.status == engine.Succeeded && string(got.Output) != string(r.Output)) {
			t.Errorf("%s: the replay differs: %v", name, got.Differences)
		}
		if want := int64(100 * len(c.answers) * 250_000 / 1_000_000); r.Cost() < want {
			t.Errorf("%s: the run cost %d, at least %d is due", name, r.Cost(), want)
		}
		if s.took["run_1"] != int64(110*len(c.answers)) {
			t.Errorf("%s: %d tokens are counted", name, s.took["run_1"])
		}
	}
}

// What is no longer what it was is told: another answer, another question, another input.
func TestAReplayTellsWhatDiffers(t *testing.T) {
	s := newStudio(t, &script{t: t, answers: []string{goodPlan}})
	s.work(t)
	for name, change := range map[string]func(*engine.Run){
		"the answer":   func(r *engine.Run) { r.Exchanges[0].Answer = strings.Replace(goodPlan, "Craft", "Kraft", 1) },
		"the question": func(r *engine.Run) { r.Exchanges[0].User += " Please." },
		"the facts":    func(r *engine.Run) { r.Facts.Brand.Name = "Southwind" },
		"the output":   func(r *engine.Run) { r.Output = append(r.Output, ' ') },
		"the checks":   func(r *engine.Run) { r.Checks = r.Checks[1:] },
		"the version":  func(r *engine.Run) { r.Version = "0.9.0" },
	} {
		r := must(s.runs.Get(t.Context(), ada.Scope(), "run_1"))(t)
		was := r.Revision
		genuine := must(json.Marshal(r))(t)
		change(&r)
		r.Revision++
		if err := s.runs.Save(t.Context(), ada.Scope(), r, was); err != nil {
			t.Fatal(err)
		}
		if got := must(s.service().Replay(t.Context(), ada, "run_1"))(t); got.Identical || len(got.Differences) == 0 {
			t.Errorf("%s was changed, and the replay says nothing", name)
		}
		var back engine.Run
		if err := json.Unmarshal(genuine, &back); err != nil {
			t.Fatal(err)
		}
		back.Revision = r.Revision + 1
		if err := s.runs.Save(t.Context(), ada.Scope(), back, r.Revision); err != nil {
			t.Fatal(err)
		}
		if got := must(s.service().Replay(t.Context(), ada, "run_1"))(t); !got.Identical {
			t.Fatalf("%s is as it was again, and the replay differs: %v", name, got.Differences)
		}
	}
}

// dying answers once, and is then with a worker that dies.
type dying struct{ script }

func (d *dying) Generate(ctx context.Context, p engine.Prompt, grow func(string)) (engine.Reply, error) {
	if d.asked == 1 {
		d.asked++
		return engine.Reply{}, context.Canceled
	}
	return d.script.Generate(ctx, p, grow)
}

// A run that is taken over goes on with what was answered before: it is not asked, and paid
// for, twice.
func TestATakenOverRunAsksNothingTwice(t *testing.T) {
	wrong := strings.Replace(goodPlan, `"share":60`, `"share":10`, 1)
	model := &dying{script{t: t, answers: []string{wrong, "", goodPlan}}}
	s := newStudio(t, model)
	if r := s.work(t); r.Status != engine.Queued {
		t.Fatalf("the run is %s", r.Status)
	}
	s.clock.Advance(time.Minute)
	r := s.goOn(t)
	if r.Status != engine.Succeeded || model.asked != 3 || r.Usage.PromptTokens != 200 {
		t.Errorf("the run is %s after %d questions and %d tokens asked", r.Status, model.asked, r.Usage.PromptTokens)
	}
	if got := must(s.service().Replay(t.Context(), ada, "run_1"))(t); !got.Identical {
		t.Errorf("its replay differs: %v", got.Differences)
	}
}
