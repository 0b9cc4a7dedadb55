package erasure_test

import (
	"bytes"
	"context"
	"encoding/base64"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"sync"
	"testing"
	"time"

	"go.mongodb.org/mongo-driver/bson"
	"go.mongodb.org/mongo-driver/mongo"
	"go.mongodb.org/mongo-driver/mongo/options"
	"go.mongodb.org/mongo-driver/x/mongo/driver/connstring"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/erasure"
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

// world is the object store of this package's tests; nothing else lives as long as the
// binary.
var world = sync.OnceValues(harness.StartSandbox)

// password is every owner's.
const password = "violet tractor umbrella"

// stage is the real stores with one team that must never notice anything.
type stage struct {
	t       *testing.T
	clock   *clock.Manual
	db      *mongo.Database
	store   *mongostore.Store
	teams   *mongostore.Teams
	people  *mongostore.People
	objects *objectstore.Store
	traces  *traces
	mails   *mails
	notices *notices
}

const neighbour tenant.ID = "ten_neighbour"

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
		t: t, clock: clock.NewManual(noon), db: raw(t, address), store: store, teams: mongostore.NewTeams(store), people: mongostore.NewPeople(store),
		objects: bucket(t), traces: &traces{}, mails: &mails{}, notices: &notices{},
	}
	s.ok(store.Migrate(t.Context()))
	s.found(neighbour, "Neighbour")
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

func (s *stage) needs() erasure.Needs {
	book := mongostore.NewAudit(s.store)
	return erasure.Needs{
		Teams: s.teams, Accounts: s.people, Identity: s, Receipts: mongostore.NewReceipts(s.store), Estate: mongostore.NewEstate(s.store),
		Objects: s.objects, Provider: s.traces, Queue: trace{s.traces, "queue"}, Cache: trace{s.traces, "cache"}, Book: book,
		Audit: audit.New(book, s.clock), Mailer: s.mails, Notices: s.notices, Feed: silent{}, Clock: s.clock,
		Log: slog.New(slog.NewTextHandler(io.Discard, nil)), AppURL: "https://app.example",
	}
}

// Confirm holds the password against everybody's.
func (s *stage) Confirm(_ context.Context, _ tenant.Actor, shown string) error {
	if shown != password {
		return errWrong
	}
	return nil
}

var errWrong = errors.New("wrong password")

func scopeOf(in tenant.ID) tenant.Scope { return tenant.System(in, "test").Scope() }

func ownerOf(in tenant.ID) tenant.Actor {
	return tenant.NewActor(tenant.Person{UserID: "usr_owner_" + string(in), TenantID: in, Standing: tenant.Active, Role: tenant.Owner, SessionID: "ses_1"})
}

// found makes a team that has something of everything: people, documents in each
// collection, files in both buckets.
func (s *stage) found(in tenant.ID, name string) {
	s.t.Helper()
	s.ok(s.teams.EnsureTenant(s.t.Context(), scopeOf(in), identity.Tenant{
		ID: in, TenantID: in, Name: name, Timezone: "UTC", Status: tenant.Active, Version: 1, CreatedAt: noon, UpdatedAt: noon,
	}))
	s.person(in, "owner_"+string(in), tenant.Owner, "")
	s.person(in, "operator_"+string(in), tenant.Admin, tenant.PlatformSupport)
	s.person(in, "both_"+string(in), tenant.Editor, "")
	if in != neighbour {
		s.join(neighbour, "both_"+string(in), tenant.Viewer)
	}
	for _, k := range mongostore.NewExports(s.store).Kinds() {
		s.fill(in, k.Collection)
	}
	for i := range 3 {
		_, err := s.objects.Write(s.t.Context(), fmt.Sprintf("%s/%d.png", in, i), "image/png", func(w io.Writer) error {
			_, err := fmt.Fprintf(w, "picture %d of %s", i, in)
			return err
		})
		s.ok(err)
		_, err = s.objects.Expose(s.t.Context(), fmt.Sprintf("%s/%d.png", in, i), publicKey(in, i), "image/png")
		s.ok(err)
	}
}

func publicKey(in tenant.ID, i int) string { return fmt.Sprintf("public-%s-%d.png", in, i) }

func (s *stage) person(in tenant.ID, name string, role tenant.Role, platform tenant.PlatformRole) {
	s.t.Helper()
	email := name + "@example.com"
	s.ok(s.people.CreateUser(s.t.Context(), tenant.System(in, "test"), identity.User{
		ID: "usr_" + name, Email: email, EmailKey: email, Name: "Name of " + name, PlatformRole: platform, Version: 1,
	}))
	s.ok(s.people.CreateSession(s.t.Context(), identity.Session{ID: "ses_" + name, UserID: "usr_" + name, TenantID: in, ExpiresAt: noon.Add(1000 * time.Hour), Version: 1}))
	s.ok(s.people.CreateProof(s.t.Context(), identity.Proof{ID: "prf_" + name, UserID: "usr_" + name, EmailKey: email, ExpiresAt: noon.Add(1000 * time.Hour)}))
	s.join(in, name, role)
}

