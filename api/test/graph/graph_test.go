package graph_test

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"campaignos.dev/api/test/graph"
	"campaignos.dev/api/test/harness"
)

// group is a line of the table.
type group struct {
	name  string
	rooms []string
	may   string // names of groups, separated by blanks
}

// door is a module of others and who may import it.
type door struct{ prefix, rooms string }

var api = filepath.Join(harness.Root(), "api")

func read(t *testing.T) []graph.Package {
	t.Helper()
	all, err := graph.Read(api)
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 30 {
		t.Fatalf("only %d packages were found", len(all))
	}
	return all
}

// groupOf finds a package's line in the table.
func groupOf(room string) (group, bool) {
	i := slices.IndexFunc(groups, func(g group) bool { return slices.Contains(g.rooms, room) })
	if i < 0 {
		return group{}, false
	}
	return groups[i], true
}

func TestEveryPackageHasAPlaceInTheDesign(t *testing.T) {
	for _, p := range read(t) {
		if _, known := groupOf(p.Name); !known {
			t.Errorf("%s is in no group of the table: give it one", p.Name)
		}
	}
}

func TestPackagesImportOnlyWhatTheirPlaceAllows(t *testing.T) {
	for _, p := range read(t) {
		own, _ := groupOf(p.Name)
		for _, path := range p.Imports {
			name, ours := strings.CutPrefix(path, graph.Module)
			if !ours {
				continue
			}
			if of, _ := groupOf(name); !slices.Contains(strings.Fields(own.may), of.name) {
				t.Errorf("%s (%s) imports %s (%s)", p.Name, own.name, name, of.name)
			}
		}
	}
}

func TestModulesOfOthersComeInThroughOneDoor(t *testing.T) {
	for _, p := range read(t) {
		for _, path := range p.Imports {
			if ours := strings.HasPrefix(path, graph.Module); ours || !strings.Contains(strings.Split(path, "/")[0], ".") {
				continue
			}
			i := slices.IndexFunc(doors, func(d door) bool { return strings.HasPrefix(path+"/", d.prefix) })
			if i < 0 || !slices.Contains(strings.Fields(doors[i].rooms), p.Name) {
				t.Errorf("%s imports %s, which the table does not let it", p.Name, path)
			}
		}
	}
}

func TestDomainsKnowNeitherHTTPNorDatabases(t *testing.T) {
	for _, p := range read(t) {
		own, _ := groupOf(p.Name)
		if !slices.Contains(strings.Fields(domains+" engines"), own.name) {
			continue
		}
		for _, path := range p.Imports {
			if path == "net/http" || strings.HasPrefix(path, "net/http/") || strings.HasPrefix(path, "database/sql") {
				t.Errorf("%s imports %s", p.Name, path)
			}
		}
	}
}

func TestProductionNeverImportsTheSandbox(t *testing.T) {
	for _, p := range read(t) {
		for _, path := range append(p.Imports, p.TestImports...) {
			if strings.HasPrefix(path, "campaignos.dev/sandbox") {
				t.Errorf("%s imports %s", p.Name, path)
			}
		}
	}
}

func TestShippedCodeImportsNoTestSupport(t *testing.T) {
	for _, p := range read(t) {
		for _, path := range p.Imports {
			if path == "testing" && !strings.HasPrefix(p.Name, "test/") {
				t.Errorf("%s imports testing", p.Name)
			}
		}
	}
}

func TestEveryPackageSaysWhatItIs(t *testing.T) {
	for _, p := range read(t) {
		if !p.Tests && p.Doc == "" {
			t.Errorf("%s has no doc comment", p.Name)
		}
	}
}

// AllTenants lifts the bound that keeps tenants apart, so each package that calls it is
// named in the table.
func TestScopesOverEveryTenantAreMadeInFewPlaces(t *testing.T) {
	err := filepath.WalkDir(filepath.Join(api, "internal"), func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || filepath.Ext(path) != ".go" || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return err
		}
		room, _ := filepath.Rel(api, filepath.Dir(path))
		if lifts(file) && !slices.Contains(wide, filepath.ToSlash(room)) {
			t.Errorf("%s calls tenant.AllTenants, which the table does not let it", room)
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// lifts says whether a file uses tenant.AllTenants.
func lifts(file *ast.File) bool {
	found := false
	ast.Inspect(file, func(n ast.Node) bool {
		if s, ok := n.(*ast.SelectorExpr); ok && s.Sel.Name == "AllTenants" {
			found = true
		}
		return !found
	})
	return found
}
