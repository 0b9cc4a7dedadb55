// Command openapi writes the API's contract, openapi.yaml, from the annotations of the
// handlers in internal/httpapi.
//
// The contract is written twice with the same bytes: at the root of the repository, where
// people and the web app's types look for it, and beside the handlers, where go:embed can
// reach it. Run it inside the api module:
//
//	go run ./tools/openapi            writes both files
//	go run ./tools/openapi --check    writes nothing; fails and shows a diff when either is stale
package main

import (
	"flag"
	"fmt"
	"os"

	"campaignos.dev/api/internal/httpapi"
)

func main() {
	check := flag.Bool("check", false, "write nothing; fail when a committed contract is stale")
	handlers := flag.String("handlers", "internal/httpapi", "package whose annotations are read; doc.go holds the general ones")
	flag.Parse()
	if err := run(*handlers, httpapi.Requirements(), []string{"../openapi.yaml", *handlers + "/openapi.yaml"}, *check); err != nil {
		fmt.Fprintln(os.Stderr, "openapi:", err)
		os.Exit(1)
	}
}

// run generates the contract of a package and writes it to the files, or compares.
func run(handlers string, needs Needs, files []string, check bool) error {
	contract, err := Generate(handlers, needs)
	if err != nil {
		return err
	}
	for _, file := range files {
		if check {
			err = compare(file, contract)
		} else {
			err = os.WriteFile(file, contract, 0o644)
		}
		if err != nil {
			return err
		}
	}
	return nil
}

// Needs is what operations ask of a tenant's plan.
type Needs = map[httpapi.Operation]httpapi.Requirement

// Generate reads the annotations of one package and gives its contract as YAML, with what
// its operations need. The same sources always give the same bytes.
func Generate(handlers string, needs Needs) ([]byte, error) {
	if err := checkStructs(handlers); err != nil {
		return nil, err
	}
	swagger, err := parse(handlers)
	if err != nil {
		return nil, fmt.Errorf("read annotations: %w", err)
	}
	doc, err := convert(swagger)
	if err != nil {
		return nil, fmt.Errorf("convert to OpenAPI 3: %w", err)
	}
	tighten(doc)
	if err := require(doc, needs); err != nil {
		return nil, err
	}
	if err := checkDocument(doc); err != nil {
		return nil, err
	}
	return render(doc)
}
