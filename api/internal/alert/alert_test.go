package alert_test

import (
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/alert"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

func decided(by string, approved bool, comment string) func(*post.Post) {
	return func(p *post.Post) {
		p.Approval.DecidedBy, p.Approval.DecidedAt, p.Approval.Approved, p.Approval.Comment = by, p.Untold, approved, comment
	}
}

func TestThoseWhomAChangeConcernsAreTold(t *testing.T) {
	for name, c := range map[string]struct {
		state  post.State
		change func(*post.Post)
		asked  []string
		told   []string
	}{
		"approvers, but not the author":  {post.PendingApproval, func(p *post.Post) {}, []string{"usr_bob post.submitted", "usr_cy post.submitted"}, []string{"A post waits for approval."}},
		"nor an approver who edited it":  {post.PendingApproval, func(p *post.Post) { p.Editors = []string{"usr_bob"} }, []string{"usr_cy post.submitted"}, []string{"A post waits for approval."}},
		"who submitted it: approved":     {post.Scheduled, decided("usr_bob", true, ""), []string{"usr_ada post.approved"}, []string{"A post was approved."}},
		"who submitted it: sent back":    {post.Rejected, decided("usr_bob", false, "Shorter."), []string{"usr_ada post.rejected"}, []string{"A post was sent back: Shorter."}},
		"nobody of their own approval":   {post.Approved, decided("usr_ada", true, ""), nil, []string{"A post was approved."}},
		"the author of a failure":        {post.Failed, func(p *post.Post) { p.Problem = "X: no." }, []string{"usr_ada post.failed"}, []string{"A post could not be published. X: no."}},
		"the owners, of a program's":     {post.Missed, func(p *post.Post) { p.CreatedBy = "key_1" }, []string{"usr_cy post.missed"}, []string{"A post missed its moment. "}},
		"the author, of a part":          {post.PartiallyPublished, func(p *post.Post) {}, []string{"usr_ada post.partially_published"}, []string{"A post went out on some channels only. "}},
		"nobody by mail of what is held": {post.Held, func(p *post.Post) { p.Problem = "The plan had ended." }, nil, []string{"A post was held. The plan had ended."}},
		"nobody by mail of a success":    {post.Published, func(p *post.Post) {}, nil, []string{"A post went out on 1 channels."}},
		"nobody of another moment":       {post.Scheduled, func(p *post.Post) {}, nil, nil},
		"nobody of a draft":              {post.Draft, func(p *post.Post) {}, nil, nil},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			p := s.keep(func(p *post.Post) { p.State = c.state; c.change(p) })
			s.service.Told(t.Context(), p)
			s.expect(c.asked, c.told)
			s.clock.Advance(time.Hour)
			if err := s.service.Sweep(t.Context()); err != nil {
				t.Error(err)
			}
			s.expect(c.asked, c.told)
		})
	}
}

// The process dies after the post was stored, or the queue is away: a sweep tells it, and
// when two tell at once the team reads it once.
func TestWhatWasLeftUntoldIsTold(t *testing.T) {
	s := newStage(t)
	p := s.keep(func(p *post.Post) { p.State, p.Problem = post.Failed, "X: no." })
	s.broken = true
	s.service.Told(t.Context(), p)
	s.expect(nil, nil)
	s.broken = false
	if err := s.service.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	s.expect(nil, nil) // who changed it may be about to tell
	s.clock.Advance(time.Minute)
	if err := s.service.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	s.service.Told(t.Context(), p)
	s.expect([]string{"usr_ada post.failed", "usr_ada post.failed"}, []string{"A post could not be published. X: no."})
	if left, err := s.posts.Untold(t.Context(), tenant.AllTenants("test"), s.clock.Now(), 10); err != nil || len(left) > 0 {
		t.Errorf("%d posts are untold still (%v)", len(left), err)
	}
}

func TestALaterChangeIsNotTakenForTold(t *testing.T) {
	s := newStage(t)
	p := s.keep(func(p *post.Post) { p.State = post.PendingApproval })
	before := p.Untold
	s.clock.Advance(time.Minute)
	p.State, p.Problem, p.Untold, p.Version = post.Failed, "X: no.", s.clock.Now(), 2
	if err := s.posts.Save(t.Context(), scope, p, 1); err != nil {
		t.Fatal(err)
	}
	if err := s.posts.Said(t.Context(), scope, p.ID, before); err != nil {
		t.Fatal(err)
	}
	s.clock.Advance(time.Minute)
	if err := s.service.Sweep(t.Context()); err != nil {
		t.Error(err)
	}
	s.expect([]string{"usr_ada post.failed"}, []string{"A post could not be published. X: no."})
}

