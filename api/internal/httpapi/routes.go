package httpapi

import (
	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/tenant"
)

// access says who may come through a route at all.
type access int

const (
	anyone         access = iota // no credential asked for
	maybeSignedIn                // a credential is optional, and must be good where it is given
	signedIn                     // any signed-in person
	personAlone                  // the same, but no operator who acts as them
	personInTenant               // a signed-in person in a tenant
	inTenant                     // a member of a tenant or its API key
	operators                    // operators of the platform
)

// personal says whether only people come through, and no API key.
func (a access) personal() bool { return a == signedIn || a == personAlone || a == personInTenant }

// alone says whether an operator who acts as somebody is kept out.
func (a access) alone() bool { return a == maybeSignedIn || a == personAlone }

// needsTenant says whether the caller must be in a tenant.
func (a access) needsTenant() bool { return a == personInTenant || a == inTenant }

// route is one line of the table: what an operation is, and what it takes to call it.
type route struct {
	method, path string
	access       access
	permission   tenant.Permission // empty: the access alone decides
	needs        needs             // of the tenant's plan
	handler      echo.HandlerFunc
	endless      bool // answers for as long as the caller listens or reads
	brings       bool // a file, so that its body may be large
}

func public(method, path string, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: anyone, handler: h}
}
func open(method, path string, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: maybeSignedIn, handler: h}
}
func person(method, path string, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: signedIn, handler: h}
}
func own(method, path string, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: personAlone, handler: h}
}
func member(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: personInTenant, permission: p, handler: h}
}
func tenanted(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: inTenant, permission: p, handler: h}
}
func paid(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: inTenant, permission: p, handler: h, needs: needs{plan: true}}
}
func platform(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method: method, path: path, access: operators, permission: p, handler: h}
}

// counts says that an operation takes of what the plan includes, and so needs one.
func (r route) counts(limits ...billing.Limit) route {
	r.needs.plan, r.needs.limits = true, limits
	return r
}

// entitled says that an operation uses a feature that not every plan allows.
func (r route) entitled(e billing.Entitlement) route {
	r.needs.plan, r.needs.entitlement = true, e
	return r
}

// lasting lifts the bound on how long an answer may take.
func (r route) lasting() route {
	r.endless = true
	return r
}

// file lets a body be as large as a file.
func (r route) file() route {
	r.brings = true
	return r
}

// opens says whether a route starts something new in a team: what a team that is about to
// be deleted can't do any more, as it can do nothing that needs a plan. It can still be
// read, exported, left and restored.
func (r route) opens() bool {
	switch r.path {
	case "/v1/api-keys/:id/rotate", "/v1/billing/checkout-sessions":
		return r.method == "POST"
	}
	return r.method == "PATCH" && r.path == "/v1/tenant"
}

// holdsSecret says whether a POST takes a password or answers a secret that is shown once.
// Neither its answer nor the sum of its body, from which a password could be guessed, is
// kept, whatever Idempotency-Key comes along.
func (r route) holdsSecret() bool {
	switch r.path {
	case "/v1/api-keys", "/v1/api-keys/:id/rotate",
		"/v1/me/mfa", "/v1/me/mfa/confirm", "/v1/me/mfa/recovery-codes", "/v1/me/password", "/v1/me/email",
		"/v1/me/tenants/:id/switch", "/v1/tenant/transfer", "/v1/admin/tenants/:id/impersonate",
		"/v1/review-links", "/v1/integrations/:provider/test", "/v1/admin/integrations/:provider/test":
		return true
	}
	return false
}

