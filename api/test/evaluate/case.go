// Package evaluate judges what the engines write by golden cases: facts and input of
// invented brands, the answers of a model as they were recorded, and what must hold of the
// output. The tests judge the recorded answers; `make eval` asks a living model.
package evaluate

import (
	"embed"
	"encoding/json"
	"fmt"
	"io/fs"
	"path"
	"strings"

	"campaignos.dev/api/internal/engine"
)

// Case is one golden case of an engine.
type Case struct {
	Engine string `json:"-"` // the folder that it lies in
	Name   string `json:"-"` // its file, without .json

	About   string            `json:"about"` // what it tries, in a sentence
	Facts   engine.Facts      `json:"facts"`
	Input   json.RawMessage   `json:"input"`
	Answers []json.RawMessage `json:"answers"` // of the model, one after the other; a JSON string stands for a text that is no JSON
	Want    Want              `json:"want"`
}

// Want is what must hold of a case's outcome, beside the engine's own checks.
type Want struct {
	// Fails is the check that stops the recorded answers; empty: the output may be used.
	Fails string `json:"fails,omitempty"`
	// Flags are checks that are not fatal and must have found something.
	Flags []string `json:"flags,omitempty"`
	// Language that the output is written in: en, de or ja.
	Language string `json:"language"`
	// Says are words of the brand, brief or source that the output must use.
	Says []string `json:"says,omitempty"`
	// Never are words that the output must not have: banned words, pieces of the prompt.
	Never []string `json:"never,omitempty"`
}

//go:embed cases
var files embed.FS

// Folder is where the cases lie, from the api module's root.
const Folder = "test/evaluate/cases"

// Cases reads every golden case.
func Cases() ([]Case, error) {
	cases, err := fs.Sub(files, "cases")
	if err != nil {
		return nil, err
	}
	return Read(cases)
}

// Read reads the golden cases of a folder with one for each engine.
func Read(from fs.FS) (all []Case, err error) {
	err = fs.WalkDir(from, ".", func(name string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		raw, err := fs.ReadFile(from, name)
		if err != nil {
			return err
		}
		c := Case{Engine: path.Base(path.Dir(name)), Name: strings.TrimSuffix(path.Base(name), ".json")}
		if err := json.Unmarshal(raw, &c); err != nil {
			return fmt.Errorf("%s: %w", name, err)
		}
		all = append(all, c)
		return nil
	})
	return all, err
}

// Good says whether the first of the recorded answers is meant to pass. Those of the other
// cases are wrong on purpose.
func (c Case) Good() bool { return c.Want.Fails == "" && len(c.Want.Flags) == 0 && len(c.Answers) == 1 }

// answer is a recorded answer as the model wrote it.
func answer(raw json.RawMessage) string {
	var text string
	if json.Unmarshal(raw, &text) == nil {
		return text
	}
	return string(raw)
}
