package media_test

import (
	"bytes"
	"context"
	"image"
	"image/png"
	"io"
	"log/slog"
	"net/http"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/internal/inspect"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/provider/objectstore"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

var (
	ada  = tenant.System("ten_ada", "test")
	bob  = tenant.System("ten_bob", "test")
	noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
)

// world is the object store that the tests of this package share. It is a package variable
// because nothing else lives as long as the binary.
var world = sync.OnceValues(harness.StartSandbox)

// stage is a library on real stores, examined when the test says so.
type stage struct {
	*media.Service
	t       *testing.T
	clock   *clock.Manual
	objects *objectstore.Store
	quota   *quota
	uses    *uses
	desk    *desk
}

func newStage(t *testing.T) *stage {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, clock: clock.NewManual(noon), objects: openObjects(t), quota: &quota{ceiling: 1 << 20}, uses: &uses{}, desk: &desk{}}
	s.Service = media.New(media.Needs{
		Store: mongostore.NewAssets(store), Objects: s.objects, Inspector: inspect.Inspector{}, Examiner: s.desk, Quota: s.quota, Uses: s.uses,
		Feed: silent{}, Clock: s.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)),
	})
	return s
}

func openObjects(t *testing.T) *objectstore.Store {
	t.Helper()
	shared, err := world()
	if err != nil {
		t.Fatal(err)
	}
	env := shared.Env
	return objectstore.New(objectstore.Config{
		Endpoint: env["S3_ENDPOINT"], Region: env["S3_REGION"], AccessKeyID: env["S3_ACCESS_KEY_ID"], SecretKey: env["S3_SECRET_ACCESS_KEY"],
		Bucket: env["S3_BUCKET"], PublicBucket: env["S3_PUBLIC_BUCKET"], PublicURL: env["S3_PUBLIC_URL"],
	})
}

// send uploads a file as announced.
func (s *stage) send(u media.Upload, data []byte) {
	s.t.Helper()
	req, err := http.NewRequestWithContext(s.t.Context(), u.Method, u.URL, bytes.NewReader(data))
	if err != nil {
		s.t.Fatal(err)
	}
	for name, value := range u.Headers {
		req.Header.Set(name, value)
	}
	res, err := http.DefaultClient.Do(req)
	if err != nil {
		s.t.Fatal(err)
	}
	res.Body.Close()
	if res.StatusCode != http.StatusOK {
		s.t.Fatalf("the object store answers %s", res.Status)
	}
}

// add brings a file into the library: announced, sent, completed and examined.
func (s *stage) add(a media.Asset, data []byte) media.Asset {
	s.t.Helper()
	a.Size = int64(len(data))
	a, upload, err := s.Announce(s.t.Context(), ada, a)
	if err != nil {
		s.t.Fatal(err)
	}
	s.send(upload, data)
	if _, err := s.Complete(s.t.Context(), ada, a.ID); err != nil {
		s.t.Fatal(err)
	}
	return s.examine(a.ID)
}

func (s *stage) examine(id media.ID) media.Asset {
	s.t.Helper()
	if err := s.Service.Examine(s.t.Context(), ada, id); err != nil {
		s.t.Fatal(err)
	}
	a, err := s.Get(s.t.Context(), ada, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return a
}

// picture is a PNG of 4×3 pixels.
func picture() []byte {
	var out bytes.Buffer
	_ = png.Encode(&out, image.NewGray(image.Rect(0, 0, 4, 3))) // a buffer takes everything
	return out.Bytes()
}

// desk remembers what it was asked to examine.
type desk struct{ asked []media.ID }

func (d *desk) Examine(_ context.Context, _ tenant.ID, id media.ID) error {
	d.asked = append(d.asked, id)
	return nil
}

// quota counts the bytes of each tenant.
type quota struct {
	ceiling int64
	used    map[tenant.ID]int64
}

func (q *quota) Adding(_ context.Context, actor tenant.Actor, _, _ string, amount int64, add func() error) error {
	return q.change(actor.TenantID, amount, add)
}

func (q *quota) Removing(_ context.Context, actor tenant.Actor, _, _ string, amount int64, remove func() error) error {
	return q.change(actor.TenantID, -amount, remove)
}

func (q *quota) change(in tenant.ID, by int64, do func() error) error {
	err := do()
	if err == nil {
		if q.used == nil {
			q.used = map[tenant.ID]int64{}
		}
		q.used[in] += by
	}
	return err
}

func (q *quota) Ceiling(context.Context, tenant.Actor, string) (int64, error) { return q.ceiling, nil }

// uses says whether assets are in use.
type uses struct{ inUse bool }

func (u *uses) AssetInUse(context.Context, tenant.Scope, media.ID) (bool, error) { return u.inUse, nil }

// silent tells nobody.
type silent struct{}

func (silent) Changed(context.Context, tenant.ID, string, string) {}
