package copywriter

import (
	"bytes"
	"encoding/json"
	"os"
	"strings"
	"testing"
)

// Every brief has an answer of every form that is JSON and can be read. Those that SAMPLE
// names are printed: SAMPLE=de_kaffee/copy go test -run CanBeRead -v
func TestEveryAnswerCanBeRead(t *testing.T) {
	wanted, read := os.Getenv("SAMPLE"), 0
	for _, b := range briefs(t) {
		for _, engine := range engines {
			var out bytes.Buffer
			if err := json.Indent(&out, []byte(b.answer(t, engine, 1).raw), "", "  "); err != nil {
				t.Fatalf("%s/%s: %v", b.name, engine, err)
			}
			read++
			if wanted != "" && strings.HasPrefix(b.name+"/"+engine, wanted) {
				t.Logf("%s/%s\n%s", b.name, engine, strings.ReplaceAll(out.String(), `\n`, "\n      "))
			}
		}
	}
	if read == 0 {
		t.Error("nothing was read")
	}
}
