package mongostore

import (
	"encoding/json"
	"maps"
	"reflect"
	"regexp"
	"slices"
	"strings"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/review"
	"campaignos.dev/api/internal/team"
)

// undeclared are the collections that need no index but that of their ids.
var undeclared = []string{auditHeads, cursors}

func TestEveryCollectionIsExportedOrSaysWhyNot(t *testing.T) {
	all := append(slices.Collect(maps.Keys(declared())), undeclared...)
	held := holdings()
	for _, collection := range all {
		h, ok := held[collection]
		if !ok {
			t.Errorf("%s: say in holdings() what is exported of it and what becomes of it when a team is erased", collection)
		} else if (h.file == "") == (h.why == "") {
			t.Errorf("%s: give either the name of its file in an export, or why it has none", collection)
		}
		if h.file != "" && h.fate == stays {
			t.Errorf("%s is a team's, and stays when the team is erased", collection)
		}
	}
	for collection := range held {
		if !slices.Contains(all, collection) {
			t.Errorf("holdings() has %s, which is no collection", collection)
		}
	}
}

// exported is what the exported collections keep.
var exported = map[string]reflect.Type{
	apiKeys: reflect.TypeFor[apikey.Key](), assets: reflect.TypeFor[media.Asset](), auditEvents: reflect.TypeFor[audit.Event](),
	brandProfiles: reflect.TypeFor[brand.Profile](), campaigns: reflect.TypeFor[campaign.Campaign](), channels: reflect.TypeFor[channel.Channel](),
	creatives: reflect.TypeFor[creative.Creative](), exports: reflect.TypeFor[archive.Export](), invites: reflect.TypeFor[team.Invite](),
	ledgers: reflect.TypeFor[billing.Ledger](), memberships: reflect.TypeFor[identity.Membership](), notices: reflect.TypeFor[notify.Notice](),
	pauses: reflect.TypeFor[pause.Pause](), reviewLinks: reflect.TypeFor[review.Link](), comments: reflect.TypeFor[review.Comment](), payments: reflect.TypeFor[billing.Payment](), posts: reflect.TypeFor[post.Post](), publications: reflect.TypeFor[publish.Publication](),
	runs: reflect.TypeFor[engine.Run](), tenants: reflect.TypeFor[identity.Tenant](), usages: reflect.TypeFor[billing.Usage](),
}

// suspicious are the names of fields that may hold a secret; harmless are those that don't.
var (
	suspicious = regexp.MustCompile(`(?i)key|secret|hash|password|token|holder|salt`)
	harmless   = []string{"hashtags", "keyId", "keyMessages", "promptHash", "emailKey", "hash", "idempotencyKey"}
)

func TestNoFieldThatLooksLikeASecretIsExported(t *testing.T) {
	for collection, h := range holdings() {
		form := exported[collection]
		if h.file == "" {
			continue
		}
		if form == nil {
			t.Errorf("%s: name its document in exported", collection)
			continue
		}
		fields := fieldsOf(form)
		for _, f := range fields {
			if suspicious.MatchString(f) && !slices.Contains(h.hidden, f) && !slices.Contains(harmless, f) {
				t.Errorf("%s.%s is exported, and looks like a secret", collection, f)
			}
		}
		for _, f := range h.hidden {
			if !slices.Contains(fields, f) {
				t.Errorf("%s has no field %s to hide", collection, f)
			}
		}
	}
}

// fieldsOf lists the names of a document's own fields, as they are stored.
func fieldsOf(form reflect.Type) (names []string) {
	for i := range form.NumField() {
		name, _, _ := strings.Cut(form.Field(i).Tag.Get("bson"), ",")
		names = append(names, name)
	}
	return names
}

func TestADocumentInPlainFormNeedsNoExplanation(t *testing.T) {
	at := time.Date(2026, 11, 24, 12, 0, 0, 5e6, time.UTC)
	doc, err := bson.Marshal(bson.D{
		{Key: "_id", Value: "pst_1"}, {Key: "text", Value: `"quoted" <b> ☕`}, {Key: "at", Value: at}, {Key: "never", Value: time.Time{}},
		{Key: "n", Value: int64(1) << 60}, {Key: "half", Value: 0.5}, {Key: "yes", Value: true}, {Key: "nothing", Value: nil},
		{Key: "raw", Value: []byte(`{"a": [1, 2]}`)}, {Key: "bytes", Value: []byte{0xff, 0}},
		{Key: "list", Value: bson.A{"a", bson.D{{Key: "b", Value: 1}}}}, {Key: "key", Value: "s3cret"}, {Key: "trail", Value: bson.A{}},
	})
	if err != nil {
		t.Fatal(err)
	}
	got, err := plain(doc, []string{"key"})
	want := `{"id":"pst_1","text":"\"quoted\" \u003cb\u003e ☕","at":"2026-11-24T12:00:00.005Z","never":null,"n":1152921504606846976,` +
		`"half":0.5,"yes":true,"nothing":null,"raw":{"a":[1,2]},"bytes":"/wA=","list":["a",{"b":1}]}`
	if err != nil || string(got) != want || !json.Valid(got) {
		t.Errorf("it reads\n%s\nwant\n%s\n%v", got, want, err)
	}
}
