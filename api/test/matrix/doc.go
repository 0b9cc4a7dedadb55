// Package matrix proves the walls between callers: every operation of openapi.yaml is
// called by everybody who may not, and by everybody who may, and each answer is held
// against a table that is written apart from the routes.
package matrix
