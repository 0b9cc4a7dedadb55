package alert_test

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/alert"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/notify"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
	"campaignos.dev/api/test/harness"
	"campaignos.dev/api/test/shape"
)

const ours tenant.ID = "ten_ours"

var (
	noon  = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)
	scope = tenant.System(ours, "test").Scope()
)

// stage is a team of four with real posts and notices, and an outbox and a mailer that
// remember.
type stage struct {
	t       *testing.T
	clock   *clock.Manual
	posts   *mongostore.Posts
	service *alert.Service
	notices *mongostore.Notices
	asked   []string // "usr_ada post.failed"
	letters []identity.Letter
	broken  bool // whether the outbox is away
	stops   bool // whether posts could not go out
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
	s := &stage{t: t, clock: clock.NewManual(noon), posts: mongostore.NewPosts(store), notices: mongostore.NewNotices(store)}
	s.service = alert.New(alert.Needs{
		Posts: s.posts, Checks: s, Channels: s, Teams: s, People: s, Notices: notify.New(s.notices, s, s.clock), Outbox: s, Mailer: s,
		Clock: s.clock, Log: slog.New(slog.NewTextHandler(io.Discard, nil)), AppURL: "https://app.example",
	})
	return s
}

func (s *stage) AskAlert(_ context.Context, e alert.Errand) error {
	if s.broken {
		return errors.New("the queue is away")
	}
	s.asked = append(s.asked, e.UserID+" "+string(e.Subject))
	return nil
}

func (s *stage) Send(_ context.Context, l identity.Letter) error {
	s.letters = append(s.letters, l)
	return nil
}

func (s *stage) Changed(context.Context, tenant.ID, string, string) {}

func (s *stage) Validate(context.Context, tenant.Actor, post.Post) ([]post.Verdict, error) {
	if !s.stops {
		return []post.Verdict{{Issues: []post.Issue{{Severity: post.Warns, Message: "Mind the plan."}}}}, nil
	}
	return []post.Verdict{{Issues: []post.Issue{{Severity: post.Stops, Message: "X is no longer connected."}}}}, nil
}

func (s *stage) PostChannels(_ context.Context, _ tenant.Scope, ids []string) (map[string]post.Channel, error) {
	return map[string]post.Channel{"c": {ID: "c", Network: "twitter", Name: "Acme"}}, nil
}

func (s *stage) Tenant(context.Context, tenant.Scope) (identity.Tenant, error) {
	return identity.Tenant{ID: ours, Name: "Harbour", Timezone: "UTC", Status: tenant.Active}, nil
}

func (s *stage) MembersOf(context.Context, tenant.Scope, []tenant.ID) ([]identity.Membership, error) {
	var all []identity.Membership
	for user, role := range map[string]tenant.Role{"usr_ada": tenant.Editor, "usr_bob": tenant.Approver, "usr_cy": tenant.Owner, "usr_di": tenant.Viewer} {
		all = append(all, identity.Membership{TenantID: ours, UserID: user, Role: role})
	}
	return all, nil
}

func (s *stage) User(_ context.Context, id string) (identity.User, error) {
	u := identity.User{ID: id, Email: id + "@harbour.example", Name: strings.TrimPrefix(id, "usr_"), Locale: "en"}
	if id == "usr_bob" {
		u.Locale = "de"
	}
	return u, nil
}

// keep stores a post of ada's whose change is untold.
func (s *stage) keep(change func(*post.Post)) post.Post {
	s.t.Helper()
	p := post.Post{
		ID: "pst_1", TenantID: ours, Text: "The harbour at dawn\nand more", ChannelIDs: []string{"c"}, CreatedBy: "usr_ada", Version: 1, Untold: s.clock.Now(),
		Approval: &post.Approval{SubmittedBy: "usr_ada", SubmittedAt: noon},
	}
	change(&p)
	if err := s.posts.Create(s.t.Context(), scope, p); err != nil {
		s.t.Fatal(err)
	}
	return p
}

// told lists the texts of the team's notices.
func (s *stage) told() (texts []string) {
	s.t.Helper()
	all, err := s.notices.List(s.t.Context(), scope, page.Request{Limit: 100})
	if err != nil {
		s.t.Fatal(err)
	}
	for _, n := range all.Items {
		texts = append(texts, n.Text)
	}
	return texts
}

func (s *stage) expect(asked, told []string) {
	s.t.Helper()
	if got := slices.Sorted(slices.Values(s.asked)); fmt.Sprint(got) != fmt.Sprint(asked) {
		s.t.Errorf("letters were asked for %v, want %v", got, asked)
	}
	if got := s.told(); fmt.Sprint(got) != fmt.Sprint(told) {
		s.t.Errorf("the team was told %q, want %q", got, told)
	}
}
