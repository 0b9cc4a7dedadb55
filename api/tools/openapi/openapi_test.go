package main

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/getkin/kin-openapi/openapi3"

	"campaignos.dev/api/internal/httpapi"
)

func shop(t *testing.T) (*openapi3.T, []byte) {
	t.Helper()
	contract, err := Generate("testdata/shop", nil)
	if err != nil {
		t.Fatal(err)
	}
	doc, err := openapi3.NewLoader().LoadFromData(contract)
	if err != nil {
		t.Fatal(err)
	}
	return doc, contract
}

func TestTheContractTellsWhatAnOperationAsksOfAPlan(t *testing.T) {
	post := httpapi.Operation{Method: "POST", Path: "/v1/beans"}
	contract, err := Generate("testdata/shop", Needs{post: {Subscription: "active", Limits: []string{"seats"}, Entitlement: "apiAccess"}})
	if err != nil {
		t.Fatal(err)
	}
	for _, want := range []string{"x-requires:", "entitlement: apiAccess", "- seats", "counts against seats (402 `plan_limit_reached`)"} {
		if !strings.Contains(string(contract), want) {
			t.Errorf("it does not say %q", want)
		}
	}
	nowhere := httpapi.Operation{Method: "POST", Path: "/v1/nowhere"}
	if _, err := Generate("testdata/shop", Needs{nowhere: {Subscription: "active"}}); err == nil {
		t.Error("an operation that is not in the contract may ask something")
	}
}

func TestTheSameSourcesGiveTheSameBytes(t *testing.T) {
	_, first := shop(t)
	for range 5 {
		if _, again := shop(t); string(again) != string(first) {
			t.Fatal("two runs over the same sources differ")
		}
	}
}

func TestErrorsAreProblemsAndNothingElseIs(t *testing.T) {
	doc, _ := shop(t)
	add := doc.Paths.Value("/v1/beans").Post
	if content := add.Responses.Default().Value.Content; len(content) != 1 || content[problemType] == nil {
		t.Errorf("the failure of addBean has %v, want only %s", keys(content), problemType)
	}
	if content := add.Responses.Status(201).Value.Content; len(content) != 1 || content["application/json"] == nil {
		t.Errorf("the success of addBean has %v, want only application/json", keys(content))
	}
	remove := doc.Paths.Value("/v1/beans/{id}").Delete
	if content := remove.Responses.Default().Value.Content; content[problemType] == nil {
		t.Errorf("an operation that produces json alone has %v for its failure", keys(content))
	}
	if content := remove.Responses.Status(204).Value.Content; len(content) != 0 {
		t.Errorf("an answer without a body has %v", keys(content))
	}
}

func TestEventStreamsAreTextWithTheirEventNamed(t *testing.T) {
	doc, _ := shop(t)
	media := doc.Paths.Value("/v1/beans/events").Get.Responses.Status(200).Value.Content[eventType]
	if media == nil || !media.Schema.Value.Type.Is("string") {
		t.Fatalf("the stream is %+v, want text", media)
	}
	item, _ := media.Extensions["x-itemSchema"].(map[string]any)
	if item["$ref"] != "#/components/schemas/Tick" {
		t.Errorf("the stream's events are %v, want Tick", item)
	}
}

func TestOptionalNullableAndEnumeratedFields(t *testing.T) {
	doc, _ := shop(t)
	bean := doc.Components.Schemas["Bean"].Value
	full := map[string]any{
		"name": "Yirga", "roast": "light", "price": map[string]any{"amount": 4900.0, "currency": "usd"},
		"oldPrice": nil, "soldOut": nil,
	}
	if err := bean.VisitJSON(full); err != nil {
		t.Errorf("a bean without its optional note, with nulls where allowed: %v", err)
	}
	for field, wrong := range map[string]any{"name": nil, "roast": "burnt", "price": nil, "soldOut": "yesterday"} {
		changed := map[string]any{}
		for k, v := range full {
			changed[k] = v
		}
		changed[field] = wrong
		if err := bean.VisitJSON(changed, openapi3.EnableFormatValidation()); err == nil {
			t.Errorf("%s = %v satisfies the contract", field, wrong)
		}
		delete(changed, field)
		if err := bean.VisitJSON(changed); err == nil {
			t.Errorf("a bean without %s satisfies the contract", field)
		}
	}
}

