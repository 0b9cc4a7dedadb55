// Command problems writes docs/problems.md, which lists every problem that the API can
// answer, from the faults that the code declares. With --check it fails where the file is
// stale.
//
// It runs in the api module: go run ./tools/problems
package main

import (
	"bytes"
	"cmp"
	"errors"
	"flag"
	"fmt"
	"os"
	"slices"
	"strings"
)

const file = "../docs/problems.md"

func main() {
	check := flag.Bool("check", false, "fail where the file is stale, and write nothing")
	flag.Parse()
	if err := run(*check); err != nil {
		fmt.Fprintln(os.Stderr, "problems:", err)
		os.Exit(1)
	}
}

func run(check bool) error {
	found, err := collect("internal")
	if err != nil {
		return err
	}
	fresh := page(found)
	if !check {
		return os.WriteFile(file, fresh, 0o644)
	}
	there, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	if !bytes.Equal(there, fresh) {
		return errors.New("docs/problems.md is stale: run make generate and commit what it writes")
	}
	return nil
}

// page writes the list, by status and code.
func page(found []problem) []byte {
	slices.SortFunc(found, func(a, b problem) int {
		return cmp.Or(cmp.Compare(a.status, b.status), strings.Compare(a.code, b.code), strings.Compare(a.sentence, b.sentence))
	})
	found = slices.Compact(found)
	var b bytes.Buffer
	b.WriteString("# Problems\n\nEvery error answers `application/problem+json` ([RFC 9457](https://www.rfc-editor.org/rfc/rfc9457)). `code` is stable: branch on it.\n" +
		"The sentence is `detail`; where fields are wrong, `errors` names each of them. This page is written by `make generate`.\n\n" +
		"| status | code | what it says |\n|---|---|---|\n")
	for _, p := range found {
		fmt.Fprintf(&b, "| %d | `%s` | %s |\n", p.status, p.code, strings.ReplaceAll(p.sentence, "|", `\|`))
	}
	return b.Bytes()
}
