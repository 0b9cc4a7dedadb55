package stripe

import (
	"encoding/json"
	"fmt"
	"strings"

	"github.com/stripe/stripe-mock/embedded"
	"github.com/stripe/stripe-mock/spec"
)

// contract is what Stripe's own document says about the operations in the table of routes.
type contract struct {
	// version is the API version that the document describes, such as 2023-10-16.
	version    string
	operations map[string]*operation
	fixtures   fixtures
}

// operation judges the parameters of one route.
type operation struct {
	schema   *spec.Schema
	judge    interface{ Validate(value any) error }
	imitated map[string]bool
}

// fixtures hold one complete example of each kind of object, as JSON.
type fixtures map[string]json.RawMessage

// loadContract reads only the operations that are routed: the whole document takes stripe-mock over a second.
func loadContract(routes []route) (*contract, error) {
	var document struct {
		Info  spec.Info                             `json:"info"`
		Paths map[string]map[string]json.RawMessage `json:"paths"`
	}
	if err := json.Unmarshal(embedded.OpenAPISpec, &document); err != nil {
		return nil, fmt.Errorf("read Stripe's document: %w", err)
	}
	var examples struct {
		Resources fixtures `json:"resources"`
	}
	if err := json.Unmarshal(embedded.OpenAPIFixtures, &examples); err != nil {
		return nil, fmt.Errorf("read Stripe's fixtures: %w", err)
	}
	c := &contract{version: document.Info.Version, operations: map[string]*operation{}, fixtures: examples.Resources}
	for _, r := range routes {
		o, err := loadOperation(document.Paths[r.path][strings.ToLower(r.method)], r)
		if err != nil {
			return nil, fmt.Errorf("read %s %s in Stripe's document: %w", r.method, r.path, err)
		}
		c.operations[r.method+" "+r.path] = o
	}
	return c, nil
}

func loadOperation(data json.RawMessage, r route) (*operation, error) {
	var described spec.Operation
	if err := json.Unmarshal(data, &described); err != nil {
		return nil, err
	}
	schema := spec.BuildQuerySchema(&described)
	if described.RequestBody != nil {
		if body := described.RequestBody.Content[formType].Schema; body != nil && r.method != "GET" {
			schema = body
		}
	}
	tighten(schema)
	judge, err := spec.GetValidatorForOpenAPI3Schema(schema, nil)
	if err != nil {
		return nil, err
	}
	o := &operation{schema: schema, judge: judge, imitated: map[string]bool{}}
	for _, name := range r.imitated {
		o.imitated[name] = true
	}
	return o, nil
}

// tighten forbids unknown members in nested objects too. Stripe refuses them; its document says so only at the top.
func tighten(schema *spec.Schema) {
	if schema == nil {
		return
	}
	if len(schema.Properties) > 0 && schema.AdditionalProperties == nil {
		schema.AdditionalPropertiesAllowed = false
	}
	for _, member := range schema.Properties {
		tighten(member)
	}
	for _, choice := range schema.AnyOf {
		tighten(choice)
	}
	tighten(schema.Items)
}
