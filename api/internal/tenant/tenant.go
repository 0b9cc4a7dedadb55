// Package tenant says whose data is being touched, by whom, and what they may do.
//
// Every service method takes an Actor and every store method a Scope, so that code which
// forgets the tenant does not compile.
package tenant

import (
	"errors"
	"slices"

	"campaignos.dev/api/internal/fault"
)

// ID identifies a tenant ("ten_…").
type ID string

// Scope is the set of records a store call may touch. The zero value is invalid; a scope
// comes from an Actor or from AllTenants.
type Scope struct {
	id     ID
	reason string
}

// AllTenants is the scope over every tenant; only sweeps and operators' views may make one
// (test/graph names them), and they say why.
func AllTenants(reason string) Scope { return Scope{reason: reason} }

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

// Actor is who acts, in which tenant, with which permissions.
type Actor struct {
	UserID       string // "usr_…"; empty for the system
	TenantID     ID     // empty for an operator outside any tenant
	Role         Role
	PlatformRole PlatformRole
	SessionID    string // the sign-in this came by; empty for the system
	system       string // what part of the system acts; empty for people
	permissions  []Permission
}

// NewActor makes the actor of an authenticated person; only identity calls it.
func NewActor(userID string, in ID, role Role, platform PlatformRole, sessionID string) Actor {
	return Actor{
		UserID: userID, TenantID: in, Role: role, PlatformRole: platform, SessionID: sessionID,
		permissions: slices.Concat(rolePermissions[role], platformPermissions[platform]),
	}
}

// System makes the actor of a background job in one tenant; part names the job.
func System(in ID, part string) Actor {
	return Actor{TenantID: in, system: part, permissions: rolePermissions[Owner]}
}

// Scope bounds store calls to the actor's tenant; it is invalid where they have none.
func (a Actor) Scope() Scope { return Scope{id: a.TenantID} }

// Name says who acts: a user id, or "system:<part>".
func (a Actor) Name() string {
	if a.system != "" {
		return "system:" + a.system
	}
	return a.UserID
}

// May says whether the actor has a permission.
func (a Actor) May(p Permission) bool { return slices.Contains(a.permissions, p) }

// Require gives nil where the actor has the permission, and ErrForbidden otherwise.
func (a Actor) Require(p Permission) error {
	if a.May(p) {
		return nil
	}
	return ErrForbidden.WithMeta("permission", string(p))
}

// Permissions lists what the actor may do, in the order of the tables.
func (a Actor) Permissions() []Permission { return slices.Clone(a.permissions) }
