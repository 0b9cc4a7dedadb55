package tenant

import "slices"

// Standing is whether a tenant's people may work.
type Standing string

// The standings of a tenant.
const (
	Active    Standing = "active"
	Suspended Standing = "suspended" // by an operator: nothing is reachable
	Closing   Standing = "closing"   // to be erased: can be read, exported and restored
)

// Actor is who acts, in which tenant, with which permissions.
type Actor struct {
	UserID       string // "usr_…"; empty for API keys and the system
	KeyID        string // "key_…" where an API key acts; empty for all others
	TenantID     ID     // empty for an operator outside any tenant
	Standing     Standing
	Role         Role
	PlatformRole PlatformRole
	SessionID    string // the sign-in this came by; empty for API keys and the system
	Operator     string // "usr_…" of the operator who acts as this person; empty: themselves
	system       string // what part of the system acts; empty for all others
	permissions  []Permission
}

// Person is what is known of a signed-in person; identity makes their actor of it.
type Person struct {
	UserID       string
	TenantID     ID
	Standing     Standing
	Role         Role
	PlatformRole PlatformRole // only where their second factor was shown
	SessionID    string
	Operator     string // an operator who acts as this person
}

// NewActor makes the actor of an authenticated person; only identity calls it. An operator
// who acts as somebody can do what that person can, but for what touches money, secrets
// and who belongs to the team.
func NewActor(p Person) Actor {
	a := Actor{
		UserID: p.UserID, TenantID: p.TenantID, Standing: p.Standing, Role: p.Role, PlatformRole: p.PlatformRole,
		SessionID: p.SessionID, Operator: p.Operator,
		permissions: slices.Concat(rolePermissions[p.Role], platformPermissions[p.PlatformRole]),
	}
	if p.Operator != "" {
		a.permissions = slices.DeleteFunc(a.permissions, func(x Permission) bool { return slices.Contains(ownersAlone, x) })
	}
	return a
}

// NewKeyActor makes the actor of an API key; only apikey calls it. Scopes that no key may
// have are left out.
func NewKeyActor(keyID string, in ID, standing Standing, scopes []Permission) Actor {
	return Actor{KeyID: keyID, TenantID: in, Standing: standing, permissions: allowedToKeys(scopes)}
}

// System makes the actor of a background job in one tenant; part names the job.
func System(in ID, part string) Actor {
	return Actor{TenantID: in, Standing: Active, system: part, permissions: rolePermissions[Owner]}
}

// Scope bounds store calls to the actor's tenant; it is invalid where they have none.
func (a Actor) Scope() Scope { return Scope{id: a.TenantID, by: a.By()} }

// On bounds store calls to one tenant that an operator of the platform works on; it is
// invalid for everybody else.
func (a Actor) On(in ID) Scope {
	if !a.May(PlatformRead) {
		return Scope{}
	}
	return Scope{id: in, by: a.By()}
}

// Name says who acts: a user id, a key id, or "system:<part>".
func (a Actor) Name() string {
	switch by := a.By(); by.Kind {
	case SystemKind:
		return "system:" + by.ID
	default:
		return by.ID
	}
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
