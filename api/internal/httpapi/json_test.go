package httpapi

import (
	"bytes"
	"encoding/json"
	"reflect"
	"testing"

	"campaignos.dev/api/internal/fault"
)

// form has a member of every sort that requests have.
type form struct {
	Name  string         `json:"name"`
	Count *int           `json:"count,omitempty"`
	Yes   *bool          `json:"yes,omitempty"`
	At    *Instant       `json:"at,omitempty"`
	Rows  []row          `json:"rows,omitempty"`
	Words []string       `json:"words,omitempty"`
	Free  map[string]any `json:"free,omitempty"`
}

type row struct {
	Text string `json:"text"`
}

func TestABodyThatTwoReadersCouldReadDifferentlyIsRefused(t *testing.T) {
	for body, code := range map[string]string{
		`{"name":"a","name":"b"}`:              "invalid_json",
		`{"rows":[{"text":"a","text":"b"}]}`:   "invalid_json",
		`{"free":{"a":{"b":1,"b":2}}}`:         "invalid_json",
		"{\"name\":\"\xff\"}":                  "invalid_json",
		`{"name":"a"} {}`:                      "invalid_json",
		`{"name":"a"}x`:                        "invalid_json",
		`{"name":"a",}`:                        "invalid_json",
		`{'name':'a'}`:                         "invalid_json",
		`null`:                                 "invalid_json",
		`[]`:                                   "invalid_json",
		`"name"`:                               "invalid_json",
		`{"NAME":"a"}`:                         "unknown_field",
		`{"rows":[{"text":"a"},{"Text":"a"}]}`: "unknown_field",
		`{"__proto__":{}}`:                     "unknown_field",
	} {
		var in form
		if f, _ := fault.As(decode([]byte(body), &in)); f == nil || f.Code != code {
			t.Errorf("%s gives %v, want %s", body, f, code)
		}
	}
}

func TestAMemberThatCantBeReadIsNamed(t *testing.T) {
	for body, want := range map[string][2]string{
		`{"name":1}`:                         {"name", "wrong_type"},
		`{"count":"1"}`:                      {"count", "wrong_type"},
		`{"count":1.5}`:                      {"count", "out_of_range"},
		`{"count":99999999999999999999}`:     {"count", "out_of_range"},
		`{"yes":0}`:                          {"yes", "wrong_type"},
		`{"at":"tomorrow"}`:                  {"at", "invalid_format"},
		`{"at":5}`:                           {"at", "wrong_type"},
		`{"rows":{}}`:                        {"rows", "wrong_type"},
		`{"rows":[{"text":"a"},{"text":2}]}`: {"rows[1].text", "wrong_type"},
		`{"words":["a",2]}`:                  {"words[1]", "wrong_type"},
		`{"rows":[{"more":2}]}`:              {"rows[0].more", "unknown_field"},
	} {
		var in form
		f, _ := fault.As(decode([]byte(body), &in))
		if f == nil || len(f.Fields) != 1 || f.Fields[0].Field != want[0] || f.Fields[0].Code != want[1] {
			t.Errorf("%s gives %+v, want %v", body, f, want)
		}
	}
}

// Whatever is sent, reading ends in a fault that is the caller's, or in what another
// reader of JSON reads as well.
func FuzzDecode(f *testing.F) {
	for _, seed := range []string{`{}`, `{"name":"a","count":1,"yes":true}`, `{"at":"2026-12-01T00:00:00Z"}`, `{"rows":[{"text":"a"}],"free":{"a":[1,null]}}`, `{"name":"a","name":"b"}`, `[[[[`} {
		f.Add([]byte(seed))
	}
	f.Fuzz(func(t *testing.T, body []byte) {
		var got form
		err := decode(body, &got)
		if err != nil {
			if kind := fault.KindOf(err); kind != fault.Malformed && kind != fault.Invalid {
				t.Fatalf("%q gives %v", body, err)
			}
			return
		}
		var other form
		dec := json.NewDecoder(bytes.NewReader(body))
		dec.DisallowUnknownFields()
		if err := dec.Decode(&other); err != nil || !reflect.DeepEqual(normal(got), normal(other)) {
			t.Fatalf("%q is read as %+v and as %+v (%v)", body, got, other, err)
		}
	})
}

// normal takes an empty list or map for none, which is written alike in the product.
func normal(f form) form {
	if len(f.Rows) == 0 {
		f.Rows = nil
	}
	if len(f.Words) == 0 {
		f.Words = nil
	}
	if len(f.Free) == 0 {
		f.Free = nil
	}
	return f
}
