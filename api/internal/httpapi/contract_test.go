package httpapi_test

import (
	"bytes"
	"os"
	"slices"
	"testing"

	"campaignos.dev/api/internal/httpapi"
	"campaignos.dev/api/test/contract"
)

func TestTheRoutesTableAndTheContractAgreeBothWays(t *testing.T) {
	doc, err := contract.Document()
	if err != nil {
		t.Fatal(err)
	}
	served := httpapi.New(httpapi.Services{}, httpapi.Options{}).Operations()
	for _, op := range served {
		item := doc.Paths.Value(op.Path)
		if item == nil || item.GetOperation(op.Method) == nil {
			t.Errorf("%s %s is served and not in openapi.yaml", op.Method, op.Path)
		}
	}
	described := 0
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			described++
			if !slices.Contains(served, httpapi.Operation{Method: method, Path: path}) {
				t.Errorf("%s %s is in openapi.yaml and not served", method, path)
			}
		}
	}
	t.Logf("%d operations", described)
}

func TestTheServedContractIsTheOneAtTheRoot(t *testing.T) {
	root, err := os.ReadFile("../../../openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	served, err := os.ReadFile("openapi.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(root, served) {
		t.Error("openapi.yaml differs from the copy beside httpapi: run make generate")
	}
}
