package copywriter

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// TestSamples prints answers to be read: SAMPLE=de_kaffee/copy go test -run TestSamples -v
func TestSamples(t *testing.T) {
	wanted := os.Getenv("SAMPLE")
	if wanted == "" {
		t.Skip("SAMPLE names what to print, such as de_kaffee/copy")
	}
	for _, b := range briefs(t) {
		for _, engine := range engines {
			if !strings.HasPrefix(b.name+"/"+engine, wanted) {
				continue
			}
			var out bytes.Buffer
			if err := json.Indent(&out, []byte(b.answer(t, engine, 1).raw), "", "  "); err != nil {
				t.Fatal(err)
			}
			t.Logf("%s/%s\n%s", b.name, engine, strings.ReplaceAll(out.String(), `\n`, "\n      "))
		}
	}
}