func (s *stage) join(in tenant.ID, name string, role tenant.Role) {
	s.t.Helper()
	id := "usr_" + name
	s.ok(s.teams.EnsureMember(s.t.Context(), scopeOf(in), identity.Membership{ID: identity.MembershipID(in, id), TenantID: in, UserID: id, Role: role, CreatedAt: noon}))
}

// platforms are the collections that hold nothing of a team.
var platforms = []string{"plans", "cursors", "receipts", "users", "proofs", "tenants", "memberships", "auditEvents", "auditHeads", "keyRotations"}

// fill puts documents of the team into a collection, past the product.
func (s *stage) fill(in tenant.ID, collection string) {
	s.t.Helper()
	if slices.Contains(platforms, collection) {
		return
	}
	for i := range 3 {
		doc := bson.D{
			{Key: "_id", Value: fmt.Sprintf("%s_%s_%d", collection, in, i)}, {Key: "tenantId", Value: in}, {Key: "n", Value: i},
			{Key: "publicKey", Value: publicKey(in, i)}, {Key: "status", Value: "paid"}, {Key: "amount", Value: bson.D{{Key: "amount", Value: 1900}, {Key: "currency", Value: "eur"}}},
			{Key: "emailKey", Value: fmt.Sprint(in, i)}, {Key: "expiresAt", Value: noon.Add(1000 * time.Hour)},
		}
		if _, err := s.db.Collection(collection).InsertOne(s.t.Context(), doc); err != nil && !mongo.IsDuplicateKeyError(err) {
			s.t.Fatal(err)
		}
	}
}

// expire has a team's owner delete it, and the grace period pass.
func (s *stage) expire(in tenant.ID, name string) {
	s.t.Helper()
	_, err := erasure.New(s.needs()).Close(s.t.Context(), ownerOf(in), name, password)
	s.ok(err)
	s.clock.Advance(identity.GracePeriod)
}

// portrait is all that the database and the object store hold of a team, to the byte.
func (s *stage) portrait(in tenant.ID) string {
	s.t.Helper()
	var all bytes.Buffer
	names, err := s.db.ListCollectionNames(s.t.Context(), bson.D{})
	s.ok(err)
	slices.Sort(names)
	for _, name := range names {
		cursor, err := s.db.Collection(name).Find(s.t.Context(), bson.D{{Key: "tenantId", Value: in}}, options.Find().SetSort(bson.D{{Key: "_id", Value: 1}}))
		s.ok(err)
		for cursor.Next(s.t.Context()) {
			fmt.Fprintf(&all, "%s %x\n", name, []byte(cursor.Current))
		}
	}
	for i := range 3 {
		body, err := s.objects.Open(s.t.Context(), fmt.Sprintf("%s/%d.png", in, i))
		if err == nil {
			content, _ := io.ReadAll(body)
			body.Close()
			fmt.Fprintf(&all, "object %d %s\n", i, content)
		}
	}
	return all.String()
}

// mentions lists the collections in which a text stands anywhere.
func (s *stage) mentions(text string) (in []string) {
	s.t.Helper()
	names, err := s.db.ListCollectionNames(s.t.Context(), bson.D{})
	s.ok(err)
	for _, name := range names {
		cursor, err := s.db.Collection(name).Find(s.t.Context(), bson.D{})
		s.ok(err)
		for cursor.Next(s.t.Context()) {
			if bytes.Contains(cursor.Current, []byte(text)) {
				in = append(in, name+": "+cursor.Current.String())
			}
		}
	}
	return in
}

// traces are what lies of tenants in the queue, the cache and at the provider.
type traces struct {
	mu     sync.Mutex
	gone   []string
	broken int // how often the provider does not answer
}

func (x *traces) Forget(_ context.Context, in tenant.ID) (string, error) {
	x.mu.Lock()
	defer x.mu.Unlock()
	if x.broken > 0 {
		x.broken--
		return "It has to be removed by hand.", errors.New("the provider does not answer")
	}
	x.gone = append(x.gone, "provider "+string(in))
	return "The profile was removed.", nil
}

type trace struct {
	*traces
	name string
}

func (x trace) Forget(_ context.Context, in tenant.ID) error {
	x.mu.Lock()
	defer x.mu.Unlock()
	x.gone = append(x.gone, x.name+" "+string(in))
	return nil
}

// mails remember the letters.
type mails struct{ sent []identity.Letter }

func (m *mails) Send(_ context.Context, l identity.Letter) error {
	m.sent = append(m.sent, l)
	return nil
}

type notices struct{ kinds []string }

func (n *notices) Tell(_ context.Context, _ tenant.Actor, kind, _, _ string) error {
	n.kinds = append(n.kinds, kind)
	return nil
}

type silent struct{}

func (silent) Changed(context.Context, tenant.ID, string, string) {}
