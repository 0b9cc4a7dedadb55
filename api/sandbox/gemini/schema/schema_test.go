package schema

import (
	"encoding/json"
	"fmt"
	"testing"
)

func TestBothDialectsReadAlike(t *testing.T) {
	own, err := Parse(json.RawMessage(`{"type":"OBJECT","properties":{"b":{"type":"ARRAY","items":{"type":"STRING","nullable":true},"maxItems":"3"},"a":{"type":"INTEGER"}},"required":["a"],"propertyOrdering":["a"]}`))
	if err != nil {
		t.Fatal(err)
	}
	plain, err := Parse(json.RawMessage(`{"type":"object","properties":{"a":{"type":"integer"},"b":{"type":"array","items":{"type":["string","null"]},"maxItems":3}},"required":["a"]}`))
	if err != nil {
		t.Fatal(err)
	}
	for _, s := range []*Schema{own, plain} {
		b := s.Properties["b"]
		got := fmt.Sprint(s.Order, s.Types, s.IsRequired("a"), s.IsRequired("b"), b.Types, *b.MaxItems, b.Items.Types)
		if want := "[a b] [object] true false [array] 3 [string null]"; got != want {
			t.Errorf("got %s, want %s", got, want)
		}
	}
}

func TestReferencesStayInTheDocumentAndMayCircle(t *testing.T) {
	tree, err := Parse(json.RawMessage(`{"$ref":"#/$defs/tree","$defs":{"tree":{"type":"object","properties":{"left":{"$ref":"#/$defs/tree"}}}}}`))
	if err != nil || tree.Properties["left"].Properties["left"] == nil {
		t.Errorf("%+v, %v", tree, err)
	}
	for _, source := range []string{`{"$ref":"https://example.com/x"}`, `{"$ref":"#/$defs/none"}`, `{"type":"thing"}`, `{"properties":[]}`, `{"type":5}`} {
		if _, err := Parse(json.RawMessage(source)); err == nil {
			t.Errorf("%s is accepted", source)
		}
	}
}

func TestObjectionsNameThePlace(t *testing.T) {
	for source, want := range map[string]string{
		`{"type":"OBJECT","properties":{"a":{"type":"ARRAY"}}}`:                                "s.properties[a].items: missing field.",
		`{"type":"ARRAY","items":{"type":"OBJECT"}}`:                                           "s.items.properties: should be non-empty for OBJECT type",
		`{"type":"OBJECT","properties":{"a":{"type":"INTEGER","enum":["1"]}}}`:                 "s.properties[a].enum: only allowed for STRING type",
		`{"type":"OBJECT","properties":{"a":{"type":"STRING"}},"required":["a","b"]}`:          "s.required[1]: property is not defined",
		`{"type":"OBJECT","properties":{"a":{"type":"STRING","enum":["x"]}},"required":["a"]}`: "",
	} {
		s, err := Parse(json.RawMessage(source))
		if err != nil {
			t.Fatal(err)
		}
		if got := s.Objection("s"); got != want {
			t.Errorf("%s: %q, want %q", source, got, want)
		}
	}
}
