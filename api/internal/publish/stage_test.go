package publish_test

import (
	"context"
	"io"
	"log/slog"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

const (
	team tenant.ID = "ten_1"

	linkedIn network.Network = "linkedin"
	facebook network.Network = "facebook"
)

var (
	own  = tenant.System(team, "test").Scope()
	noon = time.Date(2026, 11, 24, 12, 0, 0, 0, time.UTC)
)

// waits are the protocol's times in these tests.
var waits = publish.Waits{
	Lease: 2 * time.Minute, Timeout: 30 * time.Second, Settle: 70 * time.Second,
	GiveUp: 15 * time.Minute, Backoff: 20 * time.Second, Missed: 6 * time.Hour,
	Late: 2 * time.Minute, Spacing: 10 * time.Second,
}

// stage is a database with posts, a provider, and the workers between them. Its clock
// moves only when nothing is left to do at the present instant.
type stage struct {
	t        *testing.T
	clock    *clock.Manual
	posts    *mongostore.Posts
	ledger   *mongostore.Publications
	pauses   *mongostore.Pauses
	provider *provider
	plan     plan
	teams    teams
	reports  reports
	pace     pace
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
	time := clock.NewManual(noon)
	return &stage{
		t: t, clock: time, pace: pace{clock: time, limit: 1000, free: map[string]stamp{}}, posts: mongostore.NewPosts(store), ledger: mongostore.NewPublications(store), pauses: mongostore.NewPauses(store), plan: true,
		provider: &provider{clock: time, script: map[network.Network][]answer{}, used: map[string]bool{}},
	}
}

// needs are what a worker works with.
func (s *stage) needs(name string) publish.Needs {
	return publish.Needs{
		Posts: s.posts, Ledger: s.ledger, Channels: channels{}, Campaigns: campaigns{}, Teams: &s.teams, Pauses: s.pauses, Plan: &s.plan, Publisher: s.provider, Pace: &s.pace, Reporter: &s.reports,
		Clock: s.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), Waits: waits, Worker: name,
	}
}

// schedule stores a post that falls due now on those networks. The id of a channel is its
// network's name.
func (s *stage) schedule(id post.ID, on ...network.Network) {
	s.t.Helper()
	s.scheduleIn("", id, on...)
}

// scheduleIn is schedule for a post of a campaign.
func (s *stage) scheduleIn(campaignID string, id post.ID, on ...network.Network) {
	s.t.Helper()
	targets := make([]string, len(on))
	for i, n := range on {
		targets[i] = string(n)
	}
	now := s.clock.Now()
	err := s.posts.Create(s.t.Context(), own, post.Post{
		ID: id, TenantID: team, CampaignID: campaignID, State: post.Scheduled, Text: "Hello", ChannelIDs: targets, Targets: targets,
		PublishAt: now, WakeAt: now, Revision: 1, Version: 1,
	})
	if err != nil {
		s.t.Fatal(err)
	}
}

// Wake takes the sweep's word for what is due and publishes it.
type wake func(publish.Due)

func (w wake) Wake(_ context.Context, due []publish.Due) error {
	for _, d := range due {
		w(d)
	}
	return nil
}

// sweep has a worker find what is due at this instant, and publish it.
func (s *stage) sweep(worker *publish.Service) {
	_, _ = worker.Sweep(s.t.Context(), wake(func(d publish.Due) { _, _ = worker.Publish(s.t.Context(), d) }))
}

// finish lets a worker go on, moving the clock from one waking to the next, until nothing
// is left to do.
func (s *stage) finish(worker *publish.Service) {
	s.t.Helper()
	for turn := 0; s.advance(); turn++ {
		if turn > 200 {
			s.t.Fatal("there is no end of it")
		}
		s.sweep(worker)
	}
}

// advance moves the clock to the next waking and says whether there is one.
func (s *stage) advance() bool {
	s.t.Helper()
	next, err := s.posts.Due(s.t.Context(), tenant.AllTenants("test"), time.Time{}, s.clock.Now().Add(48*time.Hour), nil, 1)
	if err != nil {
		s.t.Fatal(err)
	}
	if len(next) == 0 {
		return false
	}
	if next[0].WakeAt.After(s.clock.Now()) {
		s.clock.Set(next[0].WakeAt)
	}
	return true
}

func (s *stage) post(id post.ID) post.Post {
	s.t.Helper()
	p, err := s.posts.Get(s.t.Context(), own, id)
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

// publication gives the ledger's entry of a post on a network.
func (s *stage) publication(id post.ID, on network.Network) publish.Publication {
	s.t.Helper()
	all, err := s.ledger.OfPost(s.t.Context(), own, id)
	if err != nil {
		s.t.Fatal(err)
	}
	for _, p := range all {
		if p.Network == on {
			return p
		}
	}
	s.t.Fatalf("the ledger has no entry of %s on %s", id, on)
	return publish.Publication{}
}

// expect checks what became of a post and how often the provider has it on each network.
func (s *stage) expect(id post.ID, want post.State, times map[network.Network]int) {
	s.t.Helper()
	if p := s.post(id); p.State != want || p.Holder != "" || !p.WakeAt.IsZero() {
		s.t.Errorf("the post is %s (%s), held by %q until %v; want %s and in nobody's hand", p.State, p.Problem, p.Holder, p.WakeAt, want)
	}
	for n, count := range times {
		if got := s.provider.published(n); got != count {
			s.t.Errorf("the provider published it %d times on %s, want %d", got, n, count)
		}
	}
}

// channels are all connected; a channel's id names its network.
type channels struct{}

func (channels) PostChannels(_ context.Context, _ tenant.Scope, ids []string) (map[string]post.Channel, error) {
	found := map[string]post.Channel{}
	for _, id := range ids {
		if n := network.Network(id); n.Known() {
			found[id] = post.Channel{ID: id, Network: n, Connected: true}
		}
	}
	return found, nil
}

// campaigns are known by their ids.
type campaigns struct{}

func (campaigns) UTMName(_ context.Context, _ tenant.Scope, id string) (string, error) {
	return id, nil
}

// plan says whether the team's subscription is active.
type plan bool

func (p *plan) Active(context.Context, tenant.ID) (bool, error) { return bool(*p), nil }

// teams has one team, which may be stopped.
type teams struct {
	stopped atomic.Pointer[tenant.Standing]
}

func (t *teams) stop(s tenant.Standing) { t.stopped.Store(&s) }

func (t *teams) Standing(context.Context, tenant.ID) (tenant.Standing, error) {
	if s := t.stopped.Load(); s != nil {
		return *s, nil
	}
	return tenant.Active, nil
}

// reports remember what was told to people.
type reports struct {
	mu        sync.Mutex
	published []post.State
	broken    []string
	late      []time.Duration
}

func (r *reports) Published(_ context.Context, p post.Post) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.published = append(r.published, p.State)
}

func (r *reports) Broken(_ context.Context, _ tenant.Scope, channelID, _ string) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.broken = append(r.broken, channelID)
}

func (r *reports) Late(_ string, by time.Duration) {
	r.mu.Lock()
	defer r.mu.Unlock()
	r.late = append(r.late, by)
}

func (r *reports) Attempted(string, string) {}