func TestALetterSaysWhatHappenedAndWhatToDo(t *testing.T) {
	s := newStage(t)
	s.keep(func(p *post.Post) {
		p.State, p.Outcomes = post.Failed, []post.Outcome{{ChannelID: "c", Network: "twitter", State: "rejected", Error: "The text was posted before."}}
	})
	for _, user := range []string{"usr_ada", "usr_bob"} {
		if err := s.service.Deliver(t.Context(), alert.Errand{TenantID: ours, UserID: user, Subject: alert.Failed, PostID: "pst_1"}); err != nil {
			t.Fatal(err)
		}
	}
	for i, wants := range [][]string{
		{"Hello ada,", "Harbour", "“The harbour at dawn”", "Acme (X): The text was posted before.", "try again"},
		{"Hallo bob,", "Harbour", "„The harbour at dawn“", "Acme (X): The text was posted before.", "noch einmal"},
	} {
		l := s.letters[i]
		text := l.Subject + "\n" + strings.Join(l.Lines, "\n")
		for _, want := range wants {
			if !strings.Contains(text, want) {
				t.Errorf("the letter lacks %q:\n%s", want, text)
			}
		}
		if l.Link != "https://app.example/posts/pst_1" || l.Action == "" || l.Footer == "" || strings.Contains(text, "{") || strings.Contains(text, "and more") {
			t.Errorf("the letter is %+v", l)
		}
	}
}

func TestEverySubjectThatIsMailedHasWordsInBothLanguages(t *testing.T) {
	for _, about := range []alert.Subject{alert.Submitted, alert.Approved, alert.Rejected, alert.Foreseen, alert.Failed, alert.Partly, alert.Missed} {
		s := newStage(t)
		s.stops = true
		states := map[alert.Subject]post.State{
			alert.Submitted: post.PendingApproval, alert.Approved: post.Approved, alert.Rejected: post.Rejected, alert.Foreseen: post.Scheduled,
			alert.Failed: post.Failed, alert.Partly: post.PartiallyPublished, alert.Missed: post.Missed,
		}
		s.keep(func(p *post.Post) { p.State = states[about]; decided("usr_cy", about == alert.Approved, "Why?")(p) })
		for i, user := range []string{"usr_ada", "usr_bob"} {
			if err := s.service.Deliver(t.Context(), alert.Errand{TenantID: ours, UserID: user, Subject: about, PostID: "pst_1"}); err != nil {
				t.Fatal(err)
			}
			if len(s.letters) != i+1 || s.letters[i].Subject == "" || len(s.letters[i].Lines) < 2 || strings.Contains(s.letters[i].Subject+strings.Join(s.letters[i].Lines, ""), "{") {
				t.Errorf("%s for %s: %+v", about, user, s.letters)
			}
		}
	}
}

func TestNothingIsWrittenOnceItIsNotTrueAnyMore(t *testing.T) {
	s := newStage(t)
	s.keep(func(p *post.Post) { p.State = post.Published })
	for _, id := range []post.ID{"pst_1", "pst_gone"} {
		if err := s.service.Deliver(t.Context(), alert.Errand{TenantID: ours, UserID: "usr_ada", Subject: alert.Failed, PostID: id}); err != nil {
			t.Error(err)
		}
	}
	if len(s.letters) > 0 {
		t.Errorf("written: %+v", s.letters)
	}
}

func TestAnHourBeforeAPostIsLookedAtOnce(t *testing.T) {
	s := newStage(t)
	s.stops = true
	s.keep(func(p *post.Post) {
		p.State, p.Untold, p.PublishAt, p.ForeseeAt = post.Scheduled, time.Time{}, noon.Add(3*time.Hour), noon.Add(2*time.Hour)
	})
	look := func() {
		if err := s.service.Foresee(t.Context()); err != nil {
			t.Error(err)
		}
	}
	look()
	s.expect(nil, nil) // it is two hours too early
	s.clock.Advance(2 * time.Hour)
	look()
	look()
	s.expect([]string{"usr_ada post.will_fail"}, []string{"A post could not go out as it is. X is no longer connected."})
	if err := s.service.Deliver(t.Context(), alert.Errand{TenantID: ours, UserID: "usr_ada", Subject: alert.Foreseen, PostID: "pst_1"}); err != nil {
		t.Fatal(err)
	}
	if text := strings.Join(s.letters[0].Lines, "\n"); !strings.Contains(text, "X is no longer connected.") {
		t.Errorf("the letter does not say why:\n%s", text)
	}
}

func TestAPostThatCanGoOutIsNotWarnedOf(t *testing.T) {
	s := newStage(t)
	s.keep(func(p *post.Post) {
		p.State, p.Untold, p.PublishAt, p.ForeseeAt = post.Scheduled, time.Time{}, noon.Add(time.Hour), noon
	})
	if err := s.service.Foresee(t.Context()); err != nil {
		t.Error(err)
	}
	s.expect(nil, nil)
}
