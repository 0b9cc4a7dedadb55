package main

import (
	"context"
	"errors"
	"fmt"
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"reflect"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// checkDocument holds the contract against OpenAPI's own rules and the house's.
func checkDocument(doc *openapi3.T) error {
	var faults []error
	if err := doc.Validate(context.Background()); err != nil {
		faults = append(faults, fmt.Errorf("not valid OpenAPI: %w", err))
	}
	for _, path := range doc.Paths.InMatchingOrder() {
		for method, op := range doc.Paths.Value(path).Operations() {
			faults = append(faults, checkOperation(method, path, op))
		}
	}
	return errors.Join(faults...)
}

func checkOperation(method, path string, op *openapi3.Operation) error {
	var faults []error
	require := func(ok bool, message string) {
		if !ok {
			faults = append(faults, fmt.Errorf("%s %s: %s", method, path, message))
		}
	}
	require(op.OperationID != "", "add @ID with the name the client calls it by")
	require(op.Summary != "" && !strings.HasSuffix(op.Summary, "."), "add @Summary: imperative, without a full stop")
	require(len(op.Tags) == 1, "give it exactly one of @Tags")
	if isVersioned(path) {
		failure := op.Responses.Default()
		require(failure != nil && failure.Value.Content.Get(problemType) != nil, "add @Failure default {object} Problem")
	}
	return errors.Join(faults...)
}

// checkStructs finds fields whose tags would make the contract say something else than
// encoding/json does.
func checkStructs(dir string) error {
	sources, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		return err
	}
	positions := token.NewFileSet()
	var faults []error
	for _, source := range sources {
		file, err := parser.ParseFile(positions, source, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			if field, ok := n.(*ast.Field); ok && field.Tag != nil {
				if message := fieldFault(field); message != "" {
					faults = append(faults, fmt.Errorf("%s: %s", positions.Position(field.Pos()), message))
				}
			}
			return true
		})
	}
	return errors.Join(faults...)
}

// fieldFault says what is wrong with the tags of one field; empty where nothing is.
func fieldFault(field *ast.Field) string {
	tag := reflect.StructTag(strings.Trim(field.Tag.Value, "`"))
	name, options, _ := strings.Cut(tag.Get("json"), ",")
	if name == "" || name == "-" {
		return ""
	}
	pointer, isPointer := field.Type.(*ast.StarExpr)
	optional := strings.Contains(options, "omitempty")
	element := field.Type
	if isPointer {
		element = pointer.X
	}
	switch {
	case strings.Contains(options, "omitzero"):
		return "use omitempty: swag does not know omitzero"
	case isPointer && !optional && !strings.Contains(tag.Get("extensions"), "x-nullable"):
		return `a pointer without omitempty can be null: add extensions:"x-nullable"`
	case isTime(element) && tag.Get("format") != "date-time":
		return `add format:"date-time"`
	}
	return ""
}

func isTime(expr ast.Expr) bool {
	selector, ok := expr.(*ast.SelectorExpr)
	if !ok {
		return false
	}
	pkg, ok := selector.X.(*ast.Ident)
	return ok && pkg.Name == "time" && selector.Sel.Name == "Time"
}