func TestRequestsTakeNoUnknownField(t *testing.T) {
	doc, _ := shop(t)
	input := doc.Components.Schemas["BeanInput"].Value
	if err := input.VisitJSON(map[string]any{"name": "Yirga", "tags": map[string]any{"any": "thing"}}); err != nil {
		t.Errorf("a map takes any key: %v", err)
	}
	if err := input.VisitJSON(map[string]any{"name": "Yirga", "nmae": "typo"}); err == nil {
		t.Error("an unknown field satisfies the contract")
	}
	price := map[string]any{"amount": 1.0, "currency": "usd", "vat": 19.0}
	if err := input.VisitJSON(map[string]any{"name": "Yirga", "price": price}); err == nil {
		t.Error("an unknown field within a field satisfies the contract")
	}
}

func TestTheContractNamesNoHost(t *testing.T) {
	doc, contract := shop(t)
	if len(doc.Servers) != 1 || doc.Servers[0].URL != "/" {
		t.Errorf("servers are %v, want / alone", doc.Servers)
	}
	if strings.Contains(string(contract), "shop.invalid") {
		t.Error("the host of the annotations is in the contract")
	}
	bearer := doc.Components.SecuritySchemes["bearerAuth"].Value
	if bearer.Type != "http" || bearer.Scheme != "bearer" {
		t.Errorf("bearerAuth is %s %s", bearer.Type, bearer.Scheme)
	}
}

func TestBadAnnotationsAreNamed(t *testing.T) {
	source, err := os.ReadFile("testdata/shop/beans.go")
	if err != nil {
		t.Fatal(err)
	}
	cases := []struct{ name, old, new, want string }{
		{"no id", "//	@ID			addBean\n", "", "POST /v1/beans: add @ID"},
		{"full stop", "Add a bean", "Add a bean.", "POST /v1/beans: add @Summary"},
		{"no failure", "//	@Failure	default	{object}	Problem\n//	@Security	bearerAuth\n//	@Router		/v1/beans [post]", "//	@Router	/v1/beans [post]", "POST /v1/beans: add @Failure"},
		{"null pointer", `json:"oldPrice" extensions:"x-nullable"`, `json:"oldPrice"`, "beans.go:17:2: a pointer without omitempty"},
		{"bare time", `json:"soldOut" format:"date-time"`, `json:"soldOut"`, `add format:"date-time"`},
		{"twice the same id", "removeBean\n//	@Summary", "addBean\n//	@Summary", "duplicated @id annotation 'addBean'"},
	}
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			if !strings.Contains(string(source), c.old) {
				t.Fatalf("the fixture has no %q", c.old)
			}
			_, err := Generate(shopWith(t, strings.Replace(string(source), c.old, c.new, 1)), nil)
			if err == nil || !strings.Contains(err.Error(), c.want) {
				t.Errorf("got %v, want a fault with %q", err, c.want)
			}
		})
	}
}

func TestCheckFailsWhereAByteDiffers(t *testing.T) {
	_, contract := shop(t)
	file := filepath.Join(t.TempDir(), "openapi.yaml")
	if err := compare(file, contract); !errors.Is(err, errStale) {
		t.Errorf("a missing contract gives %v", err)
	}
	if err := run("testdata/shop", nil, []string{file}, false); err != nil {
		t.Fatal(err)
	}
	if err := run("testdata/shop", nil, []string{file}, true); err != nil {
		t.Errorf("a fresh contract gives %v", err)
	}
	stale := strings.Replace(string(contract), "Add a bean", "Add beans", 1)
	if err := os.WriteFile(file, []byte(stale), 0o644); err != nil {
		t.Fatal(err)
	}
	err := run("testdata/shop", nil, []string{file}, true)
	if !errors.Is(err, errStale) || !strings.Contains(err.Error(), "-      summary: Add beans\n+      summary: Add a bean\n") {
		t.Errorf("a stale contract gives %v", err)
	}
}

// shopWith writes the fixture with another beans.go.
func shopWith(t *testing.T, beans string) string {
	t.Helper()
	dir := t.TempDir()
	doc, err := os.ReadFile("testdata/shop/doc.go")
	if err != nil {
		t.Fatal(err)
	}
	for name, text := range map[string]string{"doc.go": string(doc), "beans.go": beans} {
		if err := os.WriteFile(filepath.Join(dir, name), []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

func keys(content openapi3.Content) (names []string) {
	for name := range content {
		names = append(names, name)
	}
	return names
}
