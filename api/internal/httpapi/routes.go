package httpapi

import (
	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/tenant"
)

// access says who may come through a route at all.
type access int

const (
	anyone    access = iota // no credential asked for
	signedIn                // any signed-in person
	inTenant                // a member of a tenant
	withPlan                // a member whose tenant has an active subscription
	operators               // operators of the platform
)

// route is one line of the table: what an operation is, and what it takes to call it.
type route struct {
	method, path string
	access       access
	permission   tenant.Permission // empty: the access alone decides
	handler      echo.HandlerFunc
}

func public(method, path string, h echo.HandlerFunc) route {
	return route{method, path, anyone, "", h}
}
func person(method, path string, h echo.HandlerFunc) route {
	return route{method, path, signedIn, "", h}
}
func member(method, path string, h echo.HandlerFunc) route {
	return route{method, path, inTenant, "", h}
}
func tenanted(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method, path, inTenant, p, h}
}
func paid(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method, path, withPlan, p, h}
}
func platform(method, path string, p tenant.Permission, h echo.HandlerFunc) route {
	return route{method, path, operators, p, h}
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
		person("GET", "/v1/me", a.getMe),
		person("PATCH", "/v1/me", a.updateMe),
		tenanted("GET", "/v1/tenant", tenant.TenantRead, a.getTenant),
		tenanted("PATCH", "/v1/tenant", tenant.TenantWrite, a.updateTenant),

		public("GET", "/v1/plans", a.listPlans),
		tenanted("GET", "/v1/billing/subscription", tenant.BillingRead, a.getSubscription),
		tenanted("GET", "/v1/billing/usage", tenant.BillingRead, a.getUsage),
		tenanted("POST", "/v1/billing/checkout-sessions", tenant.BillingWrite, a.createCheckoutSession),
		tenanted("POST", "/v1/billing/checkout-sessions/:id/verify", tenant.BillingWrite, a.verifyCheckoutSession),
		tenanted("GET", "/v1/billing/payments", tenant.BillingRead, a.listPayments),

		tenanted("GET", "/v1/brand-profiles", tenant.BrandsRead, a.listBrandProfiles),
		paid("POST", "/v1/brand-profiles", tenant.BrandsWrite, a.createBrandProfile),
		tenanted("GET", "/v1/brand-profiles/:id", tenant.BrandsRead, a.getBrandProfile),
		paid("PATCH", "/v1/brand-profiles/:id", tenant.BrandsWrite, a.updateBrandProfile),
		tenanted("DELETE", "/v1/brand-profiles/:id", tenant.BrandsWrite, a.deleteBrandProfile),

		tenanted("GET", "/v1/campaigns", tenant.CampaignsRead, a.listCampaigns),
		paid("POST", "/v1/campaigns", tenant.CampaignsWrite, a.createCampaign),
		tenanted("GET", "/v1/campaigns/:id", tenant.CampaignsRead, a.getCampaign),
		paid("PATCH", "/v1/campaigns/:id", tenant.CampaignsWrite, a.updateCampaign),
		tenanted("DELETE", "/v1/campaigns/:id", tenant.CampaignsWrite, a.deleteCampaign),
		paid("POST", "/v1/campaigns/:id/archive", tenant.CampaignsWrite, a.archiveCampaign),
		paid("POST", "/v1/campaigns/:id/duplicate", tenant.CampaignsWrite, a.duplicateCampaign),

		tenanted("GET", "/v1/creatives", tenant.CreativesRead, a.listCreatives),
		paid("POST", "/v1/creatives", tenant.CreativesWrite, a.createCreative),
		tenanted("GET", "/v1/creatives/:id", tenant.CreativesRead, a.getCreative),
		paid("PATCH", "/v1/creatives/:id", tenant.CreativesWrite, a.updateCreative),
		tenanted("DELETE", "/v1/creatives/:id", tenant.CreativesWrite, a.deleteCreative),

		tenanted("GET", "/v1/engines", tenant.EnginesRead, a.listEngines),
		paid("POST", "/v1/engines/:engine/runs", tenant.EnginesRun, a.createEngineRun),
		tenanted("GET", "/v1/engine-runs", tenant.EnginesRead, a.listEngineRuns),
		tenanted("GET", "/v1/engine-runs/:id", tenant.EnginesRead, a.getEngineRun),
		tenanted("GET", "/v1/engine-runs/:id/events", tenant.EnginesRead, a.streamEngineRun),
		paid("POST", "/v1/engine-runs/:id/cancel", tenant.EnginesRun, a.cancelEngineRun),
		paid("POST", "/v1/engine-runs/:id/apply", tenant.EnginesRun, a.applyEngineRun),

		tenanted("GET", "/v1/assets", tenant.AssetsRead, a.listAssets),
		paid("POST", "/v1/assets", tenant.AssetsWrite, a.createAsset),
		paid("POST", "/v1/assets/:id/complete", tenant.AssetsWrite, a.completeAsset),
		tenanted("GET", "/v1/assets/:id", tenant.AssetsRead, a.getAsset),
		tenanted("GET", "/v1/assets/:id/content", tenant.AssetsRead, a.getAssetContent),
		paid("PATCH", "/v1/assets/:id", tenant.AssetsWrite, a.updateAsset),
		tenanted("DELETE", "/v1/assets/:id", tenant.AssetsWrite, a.deleteAsset),

		tenanted("GET", "/v1/networks", tenant.ChannelsRead, a.listNetworks),
		tenanted("GET", "/v1/channels", tenant.ChannelsRead, a.listChannels),
		paid("POST", "/v1/channels/connect", tenant.ChannelsWrite, a.connectChannels),
		paid("POST", "/v1/channels/refresh", tenant.ChannelsWrite, a.refreshChannels),
		tenanted("DELETE", "/v1/channels/:id", tenant.ChannelsWrite, a.deleteChannel),

		tenanted("GET", "/v1/posts", tenant.PostsRead, a.listPosts),
		paid("POST", "/v1/posts", tenant.PostsWrite, a.createPost),
		tenanted("GET", "/v1/posts/:id", tenant.PostsRead, a.getPost),
		paid("PATCH", "/v1/posts/:id", tenant.PostsWrite, a.updatePost),
		tenanted("DELETE", "/v1/posts/:id", tenant.PostsWrite, a.deletePost),
		tenanted("POST", "/v1/posts/validate", tenant.PostsRead, a.validatePost),
		paid("POST", "/v1/posts/:id/schedule", tenant.PostsWrite, a.schedulePost),
		paid("POST", "/v1/posts/:id/unschedule", tenant.PostsWrite, a.unschedulePost),
		paid("POST", "/v1/posts/:id/publish-now", tenant.PostsWrite, a.publishPostNow),
		paid("POST", "/v1/posts/:id/retry", tenant.PostsWrite, a.retryPost),
		paid("POST", "/v1/posts/:id/duplicate", tenant.PostsWrite, a.duplicatePost),
		tenanted("GET", "/v1/posts/:id/publications", tenant.PostsRead, a.listPublications),
		tenanted("GET", "/v1/calendar", tenant.PostsRead, a.getCalendar),

		member("GET", "/v1/notifications", a.listNotifications),
		member("POST", "/v1/notifications/read", a.readNotifications),
		member("GET", "/v1/events", a.streamEvents),

		platform("GET", "/v1/admin/stats", tenant.PlatformRead, a.getAdminStats),
		platform("GET", "/v1/admin/tenants", tenant.PlatformRead, a.listAdminTenants),
		platform("GET", "/v1/admin/tenants/:id", tenant.PlatformRead, a.getAdminTenant),
		platform("PUT", "/v1/admin/tenants/:id/subscription", tenant.PlatformOperate, a.overrideSubscription),

		public("GET", "/healthz", a.getHealth),
		public("GET", "/readyz", a.getReadiness),
		public("GET", "/metrics", a.getMetrics),
		public("GET", "/openapi.yaml", a.getOpenAPI),
		public("GET", "/docs", a.getDocs),
	}
}
