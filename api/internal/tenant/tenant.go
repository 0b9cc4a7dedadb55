// Package tenant says whose data is being touched, by whom, and what they may do.
//
// Every service method takes an Actor and every store method a Scope, so that code which
// forgets the tenant does not compile.
package tenant

import (
	"errors"

	"campaignos.dev/api/internal/fault"
)

// ID identifies a tenant ("ten_…").
type ID string

// Scope is the set of records a store call may touch, and who touches them. The zero value
// is invalid; a scope comes from an Actor or from AllTenants.
type Scope struct {
	id     ID
	reason string
	by     By
	home   ID // the tenant of who touches the records
}

// AllTenants is the scope over every tenant; only sweeps and operators' views may make one
// (test/graph names them), and they say why.
func AllTenants(reason string) Scope {
	return Scope{reason: reason, by: By{Kind: SystemKind, ID: reason}}
}

// As is the same scope, touched by an actor: for records that belong to no tenant.
func (s Scope) As(a Actor) Scope {
	s.by, s.home = a.By(), a.TenantID
	return s
}

// Home is the tenant in which whoever touches the records works, for records that belong
// to none; empty: none.
func (s Scope) Home() ID {
	if s.id != "" {
		return s.id
	}
	return s.home
}

// By tells who touches the records.
func (s Scope) By() By { return s.by }

// ErrScope is the defect of a store call without a valid scope.
var ErrScope = errors.New("tenant: a store was called with the zero scope")

// Tenant gives the one tenant of a bounded scope; bounded is false for AllTenants. The
// zero scope gives ErrScope.
func (s Scope) Tenant() (id ID, bounded bool, err error) {
	if s.id == "" && s.reason == "" {
		return "", false, ErrScope
	}
	return s.id, s.id != "", nil
}

// Prefix begins every cache key of this scope.
func (s Scope) Prefix() string {
	if s.id == "" {
		return "all:"
	}
	return string(s.id) + ":"
}

// Faults of this package.
var (
	ErrForbidden = fault.New(fault.Forbidden, "forbidden", "Your role does not allow this. Ask an owner or admin of your team.")
	ErrNoTenant  = fault.New(fault.Forbidden, "no_tenant", "This needs a team, and your account has none selected.")
	ErrSuspended = fault.New(fault.Forbidden, "tenant_suspended", "This team is suspended. Nothing is lost; write to support to have it opened again.")
	ErrClosing   = fault.New(fault.Forbidden, "tenant_closing", "This team is about to be deleted and can only be read. Restore it first to go on working.")
	// ErrPersonOnly refuses an API key where only a person makes sense.
	ErrPersonOnly = fault.New(fault.Forbidden, "person_required", "This can only be done by a signed-in person, not with an API key.")
	// ErrImpersonated refuses an operator who acts as somebody what only that person may do.
	ErrImpersonated = fault.New(fault.Forbidden, "impersonation_forbidden", "Passwords, billing, secrets and the people of a team can't be changed while acting as somebody else.")
)

// Role is a person's standing in a tenant.
type Role string

// The roles of api.md, from most to least.
const (
	Owner    Role = "owner"
	Admin    Role = "admin"
	Editor   Role = "editor"
	Approver Role = "approver"
	Viewer   Role = "viewer"
)

// PlatformRole is a person's standing as an operator of the platform; empty for all others.
type PlatformRole string

// The platform roles of api.md.
const (
	PlatformAdmin   PlatformRole = "platform_admin"
	PlatformSupport PlatformRole = "platform_support"
)
