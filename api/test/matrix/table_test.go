package matrix_test

import (
	"time"

	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/stack"
)

// gate is who is let up to an operation at all.
type gate int

const (
	anybody  gate = iota // no credential is asked for
	optional             // a credential may be shown
	person               // a signed-in person
	oneself              // the same, and nobody in their place
	member               // a person in a team
	keyed                // a person in a team, or an API key
	paid                 // the same, with an active plan
	operator             // an operator of the platform
)

// Who in a team may do what.
var (
	everyRole = []tenant.Role{tenant.Viewer, tenant.Editor, tenant.Approver, tenant.Admin, tenant.Owner}
	editors   = []tenant.Role{tenant.Editor, tenant.Approver, tenant.Admin, tenant.Owner}
	approvers = []tenant.Role{tenant.Approver, tenant.Admin, tenant.Owner}
	admins    = []tenant.Role{tenant.Admin, tenant.Owner}
	owners    = []tenant.Role{tenant.Owner}
)

// entry is what one operation asks of its callers.
type entry struct {
	gate  gate
	roles []tenant.Role // in a team
	scope string        // of an API key; empty: no key can have it
	ok    []int         // what it answers who may call it
	// call makes what is needed and gives path and body, for a caller who may.
	call func(w *world, as *stack.Person) (path string, body any)

	alone  bool // touches money, secrets or people: not for an operator who acts as somebody
	opens  bool // begins something new, which a team that is being deleted can't
	costs  bool // takes of what a plan includes, and so needs one
	writes bool // an operation of operators that support may not use
}

var statuses = func(codes ...int) []int { return codes }

// at is a call without a body to a fixed path.
func at(path string) func(*world, *stack.Person) (string, any) {
	return func(*world, *stack.Person) (string, any) { return path, nil }
}

// send is a call with a body to a fixed path.
func send(path string, body any) func(*world, *stack.Person) (string, any) {
	return func(*world, *stack.Person) (string, any) { return path, body }
}

// on is a call about something that is made for it.
func on(before string, make func(w *world) string, after string, body any) func(*world, *stack.Person) (string, any) {
	return func(w *world, _ *stack.Person) (string, any) { return before + make(w) + after, body }
}

type object = stack.Object

