package copywriter

import (
	"encoding/json"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"campaignos.dev/sandbox/gemini/schema"
)

// shape is a random schema, written out in three ways: in Gemini's dialect, as JSON Schema, and for the validator that judges.
type shape struct {
	kind     string
	nullable bool
	enum     []any
	limits   map[string]any
	members  map[string]*shape
	required []string
	item     *shape
}

var names = []string{"summary", "text", "hashtags", "network", "title", "sources", "count", "share", "startDate", "rationale", "notes", "keyMessage", "id", "score", "url", "zzz"}

func randomShape(dice *rand.Rand, depth int) *shape {
	kinds := []string{"string", "string", "string", "integer", "number", "boolean", "object", "array"}
	if depth <= 0 {
		kinds = kinds[:6]
	}
	s := &shape{kind: kinds[dice.IntN(len(kinds))], limits: map[string]any{}, nullable: dice.IntN(6) == 0}
	switch s.kind {
	case "string":
		s.randomText(dice)
	case "integer", "number":
		low := dice.IntN(2000) - 1000
		if dice.IntN(2) == 0 {
			s.limits["minimum"] = low
		}
		if dice.IntN(2) == 0 {
			s.limits["maximum"] = low + 1 + dice.IntN(500)
		}
	case "array":
		s.item = randomShape(dice, depth-1)
		least := dice.IntN(4)
		s.limits["minItems"] = least
		s.limits["maxItems"] = least + dice.IntN(3)
	case "object":
		s.randomMembers(dice, depth)
	}
	return s
}

func (s *shape) randomText(dice *rand.Rand) {
	patterns := []string{`^#[A-Za-z0-9]{1,20}$`, `^[a-z0-9-]+$`, `^\d{4}-\d{2}$`, `^(red|green|blue)$`, `^[A-Z]{3}[0-9]+x?$`}
	switch dice.IntN(6) {
	case 0:
		s.enum = []any{"instagram", "linkedin", "other"}[:1+dice.IntN(3)]
	case 1:
		s.limits["pattern"] = patterns[dice.IntN(len(patterns))]
	case 2:
		s.limits["format"] = []string{"date", "date-time"}[dice.IntN(2)]
	default:
		least := dice.IntN(80)
		if dice.IntN(2) == 0 {
			s.limits["minLength"] = least
		}
		if dice.IntN(2) == 0 {
			s.limits["maxLength"] = least + dice.IntN(120)
		}
	}
}

func (s *shape) randomMembers(dice *rand.Rand, depth int) {
	s.members = map[string]*shape{}
	for range 1 + dice.IntN(5) {
		name := names[dice.IntN(len(names))]
		s.members[name] = randomShape(dice, depth-1)
	}
	for name := range s.members {
		if dice.IntN(2) == 0 {
			s.required = append(s.required, name)
		}
	}
}

// render writes the shape with the types that a dialect uses.
func (s *shape) render(typed func(kind string, nullable bool, out map[string]any)) map[string]any {
	out := map[string]any{}
	for name, value := range s.limits {
		out[name] = value
	}
	typed(s.kind, s.nullable, out)
	if s.enum != nil {
		out["enum"] = s.enum
	}
	if s.item != nil {
		out["items"] = s.item.render(typed)
	}
	if s.members != nil {
		members := map[string]any{}
		for name, member := range s.members {
			members[name] = member.render(typed)
		}
		out["properties"] = members
	}
	if s.required != nil {
		out["required"] = s.required
	}
	return out
}

func geminiTypes(kind string, nullable bool, out map[string]any) {
	out["type"] = strings.ToUpper(kind)
	if nullable {
		out["nullable"] = true
	}
}

func jsonTypes(kind string, nullable bool, out map[string]any) {
	out["type"] = kind
	if nullable {
		out["type"] = []string{kind, "null"}
	}
	if kind == "object" {
		out["additionalProperties"] = false
	}
}

func judgeTypes(kind string, nullable bool, out map[string]any) {
	out["type"] = kind
	out["nullable"] = nullable
}

