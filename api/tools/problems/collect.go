package main

import (
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strconv"
	"strings"
)

// problem is one fault that the code declares.
type problem struct {
	status         int
	code, sentence string
}

// statuses are the HTTP statuses of the kinds of fault, as httpapi gives them.
var statuses = map[string]int{
	"Malformed": 400, "Unauthenticated": 401, "PaymentRequired": 402, "Forbidden": 403, "NotFound": 404, "Conflict": 409,
	"Precondition": 412, "TooLarge": 413, "Unsupported": 415, "Invalid": 422, "RateLimited": 429, "Internal": 500, "Unavailable": 503,
}

// collect reads every fault below a folder, tests left out.
func collect(root string) (found []problem, err error) {
	return found, filepath.WalkDir(root, func(path string, _ fs.DirEntry, err error) error {
		if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
			return err
		}
		file, err := parser.ParseFile(token.NewFileSet(), path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		var wrong error
		ast.Inspect(file, func(n ast.Node) bool {
			call, ok := n.(*ast.CallExpr)
			if !ok || !declares(call) {
				return true
			}
			p, err := read(call)
			if err != nil {
				wrong = fmt.Errorf("%s: %w", path, err)
			}
			found = append(found, p)
			return true
		})
		return wrong
	})
}

// declares says whether a call makes a fault: fault.New(kind, code, sentence), or New in
// the package fault itself.
func declares(call *ast.CallExpr) bool {
	if len(call.Args) != 3 {
		return false
	}
	switch f := call.Fun.(type) {
	case *ast.SelectorExpr:
		pkg, ok := f.X.(*ast.Ident)
		return ok && pkg.Name == "fault" && f.Sel.Name == "New"
	case *ast.Ident:
		kind, ok := call.Args[0].(*ast.Ident)
		return ok && f.Name == "New" && statuses[kind.Name] != 0
	}
	return false
}

// read takes a declaration apart; code and sentence must stand there as they are.
func read(call *ast.CallExpr) (p problem, err error) {
	kind := ""
	switch k := call.Args[0].(type) {
	case *ast.SelectorExpr:
		kind = k.Sel.Name
	case *ast.Ident:
		kind = k.Name
	}
	if p.status = statuses[kind]; p.status == 0 {
		return p, fmt.Errorf("there is no status for the kind %q", kind)
	}
	if p.code, err = text(call.Args[1]); err != nil {
		return p, err
	}
	if p.code == "method_not_allowed" {
		p.status = 405 // a kind of not found, which httpapi answers with a status of its own
	}
	p.sentence, err = text(call.Args[2])
	return p, err
}

// text gives the value of a text, which may be put together of several.
func text(e ast.Expr) (string, error) {
	switch e := e.(type) {
	case *ast.BasicLit:
		return strconv.Unquote(e.Value)
	case *ast.BinaryExpr:
		left, err := text(e.X)
		if err != nil {
			return "", err
		}
		right, err := text(e.Y)
		return left + right, err
	}
	return "", fmt.Errorf("a fault's code and sentence must be written out, not %T", e)
}
