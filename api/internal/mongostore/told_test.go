package mongostore

import (
	"context"
	"encoding/base64"
	"fmt"
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
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/review"
	"campaignos.dev/api/internal/rotation"
	"campaignos.dev/api/internal/team"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
)

// toldDocuments is what each collection that is told in the audit log keeps.
func toldDocuments() map[string]toldDocument {
	return map[string]toldDocument{
		apiKeys:       document[apikey.Key](apiKeys),
		assets:        document[media.Asset](assets),
		brandProfiles: document[brand.Profile](brandProfiles),
		campaigns:     document[campaign.Campaign](campaigns),
		channels:      document[channel.Channel](channels),
		creatives:     document[creative.Creative](creatives),
		exports:       document[archive.Export](exports),
		integrations:  document[integration.Settings](integrations),
		rotations:     document[rotation.Rotation](rotations),
		invites:       document[team.Invite](invites),
		ledgers:       document[billing.Ledger](ledgers),
		memberships:   document[identity.Membership](memberships),
		payments:      document[billing.Payment](payments),
		plans:         document[billing.Plan](plans),
		mismatches:    document[billing.Mismatch](mismatches),
		pauses:        document[pause.Pause](pauses),
		posts:         document[post.Post](posts),
		reviewLinks:   document[review.Link](reviewLinks),
		tenants:       document[identity.Tenant](tenants),
		users:         document[identity.User](users),
	}
}

type toldDocument struct {
	form reflect.Type
	live func(t *testing.T, s *Store) // makes one, changes all of it, deletes it
}

func document[T any](collection string) toldDocument {
	return toldDocument{form: reflect.TypeFor[T](), live: func(t *testing.T, s *Store) {
		absent := fault.New(fault.NotFound, "absent", "absent")
		shelf := newShelf[T](s, collection, absent, absent)
		scope := tenant.AllTenants("test")
		for step, do := range []func(doc T) error{
			func(doc T) error { return shelf.create(t.Context(), scope, doc) },
			func(doc T) error {
				return shelf.swap(t.Context(), scope, bson.D{{Key: "_id", Value: "id_1"}}, doc)
			},
			func(T) error { return shelf.delete(t.Context(), scope, "id_1", 0) },
		} {
			var doc T
			plant(reflect.ValueOf(&doc).Elem(), "", step)
			if err := do(doc); err != nil {
				t.Fatalf("step %d: %v", step, err)
			}
		}
	}}
}

// plant fills a document with texts that tell where they stand.
func plant(v reflect.Value, path string, step int) {
	switch {
	case path == "_id":
		v.SetString("id_1")
	case v.Type() == reflect.TypeFor[time.Time](): // to come, or what may vanish would
		v.Set(reflect.ValueOf(time.UnixMilli(int64(4_000_000_000_000 + step))))
	case v.Kind() == reflect.String:
		v.SetString(fmt.Sprintf("planted(%s)%d", path, step))
	case v.Kind() == reflect.Struct:
		for i := range v.NumField() {
			name, _, _ := strings.Cut(v.Type().Field(i).Tag.Get("bson"), ",")
			plant(v.Field(i), strings.TrimPrefix(path+"."+name, "."), step)
		}
	case v.Kind() == reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		plant(v.Elem(), path, step)
	case v.Kind() == reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		plant(v.Index(0), path, step)
	case v.CanInt():
		v.SetInt(int64(step + 1))
	}
}

// pathsOf lists the paths of a document's fields.
func pathsOf(form reflect.Type, at string) (paths []string) {
	for form.Kind() == reflect.Pointer || form.Kind() == reflect.Slice {
		form = form.Elem()
	}
	if form.Kind() != reflect.Struct || form == reflect.TypeFor[time.Time]() {
		return nil
	}
	for i := range form.NumField() {
		name, _, _ := strings.Cut(form.Field(i).Tag.Get("bson"), ",")
		paths = append(paths, at+name)
		paths = append(paths, pathsOf(form.Field(i).Type, at+name+".")...)
	}
	return paths
}

func TestEveryCollectionSaysWhetherItsChangesAreTold(t *testing.T) {
	all := tellings()
	for collection := range declared() {
		told, known := all[collection]
		switch {
		case !known:
			t.Errorf("%s: say in tellings() how its changes are told in the audit log, or why they are not", collection)
		case (told.why == "") == (told.kind == ""):
			t.Errorf("%s: give either a kind or the reason why nothing is told", collection)
		case told.kind != "" && toldDocuments()[collection].form == nil:
			t.Errorf("%s: name its document in toldDocuments()", collection)
		}
	}
}

