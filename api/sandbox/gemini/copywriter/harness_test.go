package copywriter

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"campaignos.dev/sandbox/gemini/schema"
)

// brief is a brand with a campaign, and what its team asks for.
type brief struct {
	name  string
	Facts struct {
		Brand struct {
			Name, Language string
			Facts          []struct{ ID, Text string }
			BannedWords    []string
		}
		Campaign struct{ Networks []string }
	}
	facts                             json.RawMessage
	Text, Guard, Idea, Product, Offer string
}

func (b brief) language() string { return b.Facts.Brand.Language[:2] }

// briefs reads those in testdata: three brands for each language, of which one has hardly any facts.
func briefs(t *testing.T) []brief {
	t.Helper()
	paths, err := filepath.Glob("testdata/briefs/*.json")
	if err != nil || len(paths) < 9 {
		t.Fatalf("%d briefs, %v", len(paths), err)
	}
	var out []brief
	for _, path := range paths {
		var b brief
		var raw struct{ Facts json.RawMessage }
		read(t, path, &b)
		read(t, path, &raw)
		b.name, b.facts = strings.TrimSuffix(filepath.Base(path), ".json"), raw.Facts
		out = append(out, b)
	}
	return out
}

func read(t *testing.T, path string, into any) {
	t.Helper()
	raw, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(raw, into)
	}
	if err != nil {
		t.Fatalf("%s: %v", path, err)
	}
}

// engines are the forms of answers; an engine's name stands before the underscore.
var engines = []string{"strategy", "audience", "calendar", "copy", "hashtag", "creativebrief", "repurpose", "ads_google", "ads_meta", "ads_linkedin", "insight", "brandguard"}

// wishes is what a team would ask an engine for.
func (b brief) wishes(engine string) map[string]any {
	name, platform, _ := strings.Cut(engine, "_")
	switch name {
	case "calendar":
		return map[string]any{"days": 30, "postsPerWeek": 7}
	case "copy", "creativebrief":
		return map[string]any{"idea": b.Idea}
	case "hashtag":
		return map[string]any{"text": b.Text, "network": "linkedin", "count": 8}
	case "repurpose":
		return map[string]any{"text": b.Text, "networks": b.Facts.Campaign.Networks, "count": 3}
	case "ads":
		return map[string]any{"product": b.Product, "offer": b.Offer, "platform": strings.Replace(platform, "google", "google_search", 1)}
	case "insight":
		return map[string]any{"figures": "network,reach,clicks\ninstagram,1200,34\nlinkedin,480,21"}
	case "brandguard":
		return map[string]any{"text": b.Guard}
	}
	return map[string]any{"instructions": ""}
}

// prompt is what the product sends.
func (b brief) prompt(wishes map[string]any) string {
	w, _ := json.MarshalIndent(wishes, "", " ")
	return "Write.\n<facts>\n" + string(b.facts) + "\n</facts>\n<wishes>\n" + string(w) + "\n</wishes>\nWrite it."
}

// form is an engine's schema for a brief.
func (b brief) form(t *testing.T, engine string) string {
	t.Helper()
	raw, err := os.ReadFile("testdata/forms/" + engine + ".json")
	if err != nil {
		t.Fatal(err)
	}
	sources := []string{"brief", "brand", "strategy", "wishes", "source", "results"}
	for _, f := range b.Facts.Brand.Facts {
		sources = append(sources, f.ID)
	}
	quoted := func(words []string) string { return `"` + strings.Join(words, `","`) + `"` }
	return strings.NewReplacer(`"NETWORKS"`, quoted(b.Facts.Campaign.Networks), `"SOURCES"`, quoted(sources)).Replace(string(raw))
}

// answer is a checked answer of an engine.
type answer struct {
	brief
	engine string
	raw    string
	tree   any
}

func (b brief) answer(t *testing.T, engine string, seed uint64) answer {
	t.Helper()
	return b.answerTo(t, engine, b.wishes(engine), seed)
}

func (b brief) answerTo(t *testing.T, engine string, wishes map[string]any, seed uint64) answer {
	t.Helper()
	form := b.form(t, engine)
	s, err := schema.Parse(json.RawMessage(form))
	if err != nil {
		t.Fatal(err)
	}
	raw, err := Write(ReadFacts(b.prompt(wishes)), s, seed)
	if err != nil {
		t.Fatal(err)
	}
	a := answer{brief: b, engine: engine, raw: string(raw)}
	if err := json.Unmarshal(raw, &a.tree); err != nil {
		t.Fatal(err)
	}
	judge := &openapi3.Schema{}
	if err := judge.UnmarshalJSON([]byte(form)); err != nil {
		t.Fatal(err)
	}
	if err := judge.VisitJSON(a.tree); err != nil {
		t.Errorf("%s for %s leaves its schema: %v\n%s", engine, b.name, err, raw)
	}
	return a
}

// each calls do with every object of the answer.
func each(value any, do func(map[string]any)) {
	switch value := value.(type) {
	case map[string]any:
		do(value)
		for _, name := range sortedKeys(value) {
			each(value[name], do)
		}
	case []any:
		for _, item := range value {
			each(item, do)
		}
	}
}

// written gathers the texts of a value but for those under some names.
func written(value any, but ...string) []string {
	var out []string
	switch value := value.(type) {
	case string:
		return []string{value}
	case []any:
		for _, item := range value {
			out = append(out, written(item, but...)...)
		}
	case map[string]any:
		for _, name := range sortedKeys(value) {
			if !slices.Contains(but, name) {
				out = append(out, written(value[name], but...)...)
			}
		}
	}
	return out
}

// answers are those of all engines to all briefs, for some seeds; they are the same for every test.
var answers []answer

// everyAnswer runs do with each of the answers.
func everyAnswer(t *testing.T, do func(t *testing.T, a answer)) {
	t.Helper()
	if answers == nil {
		for _, b := range briefs(t) {
			for _, engine := range engines {
				for seed := range uint64(12) {
					answers = append(answers, b.answer(t, engine, seed))
				}
			}
		}
	}
	for i, a := range answers {
		t.Run(fmt.Sprint(a.name, "/", a.engine, "/", i%12), func(t *testing.T) { do(t, a) })
	}
}
