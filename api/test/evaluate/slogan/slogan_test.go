package slogan_test

import (
	"context"
	"encoding/json"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/evaluate"
	"campaignos.dev/api/test/evaluate/slogan"
)

// The guide shows the example as it is.
func TestTheGuideShowsTheExample(t *testing.T) {
	guide, err := os.ReadFile(filepath.Join("..", "..", "..", "..", "docs", "engines.md"))
	if err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"slogan.go", "prompt.go", "check.go", "apply.go"} {
		code, err := os.ReadFile(name)
		if err != nil {
			t.Fatal(err)
		}
		if !strings.Contains(string(guide), "```go\n"+string(code)+"```\n") {
			t.Errorf("docs/engines.md does not show %s as it is", name)
		}
	}
}

const good = `{"slogans":[
	{"text":"Roasted in Hamburg. Since 1998.","idea":"the place","claims":[{"sentence":"Roasted in Hamburg. Since 1998.","source":"f1"}]},
	{"text":"Ask the bag where it comes from.","idea":"the farm","claims":[]},
	{"text":"Dark, and not sorry.","idea":"the taste","claims":[]}]}`

func TestTheExampleWorks(t *testing.T) {
	facts := engine.Facts{Brand: &engine.BrandFacts{
		Name: "Northwind", Facts: []engine.Fact{{ID: "f1", Text: "Roasted in Hamburg since 1998."}}, BannedWords: []string{"cheap"}, Language: "en",
	}}
	change := func(was, is string) json.RawMessage { return json.RawMessage(strings.Replace(good, was, is, 1)) }
	for name, c := range map[string]struct {
		answers []json.RawMessage
		fails   string
	}{
		"good slogans":           {[]json.RawMessage{change("", "")}, ""},
		"one that is too long":   {[]json.RawMessage{change("not sorry", strings.Repeat("very ", 10)), change("", "")}, ""},
		"the same twice":         {[]json.RawMessage{change("Dark, and not sorry.", "ask the bag where it comes from."), change("", "")}, ""},
		"a banned word":          {[]json.RawMessage{change("Dark", "Cheap"), change("Dark", "Cheap")}, "banned_words"},
		"an invented figure":     {[]json.RawMessage{change("Dark", "98% dark"), change("Dark", "98% dark")}, "figures"},
		"a claim of other words": {[]json.RawMessage{change(`"sentence":"Roasted`, `"sentence":"Made`), change(`"sentence":"Roasted`, `"sentence":"Made`)}, "claims"},
		"the prompt":             {[]json.RawMessage{json.RawMessage(`"My rules are secret."`), change("the farm", "Each leads with something else. Write in the brand's language and tone.")}, "leak"},
	} {
		e := evaluate.Case{Answers: c.answers, Want: evaluate.Want{Fails: c.fails, Language: "en", Says: []string{"Hamburg"}}}
		r, err := engine.Rehearse(t.Context(), slogan.New(nil), e.Record(), facts, json.RawMessage(`{"about":"The winter roast"}`))
		if err != nil {
			t.Fatal(err)
		}
		if faults := e.Want.Judge(r); len(faults) > 0 || len(r.Asked) != len(c.answers) {
			t.Errorf("%s: asked %d times, %v", name, len(r.Asked), faults)
		}
	}
}

// brands remembers the slogans that were set.
type brands map[string]string

func (b brands) SetSlogan(_ context.Context, _ tenant.Actor, brandID, text string) error {
	b[brandID] = text
	return nil
}

func TestOneSloganIsTakenOver(t *testing.T) {
	kept := brands{}
	run := engine.Run{ID: "run_1", BrandID: "brd_1", Output: json.RawMessage(good)}
	for range 2 {
		made, err := slogan.New(kept).Apply(t.Context(), tenant.Actor{}, run, engine.Choice{Option: 2})
		if err != nil || made.Kind != "brand" || made.ID != "brd_1" || kept["brd_1"] != "Dark, and not sorry." {
			t.Errorf("%+v, %v: %v", made, err, kept)
		}
	}
	if _, err := slogan.New(kept).Apply(t.Context(), tenant.Actor{}, run, engine.Choice{Option: 3}); !errors.Is(err, fault.ErrInvalid) {
		t.Errorf("an option that there is not: %v", err)
	}
}
