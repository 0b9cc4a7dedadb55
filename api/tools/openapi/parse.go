package main

import (
	"encoding/json"
	"io"
	"log"

	"github.com/getkin/kin-openapi/openapi2"
	"github.com/getkin/kin-openapi/openapi2conv"
	"github.com/getkin/kin-openapi/openapi3"
	"github.com/swaggo/swag"
)

// parse runs swag over one package. Types of other packages are not followed: whatever
// goes over the wire is declared beside the handlers.
func parse(dir string) (*openapi2.T, error) {
	p := swag.New(
		swag.SetParseDependency(0),
		swag.SetStrict(true),
		swag.SetDebugger(log.New(io.Discard, "", 0)),
	)
	p.ParseInternal = true
	p.RequiredByDefault = true // a field is optional only where it is omitempty
	if err := p.ParseAPIMultiSearchDir([]string{dir}, "doc.go", 0); err != nil {
		return nil, err
	}
	raw, err := json.Marshal(p.GetSwagger())
	if err != nil {
		return nil, err
	}
	swagger := &openapi2.T{}
	return swagger, json.Unmarshal(raw, swagger)
}

// convert turns Swagger 2.0, the only dialect swag speaks, into OpenAPI 3.0.3. The
// contract names no host: it holds wherever the product runs.
func convert(swagger *openapi2.T) (*openapi3.T, error) {
	swagger.Host, swagger.Schemes, swagger.BasePath = "", nil, ""
	if len(swagger.Consumes) == 0 {
		swagger.Consumes = []string{"application/json"}
	}
	doc, err := openapi2conv.ToV3(swagger)
	if err != nil {
		return nil, err
	}
	doc.Info.Contact = nil // swag writes an empty one
	doc.Servers = openapi3.Servers{{URL: "/"}}
	return doc, nil
}