// table is every operation of the contract.
var table = map[string]entry{
	"GET /healthz":      {ok: statuses(200), call: at("/healthz")},
	"GET /readyz":       {ok: statuses(200), call: at("/readyz")},
	"GET /metrics":      {ok: statuses(200), call: at("/metrics")},
	"GET /openapi.yaml": {ok: statuses(200), call: at("/openapi.yaml")},
	"GET /docs":         {ok: statuses(200), call: at("/docs")},
	"GET /v1/plans":     {ok: statuses(200), call: at("/v1/plans")},

	"POST /v1/auth/register": {ok: statuses(201), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/auth/register", object{"email": w.address(), "password": stack.Password, "name": "Ada", "tenantName": "New", "timezone": "Europe/Berlin"}
	}},
	"POST /v1/auth/login": {ok: statuses(200), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/auth/login", object{"email": w.people[tenant.Viewer].Email, "password": stack.Password}
	}},
	"POST /v1/auth/login/mfa":            {ok: statuses(401), call: send("/v1/auth/login/mfa", object{"mfaToken": "nonsense", "code": "123456"})},
	"POST /v1/auth/refresh":              {ok: statuses(401), call: at("/v1/auth/refresh")},
	"POST /v1/auth/logout":               {ok: statuses(204), call: at("/v1/auth/logout")},
	"POST /v1/auth/verify-email":         {ok: statuses(422), call: send("/v1/auth/verify-email", object{"token": "nonsense"})},
	"POST /v1/auth/resend-verification":  {ok: statuses(202), call: send("/v1/auth/resend-verification", object{"email": "nobody@example.com"})},
	"POST /v1/auth/forgot-password":      {ok: statuses(202), call: send("/v1/auth/forgot-password", object{"email": "nobody@example.com"})},
	"POST /v1/auth/reset-password":       {ok: statuses(422), call: send("/v1/auth/reset-password", object{"token": "nonsense", "password": stack.Password})},
	"POST /v1/auth/confirm-email-change": {ok: statuses(422), call: send("/v1/auth/confirm-email-change", object{"token": "nonsense"})},
	"GET /v1/invites/{token}":            {ok: statuses(404), call: at("/v1/invites/nonsense")},
	"POST /v1/invites/{token}/accept":    {gate: optional, ok: statuses(404), call: send("/v1/invites/nonsense/accept", object{})},

	"GET /v1/me":           {gate: person, ok: statuses(200), call: at("/v1/me")},
	"PATCH /v1/me":         {gate: oneself, ok: statuses(200), call: send("/v1/me", object{"name": "Ada King"})},
	"POST /v1/me/password": {gate: oneself, ok: statuses(200), call: send("/v1/me/password", object{"currentPassword": stack.Password, "newPassword": "another violet tractor"})},
	"POST /v1/me/email": {gate: oneself, ok: statuses(202), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/me/email", object{"email": w.address(), "password": stack.Password}
	}},
	"DELETE /v1/me/email":            {gate: oneself, ok: statuses(204), call: at("/v1/me/email")},
	"POST /v1/me/mfa":                {gate: oneself, ok: statuses(200), call: send("/v1/me/mfa", object{"password": stack.Password})},
	"POST /v1/me/mfa/confirm":        {gate: oneself, ok: statuses(409, 422), call: send("/v1/me/mfa/confirm", object{"code": "123456"})},
	"POST /v1/me/mfa/recovery-codes": {gate: oneself, ok: statuses(409), call: send("/v1/me/mfa/recovery-codes", object{"password": stack.Password})},
	"DELETE /v1/me/mfa":              {gate: oneself, ok: statuses(204, 409), call: send("/v1/me/mfa", object{"password": stack.Password})},
	"GET /v1/me/sessions":            {gate: oneself, ok: statuses(200), call: at("/v1/me/sessions")},
	"DELETE /v1/me/sessions":         {gate: oneself, ok: statuses(204), call: at("/v1/me/sessions?except=current")},
	"DELETE /v1/me/sessions/{id}":    {gate: oneself, ok: statuses(204), call: func(w *world, as *stack.Person) (string, any) { return "/v1/me/sessions/" + w.session(as), nil }},
	"GET /v1/me/tenants":             {gate: oneself, ok: statuses(200), call: at("/v1/me/tenants")},
	"POST /v1/me/tenants":            {gate: oneself, ok: statuses(201), call: send("/v1/me/tenants", object{"name": "Second", "timezone": "Europe/Berlin"})},
	"POST /v1/me/tenants/{id}/switch": {gate: oneself, ok: statuses(200), call: func(_ *world, as *stack.Person) (string, any) {
		return "/v1/me/tenants/" + as.TenantID + "/switch", nil
	}},
	"DELETE /v1/me/impersonation": {gate: person, ok: statuses(204, 409), call: at("/v1/me/impersonation")},

	"GET /v1/tenant":                      {gate: keyed, roles: everyRole, scope: "tenant:read", ok: statuses(200), call: at("/v1/tenant")},
	"PATCH /v1/tenant":                    {gate: keyed, roles: admins, opens: true, ok: statuses(200), call: send("/v1/tenant", object{"name": "Victims"})},
	"DELETE /v1/tenant":                   {gate: member, roles: owners, alone: true, ok: statuses(422), call: send("/v1/tenant", object{"name": "another name", "password": stack.Password})},
	"POST /v1/tenant/restore":             {gate: member, roles: owners, alone: true, ok: statuses(200, 409), call: at("/v1/tenant/restore")},
	"POST /v1/tenant/transfer":            {gate: member, roles: owners, alone: true, ok: statuses(403, 422), call: send("/v1/tenant/transfer", object{"userId": "usr_nobody", "password": "not the password"})},
	"GET /v1/tenant/exports":              {gate: member, roles: owners, alone: true, ok: statuses(200), call: at("/v1/tenant/exports")},
	"POST /v1/tenant/export":              {gate: member, roles: owners, alone: true, ok: statuses(202, 409), call: at("/v1/tenant/export")},
	"GET /v1/tenant/exports/{id}/content": {gate: member, roles: owners, alone: true, ok: statuses(302), call: on("/v1/tenant/exports/", (*world).export, "/content", nil)},
	"GET /v1/tenant/members":              {gate: keyed, roles: everyRole, scope: "members:read", ok: statuses(200), call: at("/v1/tenant/members")},
	"PATCH /v1/tenant/members/{userId}":   {gate: member, roles: admins, alone: true, ok: statuses(200), call: on("/v1/tenant/members/", (*world).extra, "", object{"role": "viewer"})},
	"DELETE /v1/tenant/members/{userId}":  {gate: member, roles: admins, alone: true, ok: statuses(204), call: on("/v1/tenant/members/", (*world).newcomer, "", nil)},
	"GET /v1/tenant/invites":              {gate: member, roles: admins, alone: true, ok: statuses(200), call: at("/v1/tenant/invites")},
	"POST /v1/tenant/invites": {gate: member, roles: admins, alone: true, opens: true, costs: true, ok: statuses(201), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/tenant/invites", object{"email": w.address(), "role": "viewer"}
	}},
	"POST /v1/tenant/invites/{id}/resend": {gate: member, roles: admins, alone: true, opens: true, costs: true, ok: statuses(200), call: on("/v1/tenant/invites/", (*world).invite, "/resend", nil)},
	"DELETE /v1/tenant/invites/{id}":      {gate: member, roles: admins, alone: true, ok: statuses(204), call: on("/v1/tenant/invites/", (*world).invite, "", nil)},

	"GET /v1/api-keys":              {gate: member, roles: admins, alone: true, ok: statuses(200), call: at("/v1/api-keys")},
	"POST /v1/api-keys":             {gate: member, roles: admins, alone: true, opens: true, costs: true, ok: statuses(201), call: send("/v1/api-keys", object{"name": "New", "scopes": []string{"posts:read"}})},
	"POST /v1/api-keys/{id}/rotate": {gate: member, roles: admins, alone: true, opens: true, ok: statuses(200), call: on("/v1/api-keys/", (*world).key, "/rotate", object{})},
	"DELETE /v1/api-keys/{id}":      {gate: member, roles: admins, alone: true, ok: statuses(204), call: on("/v1/api-keys/", (*world).newKey, "", nil)},
	"GET /v1/audit-events":          {gate: keyed, roles: admins, scope: "audit:read", ok: statuses(200), call: at("/v1/audit-events")},
	"GET /v1/audit-events/export":   {gate: keyed, roles: admins, scope: "audit:read", ok: statuses(200), call: at("/v1/audit-events/export")},

	"GET /v1/integrations":            {gate: member, roles: admins, alone: true, ok: statuses(200), call: at("/v1/integrations")},
	"GET /v1/integrations/{provider}": {gate: member, roles: admins, alone: true, ok: statuses(200), call: at("/v1/integrations/gemini")},
	"PUT /v1/integrations/{provider}": {gate: member, roles: admins, alone: true, opens: true, costs: true, ok: statuses(200), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/integrations/gemini", object{"values": object{"apiKey": w.Env("GEMINI_API_KEY")}}
	}},
	"DELETE /v1/integrations/{provider}":    {gate: member, roles: admins, alone: true, ok: statuses(204), call: at("/v1/integrations/gemini")},
	"POST /v1/integrations/{provider}/test": {gate: member, roles: admins, alone: true, opens: true, costs: true, ok: statuses(200), call: at("/v1/integrations/gemini/test")},

	"GET /v1/billing/subscription":                   {gate: keyed, roles: everyRole, scope: "billing:read", ok: statuses(200), call: at("/v1/billing/subscription")},
	"GET /v1/billing/usage":                          {gate: keyed, roles: everyRole, scope: "billing:read", ok: statuses(200), call: at("/v1/billing/usage")},
	"GET /v1/billing/usage/history":                  {gate: keyed, roles: everyRole, scope: "billing:read", ok: statuses(200), call: at("/v1/billing/usage/history?months=2")},
	"GET /v1/billing/payments":                       {gate: keyed, roles: everyRole, scope: "billing:read", ok: statuses(200), call: at("/v1/billing/payments")},
	"POST /v1/billing/checkout-sessions":             {gate: keyed, roles: owners, alone: true, opens: true, ok: statuses(201), call: send("/v1/billing/checkout-sessions", object{"planId": "agency", "interval": "month"})},
	"POST /v1/billing/checkout-sessions/{id}/verify": {gate: keyed, roles: owners, alone: true, ok: statuses(200), call: on("/v1/billing/checkout-sessions/", (*world).checkout, "/verify", nil)},

	"GET /v1/brand-profiles":         {gate: keyed, roles: everyRole, scope: "brands:read", ok: statuses(200), call: at("/v1/brand-profiles")},
	"POST /v1/brand-profiles":        {gate: paid, roles: editors, scope: "brands:write", ok: statuses(201), call: send("/v1/brand-profiles", stack.BrandInput())},
	"GET /v1/brand-profiles/{id}":    {gate: keyed, roles: everyRole, scope: "brands:read", ok: statuses(200), call: on("/v1/brand-profiles/", (*world).brand, "", nil)},
	"PATCH /v1/brand-profiles/{id}":  {gate: paid, roles: editors, scope: "brands:write", ok: statuses(200), call: on("/v1/brand-profiles/", (*world).brand, "", object{"name": "Other"})},
	"DELETE /v1/brand-profiles/{id}": {gate: keyed, roles: editors, scope: "brands:write", ok: statuses(204), call: on("/v1/brand-profiles/", (*world).newBrand, "", nil)},

	"GET /v1/campaigns":                 {gate: keyed, roles: everyRole, scope: "campaigns:read", ok: statuses(200), call: at("/v1/campaigns")},
	"POST /v1/campaigns":                {gate: paid, roles: editors, scope: "campaigns:write", ok: statuses(201), call: func(w *world, _ *stack.Person) (string, any) { return "/v1/campaigns", stack.CampaignInput(w.brand()) }},
	"GET /v1/campaigns/{id}":            {gate: keyed, roles: everyRole, scope: "campaigns:read", ok: statuses(200), call: on("/v1/campaigns/", (*world).campaign, "", nil)},
	"PATCH /v1/campaigns/{id}":          {gate: paid, roles: editors, scope: "campaigns:write", ok: statuses(200), call: on("/v1/campaigns/", (*world).campaign, "", object{"name": "Other"})},
	"DELETE /v1/campaigns/{id}":         {gate: keyed, roles: editors, scope: "campaigns:write", ok: statuses(204), call: on("/v1/campaigns/", (*world).newCampaign, "", nil)},
	"POST /v1/campaigns/{id}/archive":   {gate: paid, roles: editors, scope: "campaigns:write", ok: statuses(200), call: on("/v1/campaigns/", (*world).newCampaign, "/archive", nil)},
	"POST /v1/campaigns/{id}/duplicate": {gate: paid, roles: editors, scope: "campaigns:write", ok: statuses(201), call: on("/v1/campaigns/", (*world).campaign, "/duplicate", nil)},

	"GET /v1/creatives":         {gate: keyed, roles: everyRole, scope: "creatives:read", ok: statuses(200), call: at("/v1/creatives")},
	"POST /v1/creatives":        {gate: paid, roles: editors, scope: "creatives:write", ok: statuses(201), call: func(w *world, _ *stack.Person) (string, any) { return "/v1/creatives", w.creativeInput() }},
	"GET /v1/creatives/{id}":    {gate: keyed, roles: everyRole, scope: "creatives:read", ok: statuses(200), call: on("/v1/creatives/", (*world).creative, "", nil)},
	"PATCH /v1/creatives/{id}":  {gate: paid, roles: editors, scope: "creatives:write", ok: statuses(200), call: on("/v1/creatives/", (*world).creative, "", object{"name": "Other"})},
	"DELETE /v1/creatives/{id}": {gate: keyed, roles: editors, scope: "creatives:write", ok: statuses(204), call: on("/v1/creatives/", (*world).newCreative, "", nil)},

	"GET /v1/engines": {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200), call: at("/v1/engines")},
	"POST /v1/engines/{engine}/runs": {gate: paid, roles: editors, scope: "engines:run", ok: statuses(202), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/engines/strategy/runs", object{"campaignId": w.campaign(), "input": object{}}
	}},
	"POST /v1/engines/{engine}/estimate": {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/engines/strategy/estimate", object{"campaignId": w.campaign(), "input": object{}}
	}},
	"GET /v1/engine-runs/{id}/record":   {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200), call: on("/v1/engine-runs/", (*world).run, "/record", nil)},
	"GET /v1/engine-runs/{id}/picture":  {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(404), call: on("/v1/engine-runs/", (*world).run, "/picture", nil)},
	"POST /v1/engine-runs/{id}/replay":  {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200, 409), call: on("/v1/engine-runs/", (*world).run, "/replay", nil)},
	"POST /v1/engine-runs/{id}/approve": {gate: paid, roles: editors, scope: "engines:run", ok: statuses(409), call: on("/v1/engine-runs/", (*world).run, "/approve", object{"step": "strategy"})},
	"POST /v1/engine-runs/{id}/rerun":   {gate: paid, roles: editors, scope: "engines:run", ok: statuses(202, 409), call: on("/v1/engine-runs/", (*world).run, "/rerun", nil)},
	"GET /v1/engine-runs":               {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200), call: at("/v1/engine-runs")},
	"GET /v1/engine-runs/{id}":          {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200), call: on("/v1/engine-runs/", (*world).run, "", nil)},
	"GET /v1/engine-runs/{id}/events":   {gate: keyed, roles: everyRole, scope: "engines:read", ok: statuses(200), call: on("/v1/engine-runs/", (*world).run, "/events", nil)},
	"POST /v1/engine-runs/{id}/cancel":  {gate: paid, roles: editors, scope: "engines:run", ok: statuses(409), call: on("/v1/engine-runs/", (*world).run, "/cancel", nil)},
	"POST /v1/engine-runs/{id}/apply":   {gate: paid, roles: editors, scope: "engines:run", ok: statuses(200, 409), call: on("/v1/engine-runs/", (*world).run, "/apply", object{})},

	"GET /v1/assets":                {gate: keyed, roles: everyRole, scope: "assets:read", ok: statuses(200), call: at("/v1/assets")},
	"POST /v1/assets":               {gate: paid, roles: editors, scope: "assets:write", ok: statuses(201), call: send("/v1/assets", object{"filename": "a.jpg", "contentType": "image/jpeg", "size": 1000})},
	"POST /v1/assets/{id}/complete": {gate: paid, roles: editors, scope: "assets:write", ok: statuses(200, 202), call: on("/v1/assets/", (*world).asset, "/complete", nil)},
	"GET /v1/assets/{id}":           {gate: keyed, roles: everyRole, scope: "assets:read", ok: statuses(200), call: on("/v1/assets/", (*world).asset, "", nil)},
	"GET /v1/assets/{id}/content":   {gate: keyed, roles: everyRole, scope: "assets:read", ok: statuses(302), call: on("/v1/assets/", (*world).asset, "/content", nil)},
	"PATCH /v1/assets/{id}":         {gate: paid, roles: editors, scope: "assets:write", ok: statuses(200), call: on("/v1/assets/", (*world).asset, "", object{"altText": "Other"})},
	"DELETE /v1/assets/{id}":        {gate: keyed, roles: editors, scope: "assets:write", ok: statuses(204), call: on("/v1/assets/", (*world).newAsset, "", nil)},

	"GET /v1/networks":          {gate: keyed, roles: everyRole, scope: "channels:read", ok: statuses(200), call: at("/v1/networks")},
	"GET /v1/channels":          {gate: keyed, roles: everyRole, scope: "channels:read", ok: statuses(200), call: at("/v1/channels")},
	"POST /v1/channels/connect": {gate: paid, roles: admins, scope: "channels:write", ok: statuses(200), call: send("/v1/channels/connect", object{"networks": []string{"linkedin"}, "returnPath": "/channels"})},
	"POST /v1/channels/refresh": {gate: paid, roles: admins, scope: "channels:write", ok: statuses(200), call: at("/v1/channels/refresh")},
	"DELETE /v1/channels/{id}":  {gate: keyed, roles: admins, scope: "channels:write", ok: statuses(204), call: on("/v1/channels/", (*world).newChannel, "", nil)},

	"GET /v1/channels/{id}/slots":  {gate: keyed, roles: everyRole, scope: "channels:read", ok: statuses(200), call: on("/v1/channels/", (*world).channel, "/slots", nil)},
	"PUT /v1/channels/{id}/slots":  {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: on("/v1/channels/", (*world).channel, "/slots", daily)},
	"GET /v1/channels/{id}/queue":  {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: on("/v1/channels/", (*world).channel, "/queue?from=2026-12-01T00:00:00Z&to=2026-12-31T00:00:00Z", nil)},
	"GET /v1/posts/{id}/next-slot": {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200, 409), call: on("/v1/posts/", (*world).post, "/next-slot", nil)},
	"POST /v1/posts/{id}/queue":    {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200, 409), call: on("/v1/posts/", (*world).newPost, "/queue", nil)},
	"POST /v1/posts/{id}/repeat":   {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: on("/v1/posts/", (*world).scheduledPost, "/repeat", object{"unit": "week", "interval": 1, "times": 1})},

	"GET /v1/review-links": {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/review-links")},
	"POST /v1/review-links": {gate: paid, roles: editors, scope: "posts:write", ok: statuses(201), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/review-links", object{"name": "Client", "postIds": []string{w.post()}}
	}},
	"DELETE /v1/review-links/{id}":      {gate: keyed, roles: editors, scope: "posts:write", ok: statuses(204), call: on("/v1/review-links/", (*world).reviewLink, "", nil)},
	"GET /v1/posts/{id}/comments":       {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: on("/v1/posts/", (*world).post, "/comments", nil)},
	"POST /v1/posts/{id}/comments":      {gate: paid, roles: editors, scope: "posts:write", ok: statuses(201), call: on("/v1/posts/", (*world).post, "/comments", object{"text": "Shorter."})},
	"GET /v1/reviews/{token}":           {ok: statuses(404), call: at("/v1/reviews/nonsense")},
	"POST /v1/reviews/{token}/comments": {ok: statuses(404), call: send("/v1/reviews/nonsense/comments", object{"postId": "pst_1", "author": "Kim", "text": "Shorter."})},

	"GET /v1/pauses": {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/pauses")},
	"POST /v1/pauses": {gate: keyed, roles: editors, scope: "posts:write", ok: statuses(201, 409), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/pauses", object{"kind": "campaign", "targetId": w.campaign()}
	}},
	"POST /v1/pauses/{id}/end": {gate: keyed, roles: editors, scope: "posts:write", ok: statuses(204), call: on("/v1/pauses/", (*world).pause, "/end", object{})},

	"GET /v1/posts":           {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/posts")},
	"POST /v1/posts":          {gate: paid, roles: editors, scope: "posts:write", ok: statuses(201), call: send("/v1/posts", object{"text": "New", "channelIds": []string{}})},
	"GET /v1/posts/{id}":      {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: on("/v1/posts/", (*world).post, "", nil)},
	"PATCH /v1/posts/{id}":    {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: on("/v1/posts/", (*world).post, "", object{"text": "Other"})},
	"DELETE /v1/posts/{id}":   {gate: keyed, roles: editors, scope: "posts:write", ok: statuses(204), call: on("/v1/posts/", (*world).newPost, "", nil)},
	"POST /v1/posts/validate": {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: send("/v1/posts/validate", object{"text": "New", "channelIds": []string{}})},
	"POST /v1/posts/{id}/schedule": {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: func(w *world, _ *stack.Person) (string, any) {
		return "/v1/posts/" + w.newPost() + "/schedule", object{"publishAt": time.Now().UTC().Add(72 * time.Hour)}
	}},
	"POST /v1/posts/{id}/unschedule": {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: on("/v1/posts/", (*world).scheduledPost, "/unschedule", nil)},
	"POST /v1/posts/{id}/submit":     {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: on("/v1/posts/", (*world).newPost, "/submit", nil)},
	"POST /v1/posts/{id}/approve":    {gate: paid, roles: approvers, scope: "posts:approve", ok: statuses(200), call: on("/v1/posts/", (*world).submittedPost, "/approve", nil)},
	"POST /v1/posts/{id}/reject":     {gate: paid, roles: approvers, scope: "posts:approve", ok: statuses(200), call: on("/v1/posts/", (*world).submittedPost, "/reject", object{"comment": "Shorter, please."})},
	"POST /v1/posts/bulk": {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: func(*world, *stack.Person) (string, any) {
		return "/v1/posts/bulk", object{"postIds": []string{"pst_nowhere"}, "action": "label", "label": "spring"}
	}},
	"POST /v1/posts/reschedule": {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: func(*world, *stack.Person) (string, any) {
		return "/v1/posts/reschedule", object{"postIds": []string{"pst_nowhere"}, "startAt": time.Now().Add(time.Hour).UTC().Format(time.RFC3339), "spacingMinutes": 5}
	}},
	"POST /v1/posts/{id}/publish-now":        {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200, 202), call: on("/v1/posts/", (*world).newPost, "/publish-now", nil)},
	"POST /v1/posts/{id}/retry":              {gate: paid, roles: editors, scope: "posts:write", ok: statuses(409), call: on("/v1/posts/", (*world).post, "/retry", nil)},
	"POST /v1/posts/{id}/duplicate":          {gate: paid, roles: editors, scope: "posts:write", ok: statuses(201), call: on("/v1/posts/", (*world).post, "/duplicate", nil)},
	"GET /v1/posts/{id}/publications":        {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: on("/v1/posts/", (*world).post, "/publications", nil)},
	"GET /v1/posts/{id}/publications/export": {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: on("/v1/posts/", (*world).post, "/publications/export", nil)},
	"GET /v1/publishing/lateness":            {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/publishing/lateness")},
	"GET /v1/calendar":                       {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/calendar?from=2026-12-01T00:00:00Z&to=2026-12-31T00:00:00Z")},
	"GET /v1/calendar/export":                {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/calendar/export?from=2026-12-01T00:00:00Z&to=2026-12-31T00:00:00Z")},
	"POST /v1/posts/import":                  {gate: paid, roles: editors, scope: "posts:write", ok: statuses(200), call: send("/v1/posts/import", object{"csv": "text\nHello\n", "dryRun": true})},
	"GET /v1/posts/export":                   {gate: keyed, roles: everyRole, scope: "posts:read", ok: statuses(200), call: at("/v1/posts/export?from=2026-12-01T00:00:00Z&to=2026-12-31T00:00:00Z")},

	"GET /v1/notifications":       {gate: member, roles: everyRole, ok: statuses(200), call: at("/v1/notifications")},
	"POST /v1/notifications/read": {gate: member, roles: everyRole, ok: statuses(204), call: send("/v1/notifications/read", object{})},
	"GET /v1/events":              {gate: keyed, roles: everyRole, scope: "tenant:read", ok: statuses(200), call: at("/v1/events")},

	"GET /v1/admin/stats":                         {gate: operator, ok: statuses(200), call: at("/v1/admin/stats")},
	"GET /v1/admin/tenants":                       {gate: operator, ok: statuses(200), call: at("/v1/admin/tenants")},
	"GET /v1/admin/tenants/export":                {gate: operator, ok: statuses(200), call: at("/v1/admin/tenants/export")},
	"GET /v1/admin/payments":                      {gate: operator, ok: statuses(200), call: at("/v1/admin/payments")},
	"GET /v1/admin/payments/export":               {gate: operator, ok: statuses(200), call: at("/v1/admin/payments/export")},
	"GET /v1/admin/payments/{id}":                 {gate: operator, ok: statuses(404), call: at("/v1/admin/payments/pay_nowhere")},
	"GET /v1/admin/mismatches":                    {gate: operator, ok: statuses(200), call: at("/v1/admin/mismatches?open=true")},
	"POST /v1/admin/mismatches/{id}/review":       {gate: operator, writes: true, ok: statuses(404), call: send("/v1/admin/mismatches/mis_nowhere/review", object{"note": "matrix"})},
	"GET /v1/admin/revenue":                       {gate: operator, ok: statuses(200), call: at("/v1/admin/revenue?months=3")},
	"GET /v1/admin/plans":                         {gate: operator, ok: statuses(200), call: at("/v1/admin/plans")},
	"POST /v1/admin/plans":                        {gate: operator, writes: true, ok: statuses(422), call: send("/v1/admin/plans", object{"id": "Not a slug"})},
	"GET /v1/admin/plans/{id}":                    {gate: operator, ok: statuses(200), call: at("/v1/admin/plans/starter")},
	"PATCH /v1/admin/plans/{id}":                  {gate: operator, writes: true, ok: statuses(200), call: send("/v1/admin/plans/starter", object{"description": "For one."})},
	"GET /v1/admin/plans/{id}/versions":           {gate: operator, ok: statuses(200), call: at("/v1/admin/plans/starter/versions")},
	"GET /v1/admin/integrations":                  {gate: operator, ok: statuses(200), call: at("/v1/admin/integrations")},
	"GET /v1/admin/integrations/{provider}":       {gate: operator, ok: statuses(200), call: at("/v1/admin/integrations/mail")},
	"PUT /v1/admin/integrations/{provider}":       {gate: operator, writes: true, ok: statuses(200), call: send("/v1/admin/integrations/gemini", object{"values": object{"textModel": "gemini-3.5-flash-lite"}})},
	"DELETE /v1/admin/integrations/{provider}":    {gate: operator, writes: true, ok: statuses(204), call: at("/v1/admin/integrations/gemini")},
	"POST /v1/admin/integrations/{provider}/test": {gate: operator, writes: true, ok: statuses(200), call: at("/v1/admin/integrations/mail/test")},
	"POST /v1/admin/keys/rotate":                  {gate: operator, writes: true, ok: statuses(202), call: at("/v1/admin/keys/rotate")},
	"GET /v1/admin/keys/rotation":                 {gate: operator, ok: statuses(200), call: at("/v1/admin/keys/rotation")},

	"GET /v1/admin/users":                     {gate: operator, ok: statuses(200), call: at("/v1/admin/users")},
	"GET /v1/admin/audit-events":              {gate: operator, ok: statuses(200), call: at("/v1/admin/audit-events")},
	"GET /v1/admin/tenants/{id}":              {gate: operator, ok: statuses(200), call: on("/v1/admin/tenants/", (*world).tenant, "", nil)},
	"PUT /v1/admin/tenants/{id}/subscription": {gate: operator, writes: true, ok: statuses(422), call: on("/v1/admin/tenants/", (*world).tenant, "/subscription", object{"action": "nonsense"})},
	"POST /v1/admin/tenants/{id}/suspend":     {gate: operator, writes: true, ok: statuses(200), call: on("/v1/admin/tenants/", (*world).otherTenant, "/suspend", object{"reason": "matrix"})},
	"POST /v1/admin/tenants/{id}/reactivate":  {gate: operator, writes: true, ok: statuses(200), call: on("/v1/admin/tenants/", (*world).suspendedTenant, "/reactivate", object{"reason": "matrix"})},
	"POST /v1/admin/tenants/{id}/impersonate": {gate: operator, writes: true, ok: statuses(201), call: on("/v1/admin/tenants/", (*world).tenant, "/impersonate", object{"reason": "matrix"})},
}
