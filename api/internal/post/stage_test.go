package post_test

import (
	"context"
	"encoding/base64"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

const team tenant.ID = "ten_ours"

// stage is a team with posts in the real store, and the rest of the world as simple as can
// be: every channel that is named after a network is connected.
type stage struct {
	t       *testing.T
	clock   *clock.Manual
	posts   *mongostore.Posts
	service *post.Service
	rule    post.Rule
	told    []string
}

func newStage(t *testing.T) *stage {
	t.Helper()
	watch := shape.New(mongostore.DeclaredKeys(), t.Errorf)
	store, err := mongostore.Open(t.Context(), harness.Mongo(t), mongostore.WithMonitor(watch.Monitor()), mongostore.WithSigner(signer(t)))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { store.Close(context.Background()) })
	if err := store.Migrate(t.Context()); err != nil {
		t.Fatal(err)
	}
	s := &stage{t: t, clock: clock.NewManual(noon), posts: mongostore.NewPosts(store)}
	s.service = post.New(post.Needs{
		Store: s.posts, Channels: outside{}, Assets: outside{}, Campaigns: outside{}, Plan: outside{}, Teams: s, Pauses: outside{}, Times: outside{}, Reporter: s, Feed: outside{}, Clock: s.clock,
	})
	return s
}

// signer lets the audit log be written, without which nothing that was deleted is gone.
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

// as is a person of the team.
func as(name string, role tenant.Role) tenant.Actor {
	return tenant.NewActor(tenant.Person{UserID: "usr_" + name, TenantID: team, Standing: tenant.Active, Role: role})
}

func (s *stage) post(id post.ID) post.Post {
	s.t.Helper()
	p, err := s.posts.Get(s.t.Context(), as("ada", tenant.Owner).Scope(), id)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func (s *stage) Zone(context.Context, tenant.ID) (string, error)         { return "Europe/Berlin", nil }
func (s *stage) Approvals(context.Context, tenant.ID) (post.Rule, error) { return s.rule, nil }
func (s *stage) Told(_ context.Context, p post.Post)                     { s.told = append(s.told, string(p.State)) }

// outside is what a post refers to.
type outside struct{}

func (outside) PostChannels(_ context.Context, _ tenant.Scope, ids []string) (map[string]post.Channel, error) {
	found := map[string]post.Channel{}
	for _, id := range ids {
		if n := network.Network(id); n.Known() {
			found[id] = post.Channel{ID: id, Network: n, Name: n.Title(), Connected: true}
		}
	}
	return found, nil
}

func (outside) PostAssets(context.Context, tenant.Scope, []string) (map[string]post.Asset, error) {
	return nil, nil
}

func (outside) CampaignExists(context.Context, tenant.Scope, string) (bool, error) { return true, nil }
func (outside) CreativeExists(context.Context, tenant.Scope, string) (bool, error) { return true, nil }
func (outside) UTMName(_ context.Context, _ tenant.Scope, id string) (string, error) {
	return id, nil
}
func (outside) PausedOn(context.Context, tenant.Scope, string, []string) (map[string]bool, error) {
	return nil, nil
}

// everyMorning is when LinkedIn's and Facebook's queued posts go out.
var everyMorning = channel.Timetable{Zone: "Europe/Berlin", Slots: []channel.Slot{
	{Day: time.Monday, Minute: 540}, {Day: time.Tuesday, Minute: 540}, {Day: time.Wednesday, Minute: 540}, {Day: time.Thursday, Minute: 540},
	{Day: time.Friday, Minute: 540}, {Day: time.Saturday, Minute: 540}, {Day: time.Sunday, Minute: 540},
}}

func (outside) Timetables(_ context.Context, _ tenant.Scope, ids []string) (map[string]channel.Timetable, error) {
	found := map[string]channel.Timetable{}
	for _, id := range ids {
		if id == "linkedin" || id == "facebook" {
			found[id] = everyMorning
		}
	}
	return found, nil
}
func (outside) PlanEnds(context.Context, tenant.ID) (time.Time, error) {
	return noon.AddDate(1, 0, 0), nil
}
func (outside) Left(context.Context, tenant.Actor, string) (int64, error) { return 1000, nil }
func (outside) Changed(context.Context, tenant.ID, string, string)        {}
func (outside) Adding(_ context.Context, _ tenant.Actor, _, _ string, _ int64, add func() error) error {
	return add()
}
