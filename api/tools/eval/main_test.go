package main

import (
	"bytes"
	"encoding/json"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/catalog"
	"campaignos.dev/api/test/evaluate"
	"campaignos.dev/api/test/harness"
)

// world is the sandbox that the tests of this package share. It is a package variable
// because nothing else lives as long as the binary.
var world = sync.OnceValues(harness.StartSandbox)

// copied is a folder with the golden cases in it.
func copied(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	if err := os.CopyFS(folder, os.DirFS(filepath.Join("..", "..", evaluate.Folder))); err != nil {
		t.Fatal(err)
	}
	return folder
}

// evaluated evaluates against the sandbox's model.
func evaluated(t *testing.T, folder string, settings map[string]string) (code int, said string) {
	t.Helper()
	shared, err := world()
	if err != nil {
		t.Fatal(err)
	}
	environment := map[string]string{
		"GEMINI_API_URL": shared.Env["GEMINI_API_URL"], "GEMINI_API_KEY": shared.Env["GEMINI_API_KEY"],
		"GEMINI_INPUT_PRICE": "250000", "GEMINI_OUTPUT_PRICE": "1500000",
	}
	maps.Copy(environment, settings)
	var out bytes.Buffer
	code = run(t.Context(), environment, folder, &out)
	return code, out.String()
}

func TestEachCaseOfAnEngineHasALine(t *testing.T) {
	folder := copied(t)
	_, said := evaluated(t, folder, map[string]string{"ENGINE": "strategy"})
	all, err := evaluate.Read(os.DirFS(folder))
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range all {
		name := c.Engine + "/" + c.Name
		at := slices.IndexFunc(strings.Split(said, "\n"), func(line string) bool { return strings.HasPrefix(line, name+" ") })
		if (at >= 0) != (c.Engine == "strategy") {
			t.Errorf("%s stands in line %d of\n%s", name, at, said)
			continue
		}
		if at < 0 {
			continue
		}
		cells := strings.Fields(strings.Split(said, "\n")[at])
		if len(cells) != 6 || cells[1] == "silent" || cells[2] == "0" || cells[3] == "0" || !strings.HasPrefix(cells[4], "$0.") {
			t.Errorf("%s has the line %q", name, cells)
		}
	}
}

func TestTheCodeSaysWhetherEveryCaseHolds(t *testing.T) {
	folder := copied(t)
	code, said := evaluated(t, folder, map[string]string{"CASE": "strategy/plain"})
	if code != 0 || !strings.Contains(said, "1 of 1 cases hold") {
		t.Errorf("a case that holds ends with %d:\n%s", code, said)
	}
	name := filepath.Join(folder, "strategy", "plain.json")
	raw, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, bytes.Replace(raw, []byte(`"says": [`), []byte(`"says": ["zebra",`), 1), 0o600); err != nil {
		t.Fatal(err)
	}
	code, said = evaluated(t, folder, map[string]string{"CASE": "strategy/plain", "RECORD": "1"})
	if code != 1 || !strings.Contains(said, `It does not say "zebra".`) || !strings.Contains(said, "0 cases have new answers") {
		t.Errorf("a case that does not hold ends with %d:\n%s", code, said)
	}
}

func TestNewAnswersAreRecordedInTheCasesOfGoodOnes(t *testing.T) {
	folder := copied(t)
	read := func() map[string]evaluate.Case {
		t.Helper()
		all, err := evaluate.Read(os.DirFS(folder))
		if err != nil {
			t.Fatal(err)
		}
		byName := map[string]evaluate.Case{}
		for _, c := range all {
			byName[c.Engine+"/"+c.Name] = c
		}
		return byName
	}
	before := read()
	evaluated(t, folder, map[string]string{"ENGINE": "strategy", "RECORD": "1"})
	after := read()
	for name, c := range after {
		changed := !slices.EqualFunc(before[name].Answers, c.Answers, func(a, b json.RawMessage) bool { return bytes.Equal(a, b) })
		if changed && (c.Engine != "strategy" || !before[name].Good()) {
			t.Errorf("%s has new answers", name)
		}
		if c.About != before[name].About || !bytes.Equal(c.Input, before[name].Input) {
			t.Errorf("recording changed more of %s than its answers", name)
		}
	}
	plain := after["strategy/plain"]
	if bytes.Equal(plain.Answers[0], before["strategy/plain"].Answers[0]) {
		t.Fatal("strategy/plain has no new answer")
	}
	e, err := engine.NewRegistry(catalog.All(catalog.Ports{})...).Get("strategy")
	if err != nil {
		t.Fatal(err)
	}
	r, err := engine.Rehearse(t.Context(), e, plain.Record(), plain.Facts, plain.Input)
	if faults := plain.Want.Judge(r); err != nil || len(faults) > 0 {
		t.Errorf("the recorded answer: %v, %v", faults, err)
	}
}

func TestWhoCanAskNothingIsToldWhy(t *testing.T) {
	planted := "planted" + "-key"
	for name, c := range map[string]struct {
		settings map[string]string
		says     string
	}{
		"no key":            {map[string]string{"GEMINI_API_KEY": ""}, "Set GEMINI_API_KEY"},
		"no such case":      {map[string]string{"CASE": "strategy/none"}, `CASE="strategy/none"`},
		"unreadable":        {map[string]string{"RECORD": "perhaps"}, "can't be read"},
		"a wrong key":       {map[string]string{"GEMINI_API_KEY": planted}, "An operator has to look at the configuration."},
		"a retired model":   {map[string]string{"GEMINI_TEXT_MODEL": "gemini-2.0-flash"}, "gemini-2.0-flash is not offered any more"},
		"no engine's cases": {map[string]string{"ENGINE": "none"}, `ENGINE="none"`},
	} {
		code, said := evaluated(t, copied(t), c.settings)
		if code != 2 || !strings.Contains(said, c.says) || strings.Contains(said, planted) {
			t.Errorf("%s: ends with %d and says %q, want %q", name, code, said, c.says)
		}
	}
}
