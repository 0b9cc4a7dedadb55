package tenant

import "slices"

// Permission is the right to do one sort of thing; API keys call it a scope.
type Permission string

// The permissions. Read comes with every role; who writes is told by the table below.
const (
	TenantRead      Permission = "tenant:read"
	TenantWrite     Permission = "tenant:write"
	BillingRead     Permission = "billing:read"
	BillingWrite    Permission = "billing:write"
	BrandsRead      Permission = "brands:read"
	BrandsWrite     Permission = "brands:write"
	CampaignsRead   Permission = "campaigns:read"
	CampaignsWrite  Permission = "campaigns:write"
	CreativesRead   Permission = "creatives:read"
	CreativesWrite  Permission = "creatives:write"
	AssetsRead      Permission = "assets:read"
	AssetsWrite     Permission = "assets:write"
	EnginesRead     Permission = "engines:read"
	EnginesRun      Permission = "engines:run"
	ChannelsRead    Permission = "channels:read"
	ChannelsWrite   Permission = "channels:write"
	PostsRead       Permission = "posts:read"
	PostsWrite      Permission = "posts:write"
	PostsApprove    Permission = "posts:approve"
	PlatformRead    Permission = "platform:read"
	PlatformOperate Permission = "platform:write"
)

var (
	reads = []Permission{TenantRead, BillingRead, BrandsRead, CampaignsRead, CreativesRead, AssetsRead, EnginesRead, ChannelsRead, PostsRead}
	edits = slices.Concat(reads, []Permission{BrandsWrite, CampaignsWrite, CreativesWrite, AssetsWrite, EnginesRun, PostsWrite})
	rules = slices.Concat(edits, []Permission{TenantWrite, ChannelsWrite, PostsApprove})
)

// rolePermissions is the whole table of who may do what inside a tenant.
var rolePermissions = map[Role][]Permission{
	Viewer:   reads,
	Editor:   edits,
	Approver: slices.Concat(edits, []Permission{PostsApprove}),
	Admin:    rules,
	Owner:    slices.Concat(rules, []Permission{BillingWrite}),
}

// platformPermissions is the table of the operators.
var platformPermissions = map[PlatformRole][]Permission{
	PlatformSupport: {PlatformRead},
	PlatformAdmin:   {PlatformRead, PlatformOperate},
}
