package graph_test

// The rooms of the design, in groups. A group may import the groups that it names, and
// nothing else of the module; packages of one group do not import each other.
var groups = []group{
	{name: "fault", rooms: []string{"internal/fault"}},
	{name: "kit", rooms: []string{
		"internal/kit/clock", "internal/kit/ical", "internal/kit/id", "internal/kit/money", "internal/kit/network", "internal/kit/page",
		"internal/kit/revise", "internal/kit/schema", "internal/kit/seal", "internal/kit/totp", "internal/kit/wallclock",
	}, may: "fault"},

	// The domains, from left to right: each imports only what stands to its left.
	{name: "tenant", rooms: []string{"internal/tenant"}, may: "kit fault"},
	{name: "audit", rooms: []string{"internal/audit"}, may: "kit fault tenant"},
	{name: "ground", rooms: []string{
		"internal/identity", "internal/billing", "internal/brand", "internal/media", "internal/channel", "internal/integration", "internal/rotation",
	}, may: "kit fault tenant audit"},
	{name: "people", rooms: []string{"internal/team", "internal/apikey"}, may: "kit fault tenant audit ground"},
	{name: "directory", rooms: []string{"internal/directory"}, may: "kit fault tenant audit ground"},
	{name: "engine", rooms: []string{"internal/engine"}, may: "kit fault tenant audit ground"},
	{name: "engines", rooms: []string{
		"internal/engine/ads", "internal/engine/audience", "internal/engine/brandguard", "internal/engine/calendar", "internal/engine/copywriter", "internal/engine/creativebrief",
		"internal/engine/hashtag", "internal/engine/image", "internal/engine/insight", "internal/engine/repurpose", "internal/engine/strategy",
	}, may: "kit fault tenant audit ground engine"},
	{name: "catalog", rooms: []string{"internal/engine/catalog"}, may: "engine engines"},
	{name: "composed", rooms: []string{"internal/engine/autopilot"}, may: "kit fault tenant audit ground engine engines"},
	{name: "creative", rooms: []string{"internal/creative"}, may: "kit fault tenant audit ground engine"},
	{name: "campaign", rooms: []string{"internal/campaign"}, may: "kit fault tenant audit ground engine creative"},
	{name: "post", rooms: []string{"internal/post"}, may: "kit fault tenant audit ground engine creative campaign"},
	{name: "pause", rooms: []string{"internal/pause"}, may: "kit fault tenant post"},
	{name: "publish", rooms: []string{"internal/publish"}, may: "kit fault tenant audit ground engine creative campaign post pause"},
	{name: "outcome", rooms: []string{
		"internal/alert", "internal/insight", "internal/notify", "internal/webhook", "internal/admin", "internal/archive", "internal/erasure", "internal/reminder", "internal/review",
	}, may: "kit fault tenant audit ground directory engine creative campaign post publish"},

	// Leaves that only wrap something from outside.
	{name: "leaf", rooms: []string{"internal/config", "internal/password"}},

	// Adapters know the domains and no other adapter.
	{name: "adapter", rooms: []string{
		"internal/httpapi", "internal/mongostore", "internal/redisstore", "internal/jobs", "internal/token", "internal/inspect",
		"internal/provider/stripe", "internal/provider/ayrshare", "internal/provider/gemini", "internal/provider/objectstore", "internal/provider/mail",
	}, may: domains},

	// Only app knows adapters.
	{name: "app", rooms: []string{"internal/app"}, may: domains + " engines composed catalog leaf adapter"},
	{name: "command", rooms: []string{"cmd/api", "cmd/worker", "cmd/campaignctl"}, may: "app leaf"},

	{name: "tool", rooms: []string{"tools/openapi", "tools/problems"}, may: "adapter"},
	{name: "judge", rooms: []string{"tools/eval"}, may: "engine catalog leaf adapter test"},
	{name: "test", rooms: []string{
		"test/account", "test/bench", "test/contract", "test/contract/witness", "test/engine", "test/evaluate", "test/evaluate/slogan", "test/fault", "test/graph", "test/harness", "test/harness/withservers", "test/integration", "test/loop", "test/matrix", "test/operate", "test/purchase", "test/shape", "test/stack", "test/team",
	}, may: domains + " engines composed catalog adapter leaf app test"},
}

const domains = "kit fault tenant audit ground people directory engine creative campaign post pause publish outcome"

// doors are the modules that others wrote, each with the only packages that may import
// it. The first prefix that fits an import decides.
var doors = []door{
	{"github.com/labstack/echo/", "internal/httpapi"},
	{"github.com/go-playground/validator/", "internal/httpapi"},
	{"github.com/swaggo/files/", "internal/httpapi"},
	{"github.com/go-json-experiment/json", "internal/httpapi"},
	{"github.com/swaggo/swag", "tools/openapi"},
	{"github.com/getkin/kin-openapi/", "tools/openapi test/contract test/loop"},
	{"golang.org/x/text/", "internal/engine internal/kit/money"},
	{"gopkg.in/yaml.v3", "tools/openapi test/contract"},
	{"go.mongodb.org/mongo-driver/", "internal/mongostore test/fault test/harness test/shape test/stack"},
	{"github.com/redis/go-redis/", "internal/redisstore test/harness"},
	{"github.com/riverqueue/river", "internal/jobs"},
	{"github.com/jackc/pgx/", "internal/jobs test/harness"},
	{"modernc.org/sqlite", "internal/jobs"},
	{"github.com/stripe/stripe-go/", "internal/provider/stripe"},
	{"github.com/aws/aws-sdk-go-v2/", "internal/provider/objectstore"},
	{"github.com/aws/smithy-go", "internal/provider/objectstore"},
	{"google.golang.org/genai", "internal/provider/gemini"},
	{"github.com/golang-jwt/jwt/", "internal/token"},
	{"golang.org/x/crypto/argon2", "internal/password"},
	{"github.com/gabriel-vasile/mimetype", "internal/inspect"},
	{"golang.org/x/image/", "internal/inspect"},
	{"github.com/google/uuid", "internal/kit/id"},
	{"github.com/arran4/golang-ical", "internal/kit/ical"},
	{"github.com/caarlos0/env/", "internal/config tools/eval"},
	{"github.com/prometheus/client_golang/", "internal/app"},
	{"github.com/wneessen/go-mail", "internal/provider/mail"},
}

// wide are the packages that may make a scope over every tenant: the sweeps, which look
// for work that was left lying in any of them, what operators see, and the store of
// accounts and sign-ins, which belong to no tenant.
var wide = []string{
	"internal/admin", "internal/alert", "internal/archive", "internal/audit", "internal/billing", "internal/directory", "internal/engine", "internal/erasure", "internal/integration", "internal/jobs", "internal/media", "internal/mongostore",
	"internal/pause", "internal/publish", "internal/reminder", "internal/team", "internal/webhook",
}
