package archive_test

import (
	"archive/zip"
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/x/mongo/driver/connstring"

	"campaignos.dev/api/internal/archive"
	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/provider/objectstore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

var noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)

const (
	ours   tenant.ID = "ten_ours"
	theirs tenant.ID = "ten_theirs"
)

// world is the object store of this package's tests; nothing else lives as long as the
// binary.
var world = sync.OnceValues(harness.StartSandbox)

// stage is the real stores with two teams.
type stage struct {
	t       *testing.T
	clock   *clock.Manual
	db      *mongo.Database
	store   *mongostore.Store
	exports *mongostore.Exports
	objects *objectstore.Store
	library library
	mails   mails
	notices notices
}

func newStage(t *testing.T) *stage {
	t.Helper()
	address := harness.Mongo(t)
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), address, mongostore.WithMonitor(watch.Monitor()), mongostore.WithSigner(signer(t)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	s := &stage{
		t: t, clock: clock.NewManual(noon), db: raw(t, address), store: store, exports: mongostore.NewExports(store), objects: bucket(t),
		library: library{},
	}
	s.ok(store.Migrate(t.Context()))
	s.ok(s.objects.Clear(t.Context(), "ten_"))
	s.found(ours, "Ours")
	s.found(theirs, "Theirs")
	return s
}

func (s *stage) ok(err error) {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
}

func signer(t *testing.T) audit.Signer {
	t.Helper()
	ring, err := seal.NewRing("k1:" + base64.StdEncoding.EncodeToString([]byte("thirty-two bytes, for tests only")))
	if err != nil {
		t.Fatal(err)
	}
	made, err := ring.Signer(audit.Purpose)
	if err != nil {
		t.Fatal(err)
	}
	return made
}

// raw is the database without the product in between.
func raw(t *testing.T, address string) *mongo.Database {
	t.Helper()
	cs, err := connstring.ParseAndValidate(address)
	if err != nil {
		t.Fatal(err)
	}
	client, err := mongo.Connect(t.Context(), options.Client().ApplyURI(address))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { client.Disconnect(context.Background()) })
	return client.Database(cs.Database)
}

func bucket(t *testing.T) *objectstore.Store {
	t.Helper()
	w, err := world()
	if err != nil {
		t.Fatal(err)
	}
	e := w.Env
	return objectstore.New(objectstore.Config{
		Endpoint: e["S3_ENDPOINT"], Region: e["S3_REGION"], AccessKeyID: e["S3_ACCESS_KEY_ID"], SecretKey: e["S3_SECRET_ACCESS_KEY"],
		Bucket: e["S3_BUCKET"], PublicBucket: e["S3_PUBLIC_BUCKET"], PublicURL: e["S3_PUBLIC_URL"],
	})
}

// worker is one process; no two have a name in common.
func (s *stage) needs(worker string) archive.Needs {
	return archive.Needs{
		Store: s.exports, Records: s.exports, Library: s.library, Objects: s.objects, People: mongostore.NewPeople(s.store),
		Teams: mongostore.NewTeams(s.store), Alarm: nobody{}, Mailer: &s.mails, Notices: &s.notices, Feed: silent{}, Clock: s.clock,
		Audit: audit.New(mongostore.NewAudit(s.store), s.clock), Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
		AppURL: "https://app.example", Worker: worker,
	}
}

func scopeOf(in tenant.ID) tenant.Scope { return tenant.System(in, "test").Scope() }

