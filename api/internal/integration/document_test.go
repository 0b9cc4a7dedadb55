package integration_test

import (
	"os"
	"strings"
	"testing"

	"campaignos.dev/api/internal/integration"
)

// The documentation has a table of each provider's fields, which is this one.
func TestTheDocumentationFollowsFromTheDeclarations(t *testing.T) {
	raw, err := os.ReadFile("../../../docs/configuration.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, d := range integration.Declarations() {
		if want := table(d); !strings.Contains(string(raw), want) {
			t.Errorf("docs/configuration.md lacks this:\n%s", want)
		}
	}
}

func table(d integration.Declaration) string {
	var b strings.Builder
	b.WriteString("**" + d.Title + "** (`" + string(d.Provider) + "`). " + d.Help + "\n\n| field | kind | variable | default | meaning |\n|---|---|---|---|---|\n")
	for _, f := range d.Fields {
		kind := string(f.Kind)
		if len(f.Choices) > 0 {
			kind = strings.Join(f.Choices, ", ")
		}
		if !f.Required {
			kind += ", optional"
		}
		if f.Own {
			kind += ", also a team's own"
		}
		b.WriteString("| `" + f.Name + "` | " + kind + " | `" + f.Variable + "` | " + quoted(f.Default) + " | " + f.Help + " |\n")
	}
	return b.String()
}

func quoted(text string) string {
	if text == "" {
		return ""
	}
	return "`" + text + "`"
}
