// Package httpapi is the front door: the REST API over Echo, its routes, middleware,
// handlers, wire structs and problems. It knows the services of the domains and no store.
//
// The comments below the handlers are read by the generator (tools/openapi), which writes
// openapi.yaml at the root; that file is the contract with every client.
//
//	@title						Campaign OS API
//	@version					1.0
//	@description				Plan, write, schedule and publish marketing campaigns. Every error is application/problem+json (RFC 9457) with a stable code; lists page by cursor; POSTs take an Idempotency-Key; mutable resources carry a version that is also their ETag.
//	@BasePath					/
//	@securityDefinitions.apikey	bearerAuth
//	@in							header
//	@name						Authorization
//	@description				Bearer token: an access token of a signed-in person.
package httpapi