func TestWhatIsToldExists(t *testing.T) {
	for collection, d := range toldDocuments() {
		told, paths := tellings()[collection], pathsOf(d.form, "")
		named := slices.DeleteFunc([]string{told.name, told.person, told.state}, func(p string) bool { return p == "" })
		for _, p := range slices.Concat(told.shown, told.hidden, named) {
			if !slices.Contains(paths, p) {
				t.Errorf("%s has no field %s", collection, p)
			}
		}
		if told.state != "" && !slices.Contains(told.shown, told.state) {
			t.Errorf("%s: its state is not shown, so no event would be named by it", collection)
		}
	}
}

var secretive = regexp.MustCompile(`(?i)password|secret|hash($|[^t])|token|salt|seed|sealed|codes$|^(key|current|previous|sum)$`)

func TestNoFieldThatIsShownIsASecret(t *testing.T) {
	for collection, told := range tellings() {
		for _, p := range told.shown {
			for _, form := range append(pathsOf(typeAt(toldDocuments()[collection].form, p), p+"."), p) {
				if name := form[strings.LastIndexByte(form, '.')+1:]; secretive.MatchString(name) && name != "engineTokens" {
					t.Errorf("%s shows %s", collection, form)
				}
			}
		}
	}
}

// typeAt is the type of the field at a path.
func typeAt(form reflect.Type, path string) reflect.Type {
	for _, name := range strings.Split(path, ".") {
		for form.Kind() == reflect.Pointer || form.Kind() == reflect.Slice {
			form = form.Elem()
		}
		for i := range form.NumField() {
			if tag, _, _ := strings.Cut(form.Field(i).Tag.Get("bson"), ","); tag == name {
				form = form.Field(i).Type
				break
			}
		}
	}
	return form
}

var planted = regexp.MustCompile(`planted\(([^)]+)\)`)

// Documents whose every text tells where it stood are made, changed and deleted: no event
// holds a text of a field that is not meant to be shown.
func TestEventsHoldNothingButWhatIsShown(t *testing.T) {
	for collection, d := range toldDocuments() {
		t.Run(collection, func(t *testing.T) {
			s := openSigning(t)
			d.live(t, s)
			cursor, err := s.db.Collection(auditEvents).Find(t.Context(), bson.D{{Key: "tenantId", Value: bson.D{{Key: "$gte", Value: ""}}}})
			if err != nil {
				t.Fatal(err)
			}
			told, actions, seen := tellings()[collection], []string{}, 0
			for cursor.Next(t.Context()) {
				var r record
				if err := cursor.Decode(&r); err != nil {
					t.Fatal(err)
				}
				actions = append(actions, r.Action)
				for _, found := range planted.FindAllStringSubmatch(cursor.Current.String(), -1) {
					seen++
					if !told.allows(found[1]) {
						t.Errorf("%s holds what stood in %s", r.Action, found[1])
					}
				}
			}
			for _, verb := range []string{"created", "deleted"} {
				if !slices.Contains(actions, told.kind+"."+verb) {
					t.Errorf("no event tells that it was %s: %v", verb, actions)
				}
			}
			if len(actions) < 3 || seen < 3 {
				t.Errorf("the change is not told: %v, with %d texts", actions, seen)
			}
		})
	}
}

// allows says whether the log may hold what stands at a path.
func (t telling) allows(path string) bool {
	if slices.Contains([]string{"_id", tenantField, t.name, t.state}, path) {
		return true
	}
	return slices.ContainsFunc(t.shown, func(p string) bool { return p == path || strings.HasPrefix(path, p+".") })
}

// openSigning opens an empty store with every index, which enters what is done into the log.
func openSigning(t testing.TB) *Store {
	t.Helper()
	ring, err := seal.NewRing("k1:" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat("k", 32))))
	if err != nil {
		t.Fatal(err)
	}
	signer, err := ring.Signer(audit.Purpose)
	if err != nil {
		t.Fatal(err)
	}
	s, err := Open(t.Context(), harness.Mongo(t), WithSigner(signer))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = s.Close(context.Background()) })
	if err := s.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	return s
}
