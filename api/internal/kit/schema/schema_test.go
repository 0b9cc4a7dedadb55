package schema_test

import (
	"encoding/json"
	"testing"

	"campaignos.dev/api/internal/kit/schema"
)

var form = schema.Object("A thing.",
	schema.Must("name", schema.Text("", 1, 5)),
	schema.May("tags", schema.List("", 1, 2, schema.OneOf("", "a", "b"))),
	schema.May("n", schema.Integer("", 0, 9)))

func TestAValueIsHeldAgainstEveryRule(t *testing.T) {
	for raw, path := range map[string]string{
		`{"name":"x"}`:                      "-",
		`{"name":"x","tags":["a"],"n":3}`:   "-",
		`{"name":"日本語です"}`:                  "-",
		`{`:                                 "",
		`[]`:                                "",
		`{}`:                                "name",
		`{"name":3}`:                        "name",
		`{"name":"toolong"}`:                "name",
		`{"name":""}`:                       "name",
		`{"name":"x","tags":[]}`:            "tags",
		`{"name":"x","tags":["a","b","a"]}`: "tags",
		`{"name":"x","tags":["c"]}`:         "tags[0]",
		`{"name":"x","n":10}`:               "n",
		`{"name":"x","n":1.5}`:              "n",
		`{"name":"x","other":1}`:            "other",
	} {
		faults := form.Check([]byte(raw))
		switch {
		case path == "-" && len(faults) > 0:
			t.Errorf("%s: %v", raw, faults)
		case path != "-" && (len(faults) != 1 || faults[0].Path != path):
			t.Errorf("%s: %v, want one fault at %q", raw, faults, path)
		}
	}
}

func TestTheMapIsPlainJSONSchema(t *testing.T) {
	m := form.Map()
	if m["type"] != "object" || m["additionalProperties"] != false {
		t.Fatalf("%v", m)
	}
	if _, err := json.Marshal(m); err != nil {
		t.Fatal(err)
	}
}
