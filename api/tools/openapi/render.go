package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"slices"

	"github.com/getkin/kin-openapi/openapi3"
	"gopkg.in/yaml.v3"
)

// header opens the file; it is the only thing in it that no annotation says.
const header = "# Generated from the annotations in api/internal/httpapi by `make generate`. Do not edit.\n"

// reading is the order in which a reader wants the members of an object; what is not
// named here follows in alphabetical order.
var reading = []string{
	"openapi", "info", "servers", "tags", "paths", "components",
	"operationId", "summary", "name", "in", "title", "description", "type", "format",
	"nullable", "required", "enum", "security", "parameters", "requestBody", "responses",
}

// render writes the document as YAML in a fixed order.
func render(doc *openapi3.T) ([]byte, error) {
	raw, err := json.Marshal(doc)
	if err != nil {
		return nil, err
	}
	var tree yaml.Node
	if err := yaml.Unmarshal(raw, &tree); err != nil { // JSON is YAML
		return nil, err
	}
	arrange(&tree)
	out := bytes.NewBufferString(header)
	encoder := yaml.NewEncoder(out)
	encoder.SetIndent(2)
	if err := encoder.Encode(&tree); err != nil {
		return nil, err
	}
	return out.Bytes(), encoder.Close()
}

// arrange sorts the members of every mapping and drops the JSON look of the source.
func arrange(n *yaml.Node) {
	n.Style &^= yaml.FlowStyle | yaml.DoubleQuotedStyle
	for _, child := range n.Content {
		arrange(child)
	}
	if n.Kind != yaml.MappingNode {
		return
	}
	members := slices.Collect(slices.Chunk(n.Content, 2))
	slices.SortFunc(members, func(a, b []*yaml.Node) int { return compareKeys(a[0].Value, b[0].Value) })
	n.Content = slices.Concat(members...)
}

func compareKeys(a, b string) int {
	rank := func(key string) int {
		if i := slices.Index(reading, key); i >= 0 {
			return i
		}
		return len(reading)
	}
	if d := rank(a) - rank(b); d != 0 {
		return d
	}
	return bytes.Compare([]byte(a), []byte(b))
}

// errStale says that a committed contract is not the one the handlers give.
var errStale = errors.New("stale contract; run `make generate` and commit what it writes")

// compare fails with a diff where the file does not hold the contract.
func compare(file string, contract []byte) error {
	committed, err := os.ReadFile(file)
	if err != nil {
		return fmt.Errorf("%w (%v)", errStale, err)
	}
	if bytes.Equal(committed, contract) {
		return nil
	}
	diff := exec.Command("diff", "-u", "--label", file+" (committed)", "--label", "generated", file, "-")
	diff.Stdin = bytes.NewReader(contract)
	text, _ := diff.Output() // diff ends with 1 because the two differ
	return fmt.Errorf("%w\n%s", errStale, text)
}
