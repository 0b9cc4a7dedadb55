// Package graph reads which package of the API module imports which, so that a test can
// hold the module against its design.
package graph

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// Module is the path that begins every package of the API.
const Module = "campaignos.dev/api/"

// Package is one package with what it imports.
type Package struct {
	Name        string   // its path below the module, such as "internal/brand"
	Doc         string   // first sentence of its doc comment
	Imports     []string // full paths, by code that ships
	TestImports []string // full paths, by its tests
	Tests       bool     // it has nothing but tests
}

// listed is a package as `go list` tells of it.
type listed struct {
	ImportPath                                  string
	Doc                                         string
	GoFiles, Imports, TestImports, XTestImports []string
	Error                                       *struct{ Err string }
}

// Read lists every package of the module in the folder, without the workspace, as a
// release is built.
func Read(folder string) ([]Package, error) {
	var out, problem bytes.Buffer
	cmd := exec.Command("go", "list", "-e", "-json=ImportPath,Doc,GoFiles,Imports,TestImports,XTestImports,Error", "./...")
	cmd.Dir, cmd.Stdout, cmd.Stderr = folder, &out, &problem
	cmd.Env = append(os.Environ(), "GOWORK=off")
	if err := cmd.Run(); err != nil {
		return nil, fmt.Errorf("list the packages: %w\n%s", err, problem.String())
	}
	return decode(&out)
}

func decode(in io.Reader) ([]Package, error) {
	var all []Package
	for dec := json.NewDecoder(in); ; {
		var l listed
		switch err := dec.Decode(&l); {
		case errors.Is(err, io.EOF):
			return all, nil
		case err != nil:
			return nil, fmt.Errorf("read the list of packages: %w", err)
		case l.Error != nil:
			return nil, fmt.Errorf("%s: %s", l.ImportPath, l.Error.Err)
		}
		all = append(all, Package{
			Name: strings.TrimPrefix(l.ImportPath, Module), Doc: l.Doc, Imports: l.Imports,
			TestImports: append(l.TestImports, l.XTestImports...), Tests: len(l.GoFiles) == 0,
		})
	}
}