// routes is the whole table. paid routes answer 402 without an active subscription;
// reading, leaving and deleting always work.
func (a *API) routes() []route {
	return []route{
		public("POST", "/v1/auth/register", a.register),
		public("POST", "/v1/auth/login", a.login),
		public("POST", "/v1/auth/refresh", a.refresh),
		public("POST", "/v1/auth/logout", a.logout),
		public("POST", "/v1/auth/verify-email", a.verifyEmail),
		public("POST", "/v1/auth/resend-verification", a.resendVerification),
		public("POST", "/v1/auth/forgot-password", a.forgotPassword),
		public("POST", "/v1/auth/reset-password", a.resetPassword),
		public("POST", "/v1/auth/login/mfa", a.loginMFA),
		public("POST", "/v1/auth/confirm-email-change", a.confirmEmailChange),

		person("GET", "/v1/me", a.getMe),
		own("PATCH", "/v1/me", a.updateMe),
		own("POST", "/v1/me/password", a.changePassword),
		own("POST", "/v1/me/email", a.changeEmail),
		own("DELETE", "/v1/me/email", a.cancelEmailChange),
		own("POST", "/v1/me/mfa", a.startMFA),
		own("POST", "/v1/me/mfa/confirm", a.confirmMFA),
		own("POST", "/v1/me/mfa/recovery-codes", a.renewRecoveryCodes),
		own("DELETE", "/v1/me/mfa", a.disableMFA),
		own("GET", "/v1/me/sessions", a.listSessions),
		own("DELETE", "/v1/me/sessions", a.deleteSessions),
		own("DELETE", "/v1/me/sessions/:id", a.deleteSession),
		own("GET", "/v1/me/tenants", a.listMyTenants),
		own("POST", "/v1/me/tenants", a.createTenant),
		own("POST", "/v1/me/tenants/:id/switch", a.switchTenant),
		person("DELETE", "/v1/me/impersonation", a.endImpersonation),

		tenanted("GET", "/v1/tenant", tenant.TenantRead, a.getTenant),
		tenanted("PATCH", "/v1/tenant", tenant.TenantWrite, a.updateTenant),
		member("DELETE", "/v1/tenant", tenant.TenantOwn, a.deleteTenant),
		member("POST", "/v1/tenant/restore", tenant.TenantOwn, a.restoreTenant),
		member("POST", "/v1/tenant/transfer", tenant.TenantOwn, a.transferTenant),
		member("GET", "/v1/tenant/exports", tenant.TenantOwn, a.listExports),
		member("POST", "/v1/tenant/export", tenant.TenantOwn, a.createExport),
		member("GET", "/v1/tenant/exports/:id/content", tenant.TenantOwn, a.getExportContent),
		tenanted("GET", "/v1/tenant/members", tenant.MembersRead, a.listMembers),
		member("PATCH", "/v1/tenant/members/:userId", tenant.MembersWrite, a.updateMember),
		member("DELETE", "/v1/tenant/members/:userId", tenant.MembersRead, a.deleteMember),
		member("GET", "/v1/tenant/invites", tenant.MembersWrite, a.listInvites),
		member("POST", "/v1/tenant/invites", tenant.MembersWrite, a.createInvite).counts(billing.Seats),
		member("POST", "/v1/tenant/invites/:id/resend", tenant.MembersWrite, a.resendInvite).counts(billing.Seats),
		member("DELETE", "/v1/tenant/invites/:id", tenant.MembersWrite, a.deleteInvite),
		public("GET", "/v1/invites/:token", a.getInvite),
		open("POST", "/v1/invites/:token/accept", a.acceptInvite),

		member("GET", "/v1/api-keys", tenant.KeysRead, a.listAPIKeys),
		member("POST", "/v1/api-keys", tenant.KeysWrite, a.createAPIKey).counts(billing.APIKeys).entitled(billing.APIAccess),
		member("POST", "/v1/api-keys/:id/rotate", tenant.KeysWrite, a.rotateAPIKey),
		member("DELETE", "/v1/api-keys/:id", tenant.KeysWrite, a.deleteAPIKey),
		tenanted("GET", "/v1/audit-events", tenant.AuditRead, a.listAuditEvents),
		tenanted("GET", "/v1/audit-events/export", tenant.AuditRead, a.exportAuditEvents).lasting(),

		member("GET", "/v1/integrations", tenant.IntegrationsRead, a.listIntegrations),
		member("GET", "/v1/integrations/:provider", tenant.IntegrationsRead, a.getIntegration),
		member("PUT", "/v1/integrations/:provider", tenant.IntegrationsWrite, a.putIntegration).entitled(billing.OwnKeys),
		member("DELETE", "/v1/integrations/:provider", tenant.IntegrationsWrite, a.deleteIntegration),
		member("POST", "/v1/integrations/:provider/test", tenant.IntegrationsWrite, a.testIntegration).entitled(billing.OwnKeys),

		public("GET", "/v1/plans", a.listPlans),
		tenanted("GET", "/v1/billing/subscription", tenant.BillingRead, a.getSubscription),
		tenanted("GET", "/v1/billing/usage", tenant.BillingRead, a.getUsage),
		tenanted("GET", "/v1/billing/usage/history", tenant.BillingRead, a.getUsageHistory),
		tenanted("POST", "/v1/billing/checkout-sessions", tenant.BillingWrite, a.createCheckoutSession),
		tenanted("POST", "/v1/billing/checkout-sessions/:id/verify", tenant.BillingWrite, a.verifyCheckoutSession),
		tenanted("GET", "/v1/billing/payments", tenant.BillingRead, a.listPayments),

		tenanted("GET", "/v1/brand-profiles", tenant.BrandsRead, a.listBrandProfiles),
		paid("POST", "/v1/brand-profiles", tenant.BrandsWrite, a.createBrandProfile).counts(billing.BrandProfiles),
		tenanted("GET", "/v1/brand-profiles/:id", tenant.BrandsRead, a.getBrandProfile),
		paid("PATCH", "/v1/brand-profiles/:id", tenant.BrandsWrite, a.updateBrandProfile),
		tenanted("DELETE", "/v1/brand-profiles/:id", tenant.BrandsWrite, a.deleteBrandProfile),

		tenanted("GET", "/v1/campaigns", tenant.CampaignsRead, a.listCampaigns),
		paid("POST", "/v1/campaigns", tenant.CampaignsWrite, a.createCampaign).counts(billing.ActiveCampaigns),
		tenanted("GET", "/v1/campaigns/:id", tenant.CampaignsRead, a.getCampaign),
		paid("PATCH", "/v1/campaigns/:id", tenant.CampaignsWrite, a.updateCampaign),
		tenanted("DELETE", "/v1/campaigns/:id", tenant.CampaignsWrite, a.deleteCampaign),
		paid("POST", "/v1/campaigns/:id/archive", tenant.CampaignsWrite, a.archiveCampaign),
		paid("POST", "/v1/campaigns/:id/duplicate", tenant.CampaignsWrite, a.duplicateCampaign).counts(billing.ActiveCampaigns),

		tenanted("GET", "/v1/creatives", tenant.CreativesRead, a.listCreatives),
		paid("POST", "/v1/creatives", tenant.CreativesWrite, a.createCreative),
		tenanted("GET", "/v1/creatives/:id", tenant.CreativesRead, a.getCreative),
		paid("PATCH", "/v1/creatives/:id", tenant.CreativesWrite, a.updateCreative),
		tenanted("DELETE", "/v1/creatives/:id", tenant.CreativesWrite, a.deleteCreative),

		tenanted("GET", "/v1/engines", tenant.EnginesRead, a.listEngines),
		paid("POST", "/v1/engines/:engine/runs", tenant.EnginesRun, a.createEngineRun).counts(billing.EngineRuns, billing.EngineTokens),
		tenanted("POST", "/v1/engines/:engine/estimate", tenant.EnginesRead, a.estimateEngineRun),
		tenanted("GET", "/v1/engine-runs", tenant.EnginesRead, a.listEngineRuns),
		tenanted("GET", "/v1/engine-runs/:id", tenant.EnginesRead, a.getEngineRun),
		tenanted("GET", "/v1/engine-runs/:id/events", tenant.EnginesRead, a.streamEngineRun).lasting(),
		tenanted("GET", "/v1/engine-runs/:id/record", tenant.EnginesRead, a.getEngineRecord),
		tenanted("GET", "/v1/engine-runs/:id/picture", tenant.EnginesRead, a.getEnginePicture),
		tenanted("POST", "/v1/engine-runs/:id/replay", tenant.EnginesRead, a.replayEngineRun),
		paid("POST", "/v1/engine-runs/:id/rerun", tenant.EnginesRun, a.rerunEngineRun).counts(billing.EngineRuns, billing.EngineTokens),
		paid("POST", "/v1/engine-runs/:id/approve", tenant.EnginesRun, a.approveEngineStep),
		paid("POST", "/v1/engine-runs/:id/cancel", tenant.EnginesRun, a.cancelEngineRun),
		paid("POST", "/v1/engine-runs/:id/apply", tenant.EnginesRun, a.applyEngineRun).counts(billing.StorageBytes, billing.UploadBytes),

		tenanted("GET", "/v1/assets", tenant.AssetsRead, a.listAssets),
		paid("POST", "/v1/assets", tenant.AssetsWrite, a.createAsset).counts(billing.StorageBytes, billing.UploadBytes),
		paid("POST", "/v1/assets/:id/complete", tenant.AssetsWrite, a.completeAsset),
		tenanted("GET", "/v1/assets/:id", tenant.AssetsRead, a.getAsset),
		tenanted("GET", "/v1/assets/:id/content", tenant.AssetsRead, a.getAssetContent),
		paid("PATCH", "/v1/assets/:id", tenant.AssetsWrite, a.updateAsset),
		tenanted("DELETE", "/v1/assets/:id", tenant.AssetsWrite, a.deleteAsset),

		tenanted("GET", "/v1/networks", tenant.ChannelsRead, a.listNetworks),
		tenanted("GET", "/v1/channels", tenant.ChannelsRead, a.listChannels),
		paid("POST", "/v1/channels/connect", tenant.ChannelsWrite, a.connectChannels),
		paid("POST", "/v1/channels/refresh", tenant.ChannelsWrite, a.refreshChannels).counts(billing.Channels),
		tenanted("DELETE", "/v1/channels/:id", tenant.ChannelsWrite, a.deleteChannel),
		tenanted("GET", "/v1/channels/:id/slots", tenant.ChannelsRead, a.getSlots),
		paid("PUT", "/v1/channels/:id/slots", tenant.PostsWrite, a.setSlots),
		tenanted("GET", "/v1/channels/:id/queue", tenant.PostsRead, a.getQueue),

		tenanted("GET", "/v1/review-links", tenant.PostsRead, a.listReviewLinks),
		paid("POST", "/v1/review-links", tenant.PostsWrite, a.createReviewLink),
		tenanted("DELETE", "/v1/review-links/:id", tenant.PostsWrite, a.deleteReviewLink),
		tenanted("GET", "/v1/posts/:id/comments", tenant.PostsRead, a.listComments),
		paid("POST", "/v1/posts/:id/comments", tenant.PostsWrite, a.createComment),
		public("GET", "/v1/reviews/:token", a.getReview),
		public("POST", "/v1/reviews/:token/comments", a.createReviewComment),

		tenanted("GET", "/v1/pauses", tenant.PostsRead, a.listPauses),
		tenanted("POST", "/v1/pauses", tenant.PostsWrite, a.createPause),
		tenanted("POST", "/v1/pauses/:id/end", tenant.PostsWrite, a.endPause),

		tenanted("GET", "/v1/posts", tenant.PostsRead, a.listPosts),
		paid("POST", "/v1/posts", tenant.PostsWrite, a.createPost),
		tenanted("GET", "/v1/posts/:id", tenant.PostsRead, a.getPost),
		paid("PATCH", "/v1/posts/:id", tenant.PostsWrite, a.updatePost),
		tenanted("DELETE", "/v1/posts/:id", tenant.PostsWrite, a.deletePost),
		tenanted("POST", "/v1/posts/validate", tenant.PostsRead, a.validatePost),
		paid("POST", "/v1/posts/:id/schedule", tenant.PostsWrite, a.schedulePost).counts(billing.ScheduledPosts),
		tenanted("GET", "/v1/posts/:id/next-slot", tenant.PostsRead, a.getNextSlot),
		paid("POST", "/v1/posts/:id/queue", tenant.PostsWrite, a.queuePost).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/:id/repeat", tenant.PostsWrite, a.repeatPost).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/:id/submit", tenant.PostsWrite, a.submitPost),
		paid("POST", "/v1/posts/:id/approve", tenant.PostsApprove, a.approvePost).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/:id/reject", tenant.PostsApprove, a.rejectPost),
		paid("POST", "/v1/posts/bulk", tenant.PostsWrite, a.bulkPosts).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/reschedule", tenant.PostsWrite, a.reschedulePosts).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/:id/unschedule", tenant.PostsWrite, a.unschedulePost),
		paid("POST", "/v1/posts/:id/publish-now", tenant.PostsWrite, a.publishPostNow).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/:id/retry", tenant.PostsWrite, a.retryPost).counts(billing.ScheduledPosts),
		paid("POST", "/v1/posts/:id/duplicate", tenant.PostsWrite, a.duplicatePost),
		tenanted("GET", "/v1/posts/:id/publications", tenant.PostsRead, a.listPublications),
		tenanted("GET", "/v1/posts/:id/publications/export", tenant.PostsRead, a.exportPublications),
		tenanted("GET", "/v1/publishing/lateness", tenant.PostsRead, a.getLateness),
		paid("POST", "/v1/posts/import", tenant.PostsWrite, a.importPosts).counts(billing.ScheduledPosts).file(),
		tenanted("GET", "/v1/posts/export", tenant.PostsRead, a.exportPosts).lasting(),
		tenanted("GET", "/v1/calendar", tenant.PostsRead, a.getCalendar),
		tenanted("GET", "/v1/calendar/export", tenant.PostsRead, a.exportCalendar),

		member("GET", "/v1/notifications", tenant.TenantRead, a.listNotifications),
		member("POST", "/v1/notifications/read", tenant.TenantRead, a.readNotifications),
		tenanted("GET", "/v1/events", tenant.TenantRead, a.streamEvents).lasting(),

		platform("GET", "/v1/admin/stats", tenant.PlatformRead, a.getAdminStats),
		platform("GET", "/v1/admin/tenants", tenant.PlatformRead, a.listAdminTenants),
		platform("GET", "/v1/admin/tenants/export", tenant.PlatformRead, a.exportAdminTenants).lasting(),
		platform("GET", "/v1/admin/tenants/:id", tenant.PlatformRead, a.getAdminTenant),
		platform("PUT", "/v1/admin/tenants/:id/subscription", tenant.PlatformOperate, a.overrideSubscription),
		platform("POST", "/v1/admin/tenants/:id/suspend", tenant.PlatformOperate, a.suspendTenant),
		platform("POST", "/v1/admin/tenants/:id/reactivate", tenant.PlatformOperate, a.reactivateTenant),
		platform("POST", "/v1/admin/tenants/:id/impersonate", tenant.PlatformOperate, a.impersonateTenant),
		platform("GET", "/v1/admin/plans", tenant.PlatformRead, a.listAdminPlans),
		platform("POST", "/v1/admin/plans", tenant.PlatformOperate, a.createAdminPlan),
		platform("GET", "/v1/admin/plans/:id", tenant.PlatformRead, a.getAdminPlan),
		platform("PATCH", "/v1/admin/plans/:id", tenant.PlatformOperate, a.updateAdminPlan),
		platform("GET", "/v1/admin/plans/:id/versions", tenant.PlatformRead, a.listAdminPlanVersions),
		platform("GET", "/v1/admin/payments", tenant.PlatformRead, a.listAdminPayments),
		platform("GET", "/v1/admin/payments/export", tenant.PlatformRead, a.exportAdminPayments).lasting(),
		platform("GET", "/v1/admin/payments/:id", tenant.PlatformRead, a.getAdminPayment),
		platform("GET", "/v1/admin/mismatches", tenant.PlatformRead, a.listMismatches),
		platform("POST", "/v1/admin/mismatches/:id/review", tenant.PlatformOperate, a.reviewMismatch),
		platform("GET", "/v1/admin/revenue", tenant.PlatformRead, a.getRevenue),
		platform("GET", "/v1/admin/integrations", tenant.PlatformRead, a.listAdminIntegrations),
		platform("GET", "/v1/admin/integrations/:provider", tenant.PlatformRead, a.getAdminIntegration),
		platform("PUT", "/v1/admin/integrations/:provider", tenant.PlatformOperate, a.putAdminIntegration),
		platform("DELETE", "/v1/admin/integrations/:provider", tenant.PlatformOperate, a.deleteAdminIntegration),
		platform("POST", "/v1/admin/integrations/:provider/test", tenant.PlatformOperate, a.testAdminIntegration),
		platform("POST", "/v1/admin/keys/rotate", tenant.PlatformOperate, a.rotateKeys),
		platform("GET", "/v1/admin/keys/rotation", tenant.PlatformRead, a.getKeyRotation),
		platform("GET", "/v1/admin/users", tenant.PlatformRead, a.listAdminUsers),
		platform("GET", "/v1/admin/audit-events", tenant.PlatformRead, a.listAdminAuditEvents),

		public("GET", "/healthz", a.getHealth),
		public("GET", "/readyz", a.getReadiness),
		public("GET", "/metrics", a.getMetrics),
		public("GET", "/openapi.yaml", a.getOpenAPI),
		public("GET", "/docs", a.getDocs),
	}
}