func ownerOf(in tenant.ID) tenant.Actor {
	return tenant.NewActor(tenant.Person{UserID: "usr_" + string(in), TenantID: in, Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_1"})
}

// found makes a team with an owner, a document in each exported collection that holds a
// secret in each place where one could be, and a large and a small file.
func (s *stage) found(in tenant.ID, name string) {
	s.t.Helper()
	teams, people := mongostore.NewTeams(s.store), mongostore.NewPeople(s.store)
	s.ok(teams.EnsureTenant(s.t.Context(), scopeOf(in), identity.Tenant{ID: in, TenantID: in, Name: name, Timezone: "UTC", Status: tenant.Active, Version: 1}))
	email := "owner." + name + "@example.com"
	s.ok(people.CreateUser(s.t.Context(), tenant.System(in, "test"), identity.User{
		ID: "usr_" + string(in), Email: email, EmailKey: email, Name: "Owner of " + name, Password: "planted-password", Version: 1,
	}))
	s.ok(teams.EnsureMember(s.t.Context(), scopeOf(in), identity.Membership{ID: "mbr_" + string(in), TenantID: in, UserID: "usr_" + string(in), Role: tenant.Owner, CreatedAt: noon}))
	for _, k := range s.exports.Kinds() {
		switch k.Collection {
		case "tenants", "memberships", "users", "auditEvents", "auditHeads", "exports":
		default:
			s.fill(in, k.Collection)
		}
	}
	for i, size := range []int{12 << 20, 77} {
		key := fmt.Sprintf("%s/%d.png", in, i)
		_, err := s.objects.Write(s.t.Context(), key, "image/png", func(w io.Writer) error {
			_, err := w.Write(picture(in, size))
			return err
		})
		s.ok(err)
		s.library[in] = append(s.library[in], archive.Original{Name: fmt.Sprintf("ast_%d-picture.png", i), Key: key, Bytes: int64(size)})
	}
}

func picture(in tenant.ID, size int) []byte {
	return bytes.Repeat([]byte("picture of "+string(in)+" "), size/8)[:size]
}

// secrets are the fields of collections that hold one.
var secrets = map[string][]string{
	"apiKeys": {"secrets"}, "assets": {"key", "publicKey"}, "engineRuns": {"holder"}, "invites": {"secrets"}, "payments": {"url"},
	"posts": {"holder"}, "proofs": {"hash"}, "publisherProfiles": {"key"}, "sessions": {"current", "salt"},
}

func (s *stage) fill(in tenant.ID, collection string) {
	s.t.Helper()
	doc := bson.D{
		{Key: "_id", Value: collection + "_" + string(in)}, {Key: "tenantId", Value: in}, {Key: "text", Value: "words of " + string(in)},
		{Key: "emailKey", Value: in}, {Key: "sessionId", Value: in}, {Key: "plan", Value: bson.D{{Key: "_id", Value: in}}}, {Key: "at", Value: noon}, {Key: "expiresAt", Value: noon.Add(1000 * time.Hour)},
	}
	for _, field := range append(secrets[collection], "trail") {
		doc = append(doc, bson.E{Key: field, Value: bson.A{bson.D{{Key: "hash", Value: "planted-" + field + string(in)}}}})
	}
	_, err := s.db.Collection(collection).InsertOne(s.t.Context(), doc)
	s.ok(err)
}

// sweep has a worker find what is due and do it.
func (s *stage) sweep(worker *archive.Service) {
	s.t.Helper()
	due, err := s.exports.Due(s.t.Context(), tenant.AllTenants("test"), s.clock.Now(), 100)
	s.ok(err)
	for _, d := range due {
		_ = worker.Work(s.t.Context(), d)
	}
}

func (s *stage) export(id archive.ID) archive.Export {
	s.t.Helper()
	e, err := s.exports.Get(s.t.Context(), scopeOf(ours), id)
	s.ok(err)
	return e
}

// files are the archives in the object store.
func (s *stage) files() int64 {
	s.t.Helper()
	n, _, err := s.objects.Holdings(s.t.Context(), string(ours)+"/exports/")
	s.ok(err)
	return n
}

// open reads the archive of an export, by file.
func (s *stage) open(e archive.Export) map[string]string {
	s.t.Helper()
	body, err := s.objects.Open(s.t.Context(), e.Key)
	s.ok(err)
	defer body.Close()
	all, err := io.ReadAll(body)
	s.ok(err)
	if int64(len(all)) != e.Size {
		s.t.Errorf("it has %d bytes, and says %d", len(all), e.Size)
	}
	z, err := zip.NewReader(bytes.NewReader(all), int64(len(all)))
	s.ok(err)
	files := map[string]string{}
	for _, f := range z.File {
		in, err := f.Open()
		s.ok(err)
		content, err := io.ReadAll(in)
		s.ok(err)
		files[f.Name] = string(content)
	}
	return files
}

// library knows the files of each team.
type library map[tenant.ID][]archive.Original

func (l library) EachOriginal(_ context.Context, scope tenant.Scope, tell func(archive.Original) error) error {
	in, _, err := scope.Tenant()
	for _, o := range l[in] {
		err = errors.Join(err, tell(o))
	}
	return err
}

// nobody is a queue that has lost everything.
type nobody struct{}

func (nobody) WakeExports(context.Context, []archive.Due) error { return errors.New("no queue") }

type mails struct{ sent []identity.Letter }

func (m *mails) Send(_ context.Context, l identity.Letter) error {
	m.sent = append(m.sent, l)
	return nil
}

type notices struct{ texts []string }

func (n *notices) Tell(_ context.Context, _ tenant.Actor, kind, text, path string) error {
	n.texts = append(n.texts, strings.Join([]string{kind, text, path}, " "))
	return nil
}

type silent struct{}

func (silent) Changed(context.Context, tenant.ID, string, string) {}
