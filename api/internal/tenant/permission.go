package tenant

import (
	"slices"
	"strings"
)

// Permission is the right to do one sort of thing; API keys call it a scope.
type Permission string

// The permissions. Read comes with every role; who writes is told by the table below.
const (
	TenantRead        Permission = "tenant:read"
	TenantWrite       Permission = "tenant:write"
	TenantOwn         Permission = "tenant:own" // hand over, export as a whole, delete
	MembersRead       Permission = "members:read"
	MembersWrite      Permission = "members:write"
	KeysRead          Permission = "keys:read"
	KeysWrite         Permission = "keys:write"
	IntegrationsRead  Permission = "integrations:read"
	IntegrationsWrite Permission = "integrations:write"
	AuditRead         Permission = "audit:read"
	BillingRead       Permission = "billing:read"
	BillingWrite      Permission = "billing:write"
	BrandsRead        Permission = "brands:read"
	BrandsWrite       Permission = "brands:write"
	CampaignsRead     Permission = "campaigns:read"
	CampaignsWrite    Permission = "campaigns:write"
	CreativesRead     Permission = "creatives:read"
	CreativesWrite    Permission = "creatives:write"
	AssetsRead        Permission = "assets:read"
	AssetsWrite       Permission = "assets:write"
	EnginesRead       Permission = "engines:read"
	EnginesRun        Permission = "engines:run"
	ChannelsRead      Permission = "channels:read"
	ChannelsWrite     Permission = "channels:write"
	PostsRead         Permission = "posts:read"
	PostsWrite        Permission = "posts:write"
	PostsApprove      Permission = "posts:approve"
	PlatformRead      Permission = "platform:read"
	PlatformOperate   Permission = "platform:write"
)

var (
	reads = []Permission{TenantRead, MembersRead, BillingRead, BrandsRead, CampaignsRead, CreativesRead, AssetsRead, EnginesRead, ChannelsRead, PostsRead}
	edits = slices.Concat(reads, []Permission{BrandsWrite, CampaignsWrite, CreativesWrite, AssetsWrite, EnginesRun, PostsWrite})
	rules = slices.Concat(edits, []Permission{TenantWrite, MembersWrite, KeysRead, KeysWrite, IntegrationsRead, IntegrationsWrite, AuditRead, ChannelsWrite, PostsApprove})
)

// rolePermissions is the whole table of who may do what inside a tenant.
var rolePermissions = map[Role][]Permission{
	Viewer:   reads,
	Editor:   edits,
	Approver: slices.Concat(edits, []Permission{PostsApprove}),
	Admin:    rules,
	Owner:    slices.Concat(rules, []Permission{BillingWrite, TenantOwn}),
}

// platformPermissions is the table of the operators.
var platformPermissions = map[PlatformRole][]Permission{
	PlatformSupport: {PlatformRead},
	PlatformAdmin:   {PlatformRead, PlatformOperate},
}

// ownersAlone is what an operator who acts as a person can't do.
var ownersAlone = []Permission{TenantOwn, MembersWrite, KeysRead, KeysWrite, IntegrationsRead, IntegrationsWrite, BillingWrite, PlatformRead, PlatformOperate}

// KeyScopes lists what an API key may be given: what an admin of the team may do, but for
// keys, people and the audit log.
func KeyScopes() []Permission {
	return slices.DeleteFunc(slices.Clone(rules), func(p Permission) bool {
		return slices.Contains([]Permission{TenantWrite, MembersWrite, KeysRead, KeysWrite, IntegrationsRead, IntegrationsWrite}, p)
	})
}

// allowedToKeys gives the permissions that scopes stand for: "campaigns:*" is everything
// about campaigns.
func allowedToKeys(scopes []Permission) []Permission {
	return slices.DeleteFunc(KeyScopes(), func(p Permission) bool {
		area, _, _ := strings.Cut(string(p), ":")
		return !slices.Contains(scopes, p) && !slices.Contains(scopes, Permission(area+":*"))
	})
}
