package mongostore

// fate is what becomes of a collection's documents when a team is erased.
type fate int

// The fates.
const (
	byTenant fate = iota // they carry the tenant and go with it
	byPerson             // they are a person's, and go with the account
	byBook               // the audit log, which erases a book as a whole
	stays                // the platform's own
)

// holding says what a collection means to a team that takes its data along, or is erased.
type holding struct {
	file   string   // its name in an export; empty: not exported
	why    string   // not exported, and why
	hidden []string // fields that are not exported: secrets, and what only workers need
	fate   fate
}

// holdings is every collection: a new one does not pass the tests without an entry.
func holdings() map[string]holding {
	return map[string]holding{
		tenants:       {file: "team"},
		memberships:   {file: "members"},
		invites:       {file: "invitations", hidden: []string{"secrets", "mailed", "settled", "dueAt", "vanishesAt"}},
		apiKeys:       {file: "api-keys", hidden: []string{"secrets"}},
		brandProfiles: {file: "brand-profiles"},
		campaigns:     {file: "campaigns"},
		creatives:     {file: "creatives"},
		assets:        {file: "assets", hidden: []string{"key", "publicKey"}},
		channels:      {file: "channels"},
		posts:         {file: "posts", hidden: []string{"holder", "wakeAt", "place", "slots"}},
		pauses:        {file: "pauses", hidden: []string{"key", "lookAt"}},
		reviewLinks:   {file: "review-links", hidden: []string{"secret"}},
		comments:      {file: "comments"},
		publications:  {file: "publications", hidden: []string{"key"}},
		runs:          {file: "engine-runs", hidden: []string{"holder", "wakeAt", "tries"}},
		ledgers:       {file: "subscription"},
		payments:      {file: "payments", hidden: []string{"url", "checkAt", "checks"}},
		usages:        {file: "usage", hidden: []string{"holds"}},
		notices:       {file: "notifications"},
		exports:       {file: "exports", hidden: []string{"key", "holder", "wakeAt", "tries", "told", "underWay"}},
		auditEvents:   {file: "audit-events", fate: byBook},

		auditHeads:   {why: "the signed end of the audit log, of no use without its key", fate: byBook},
		integrations: {why: "the keys to providers, which are secrets, and what goes with them"},
		profiles:     {why: "holds nothing but the key to the publishing provider"},
		directories:  {why: "what operators find a team by, which follows from the rest"},
		users:        {why: "accounts are their people's own; data/people.jsonl names the members", fate: byPerson},
		sessions:     {why: "sign-ins are their people's own"},
		proofs:       {why: "links on their way by mail, which are secrets", fate: byPerson},
		plans:        {why: "the price list of the platform", fate: stays},
		planVersions: {why: "what the price list was", fate: stays},
		mismatches:   {why: "what operators must look into about payments", fate: stays},
		cursors:      {why: "how far the platform has read its payment provider", fate: stays},
		rotations:    {why: "what was done about the platform's encryption keys", fate: stays},
		receipts:     {why: "made only once a team is erased", fate: stays},
	}
}
