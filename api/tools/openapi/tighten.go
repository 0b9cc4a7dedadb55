package main

import (
	"strings"

	"github.com/getkin/kin-openapi/openapi3"
)

// Media types with a rule of their own.
const (
	problemType = "application/problem+json"
	eventType   = "text/event-stream"
)

// problemSchema is the schema of every error answer.
const problemSchema = "#/components/schemas/Problem"

// tighten says in OpenAPI 3 what Swagger 2.0 has no words for.
func tighten(doc *openapi3.T) {
	doc.Components.SecuritySchemes = openapi3.SecuritySchemes{
		"bearerAuth": {Value: openapi3.NewSecurityScheme().WithType("http").WithScheme("bearer").
			WithDescription("A person's access token, or an API key that begins with cos_live_.")},
	}
	for _, item := range doc.Paths.Map() {
		for _, op := range item.Operations() {
			tightenOperation(op)
		}
	}
}

func tightenOperation(op *openapi3.Operation) {
	for status, response := range op.Responses.Map() {
		tightenResponse(status, response.Value)
	}
	if op.RequestBody == nil || op.RequestBody.Value == nil {
		return
	}
	delete(op.RequestBody.Value.Extensions, "x-originalParamName")
	for _, media := range op.RequestBody.Value.Content {
		closeObjects(media.Schema, map[*openapi3.Schema]bool{})
	}
}

// tightenResponse keeps the media types that a response really has: swag gives each
// response all that its operation produces.
func tightenResponse(status string, response *openapi3.Response) {
	if status == "default" && *response.Description == "" {
		response.WithDescription("A problem (RFC 9457).")
	}
	for name, media := range response.Content {
		switch {
		case isProblem(media):
			response.Content = openapi3.Content{problemType: media}
			return
		case name == problemType:
			delete(response.Content, name)
		case name == eventType:
			response.Content[name] = eventStream(media)
		}
	}
}

func isProblem(media *openapi3.MediaType) bool {
	return media.Schema != nil && media.Schema.Ref == problemSchema
}

// eventStream describes a stream of events: the body is text, each event's data member
// holds one object of the schema that the handler names.
func eventStream(media *openapi3.MediaType) *openapi3.MediaType {
	stream := openapi3.NewMediaType().WithSchema(openapi3.NewStringSchema())
	if media.Schema != nil && media.Schema.Ref != "" {
		stream.Extensions = map[string]any{"x-itemSchema": map[string]string{"$ref": media.Schema.Ref}}
	}
	return stream
}

// closeObjects says that an object in a request takes no other fields than the named
// ones, for the API refuses unknown fields.
func closeObjects(ref *openapi3.SchemaRef, seen map[*openapi3.Schema]bool) {
	if ref == nil || ref.Value == nil || seen[ref.Value] {
		return
	}
	schema := ref.Value
	seen[schema] = true
	free := schema.AdditionalProperties
	if len(schema.Properties) > 0 && free.Has == nil && free.Schema == nil {
		schema.AdditionalProperties = openapi3.AdditionalProperties{Has: openapi3.Ptr(false)}
	}
	closeObjects(schema.Items, seen)
	closeObjects(free.Schema, seen)
	for _, part := range schema.AllOf {
		closeObjects(part, seen)
	}
	for _, property := range schema.Properties {
		closeObjects(property, seen)
	}
}

// isVersioned tells the API proper from the pages and probes around it.
func isVersioned(path string) bool { return strings.HasPrefix(path, "/v1/") }
