package mongostore

import (
	"slices"

	"go.mongodb.org/mongo-driver/bson"
)

// telling says how the changes of a collection's documents are told in the audit log, or
// why they are not.
type telling struct {
	why    string   // not told, and why; empty: told
	kind   string   // first half of the action: "post"
	name   string   // field that names a document for people; empty: see person
	person string   // field with the id of the person whose name stands for the document
	state  string   // field whose new value is the verb of its change: "post.scheduled"
	shown  []string // fields whose values are told; "terms.limits" is a part of a field, or of each of a list
	hidden []string // fields of which it is told that they changed, but not their values
}

// tellings is every collection: a new one does not pass the tests without an entry. What is
// in neither shown nor hidden is never told.
func tellings() map[string]telling {
	return map[string]telling{
		tenants: {kind: "tenant", name: "name", state: "status", shown: []string{"name", "timezone", "approvals.required", "approvals.self", "status", "stop.reason", "closing.deletesAt"}},
		apiKeys: {
			kind: "api_key", name: "name",
			shown: []string{"name", "scopes", "expiresAt", "secrets.last4", "secrets.until"},
		},
		integrations: {
			kind: "integration", name: "provider",
			shown: []string{"provider", "values.field", "values.text", "secrets.field", "secrets.last4", "secrets.setAt"},
		},
		invites:     {kind: "invite", name: "email", state: "state", shown: []string{"email", "role", "state", "expiresAt"}},
		memberships: {kind: "member", person: "userId", shown: []string{"userId", "role"}},
		users: {
			kind: "user", name: "name",
			shown: []string{"email", "name", "emailVerified", "locale", "timezone", "platformRole",
				"factor.since", "factor.codesAt", "emailChange.email", "emailChange.oldConfirmed", "emailChange.newConfirmed"},
			hidden: []string{"password"},
		},
		brandProfiles: {
			kind: "brand_profile", name: "name",
			shown: []string{"name", "description", "website", "industry", "audience", "tone", "facts", "bannedWords", "hashtags", "language"},
		},
		campaigns: {
			kind: "campaign", name: "name", state: "status",
			shown: []string{
				"name", "brandId", "objective", "goal", "audience", "brief", "start", "end", "budget", "networks", "status",
				"strategy.summary", "strategy.positioning", "strategy.runId",
			},
		},
		creatives: {kind: "creative", name: "name", shown: []string{"campaignId", "name", "variants", "assetIds", "brief", "runId"}},
		assets: {
			kind: "asset", name: "filename", state: "status",
			shown: []string{"filename", "contentType", "size", "kind", "status", "rejection", "altText", "exposed"},
		},
		channels: {
			kind: "channel", name: "name", state: "status",
			shown: []string{"network", "name", "username", "profileUrl", "status", "why", "timetable.zone", "timetable.slots"},
		},
		posts: {
			kind: "post", name: "text", state: "state",
			shown: []string{
				"campaignId", "creativeId", "state", "text", "texts", "thread", "firstComment", "link", "labels", "channelIds", "assetIds", "note", "publishAt",
				"approval.submittedBy", "approval.decidedBy", "approval.approved", "approval.comment", "problem", "publishedAt",
				"heldBy", "outcomes.channelId", "outcomes.network", "outcomes.state", "outcomes.url", "outcomes.error",
			},
		},
		pauses: {kind: "pause", name: "kind", shown: []string{"kind", "targetId", "meanwhile", "until", "inForce", "endedAt"}},
		payments: {
			kind: "payment", name: "plan.name", state: "status",
			shown: []string{"plan._id", "plan.name", "interval", "amount", "email", "status", "decline", "flag", "paidAt", "charge.total", "charge.discount", "charge.tax", "charge.refunded"},
		},
		ledgers: {
			kind: "subscription",
			shown: []string{
				"entries.kind", "entries.at", "entries.plan._id", "entries.interval", "entries.amount", "entries.until",
				"entries.paymentId", "entries.reason", "entries.by",
			},
		},
		reviewLinks: {kind: "review_link", name: "name", shown: []string{"name", "postIds", "expiresAt", "revokedAt"}},
		exports:     {kind: "export", state: "status", shown: []string{"status", "size", "problem"}},
		plans:       {kind: "plan", name: "name", shown: []string{"name", "description", "rank", "prices", "limits", "features", "entitlements", "retired", "version"}},
		rotations:   {kind: "key_rotation", name: "keyId", state: "state", shown: []string{"keyId", "state", "startedBy"}},
		mismatches: {
			kind: "mismatch", name: "sessionId",
			shown: []string{"sessionId", "team", "paymentId", "reason", "expected", "actual", "reviewedAt", "reviewedBy", "note"},
		},

		auditEvents:  {why: "it is the audit log"},
		comments:     {why: "what people say about a post stands with it, under their names"},
		notices:      {why: "what people are told follows from changes that are told here"},
		planVersions: {why: "what a plan was: each change of the plan is told"},
		directories:  {why: "what operators find a team by, which follows from documents that are told"},
		usages:       {why: "counters: what they count is told"},
		profiles:     {why: "made behind the scenes for a team's first channel, which is told; holds nothing but a sealed key"},
		receipts:     {why: "made only once a team is erased, which the platform's book tells"},
		proofs:       {why: "links on their way by mail: asking for one and using it are told by identity"},
		publications: {why: "the ledger of calls to a provider; the post tells their outcomes"},
		runs:         {why: "work in progress; what is taken over from a run is told by the campaign or creative"},
		sessions:     {why: "rotates with each refresh; signing in and out are told by identity"},
	}
}

// tellingOf is how a collection's changes are told; nil: they are not.
func tellingOf(collection string) *telling {
	t := tellings()[collection]
	if t.kind == "" {
		return nil
	}
	return &t
}

// touches says whether a change of a field, or of a part of it, is told.
func (t *telling) touches(field string) bool {
	return slices.Contains(t.roots(), rootOf(field))
}

// roots are the fields of documents that are told of, whole or in part.
func (t *telling) roots() []string {
	var roots []string
	for _, f := range slices.Concat(t.shown, t.hidden) {
		if root := rootOf(f); !slices.Contains(roots, root) {
			roots = append(roots, root)
		}
	}
	return roots
}

// pendingIndex finds the documents whose events have not entered the audit log.
var pendingIndex = index{
	name: "pendingAudit", keys: bson.D{{Key: "trail.at", Value: 1}},
	partial: bson.D{{Key: "trail.at", Value: bson.D{{Key: "$exists", Value: true}}}},
}