func TestEveryAnswerFitsItsSchemaInBothDialects(t *testing.T) {
	prompts := []string{nordlicht, "Write something.", `<facts>{"brand":{"name":"A"},"facts":["x"],"channels":["instagram"]}</facts>`}
	for seed := range uint64(1500) {
		dice := rand.New(rand.NewPCG(seed, 7))
		s := randomShape(dice, 4)
		judge := judgeOf(t, s)
		for dialect, typed := range map[string]func(string, bool, map[string]any){"gemini": geminiTypes, "json": jsonTypes} {
			source, _ := json.Marshal(s.render(typed))
			parsed, err := schema.Parse(source)
			if err != nil {
				t.Fatalf("seed %d, %s: %v in %s", seed, dialect, err, source)
			}
			out, err := Write(ReadFacts(prompts[seed%3]), parsed, seed)
			if err != nil {
				t.Fatalf("seed %d: %v", seed, err)
			}
			var value any
			if err := json.Unmarshal(out, &value); err != nil {
				t.Fatalf("seed %d: %v in %s", seed, err, out)
			}
			if err := judge.VisitJSON(value); err != nil {
				t.Fatalf("seed %d, %s: %v\nschema: %s\nanswer: %s", seed, dialect, err, source, out)
			}
		}
	}
}

func judgeOf(t *testing.T, s *shape) *openapi3.Schema {
	t.Helper()
	source, _ := json.Marshal(s.render(judgeTypes))
	judge := &openapi3.Schema{}
	if err := judge.UnmarshalJSON(source); err != nil {
		t.Fatalf("%v in %s", err, source)
	}
	return judge
}

func TestWhatOnlyJSONSchemaCanSay(t *testing.T) {
	for source, want := range map[string]string{
		`{"const":"fixed"}`: `"fixed"`,
		`{"type":"object","properties":{"b":{"$ref":"#/$defs/n"},"a":{"$ref":"#/$defs/n"}},"$defs":{"n":{"type":"integer","minimum":7,"maximum":7}}}`: `{"b":7,"a":7}`,
		`{"anyOf":[{"type":"null"},{"type":"integer","minimum":3,"maximum":3}]}`:                                                                      `3`,
		`{"allOf":[{"type":"integer","minimum":5},{"maximum":5}]}`:                                                                                    `5`,
		`{"type":"integer","exclusiveMinimum":4,"exclusiveMaximum":6}`:                                                                                `5`,
		`{"type":"integer","minimum":11,"maximum":19,"multipleOf":10}`:                                                                                `10`,
		`{"type":"array","prefixItems":[{"const":1},{"const":2}],"minItems":2,"maxItems":2}`:                                                          `[1,2]`,
		`{"type":"object","additionalProperties":{"const":1},"minProperties":2,"maxProperties":2}`:                                                    `{"itema":1,"itemb":1}`,
		`{"type":"object","properties":{"x":{"const":1},"y":{"const":2}},"propertyOrdering":["y","x"]}`:                                               `{"y":2,"x":1}`,
		`{"type":"object","required":["next"],"properties":{"v":{"const":1},"next":{"type":"array","items":{"$ref":"#"},"maxItems":0}}}`:              `{"v":1,"next":[]}`,
		`{"type":"array","uniqueItems":true,"minItems":3,"maxItems":3,"items":{"enum":["a","b","c"]}}`:                                                `["a","b","c"]`,
	} {
		parsed, err := schema.Parse(json.RawMessage(source))
		if err != nil {
			t.Errorf("%s: %v", source, err)
			continue
		}
		out, err := Write(Facts{}, parsed, 0)
		if err != nil || string(out) != want {
			t.Errorf("%s: got %s, want %s (%v)", source, out, want, err)
		}
	}
}

func TestASchemaThatContainsItselfEnds(t *testing.T) {
	parsed, err := schema.Parse(json.RawMessage(`{"type":"object","properties":{"text":{"type":"string"},"replies":{"type":"array","items":{"$ref":"#"}}}}`))
	if err != nil {
		t.Fatal(err)
	}
	out, err := Write(Facts{Brand: "Acme"}, parsed, 1)
	if err != nil || len(out) > 1<<20 {
		t.Errorf("%d bytes, %v", len(out), err)
	}
}
