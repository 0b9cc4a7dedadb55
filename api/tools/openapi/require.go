package main

import (
	"fmt"
	"strings"

	"github.com/getkin/kin-openapi/openapi3"

	"campaignos.dev/api/internal/httpapi"
)

// requires is where an operation tells programs what it asks of a tenant's plan.
const requires = "x-requires"

// require tells with each operation what it asks of a tenant's plan, for programs and in
// words.
func require(doc *openapi3.T, needs Needs) error {
	for at, need := range needs {
		item := doc.Paths.Value(at.Path)
		if item == nil || item.GetOperation(at.Method) == nil {
			return fmt.Errorf("%s %s asks something of a plan, and is not in the contract", at.Method, at.Path)
		}
		op := item.GetOperation(at.Method)
		if op.Extensions == nil {
			op.Extensions = map[string]any{}
		}
		op.Extensions[requires] = need
		op.Description = strings.TrimSpace(op.Description + " " + inWords(need))
	}
	return nil
}

// inWords says what an operation needs, and how it is refused.
func inWords(need httpapi.Requirement) string {
	words := "Needs an active subscription (402 `subscription_inactive`)"
	if len(need.Limits) > 0 {
		words += ", counts against " + strings.Join(need.Limits, " and ") + " (402 `plan_limit_reached`)"
	}
	if need.Entitlement != "" {
		words += ", and needs a plan with " + need.Entitlement + " (402 `plan_entitlement_missing`)"
	}
	return words + "."
}
