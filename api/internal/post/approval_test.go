package post_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

var (
	ada = as("ada", tenant.Editor)
	bob = as("bob", tenant.Approver)
	cy  = as("cy", tenant.Admin)
)

func hello() post.Post {
	return post.Post{Text: "Hello", ChannelIDs: []string{"linkedin"}, AssetIDs: []string{}, PublishAt: noon.Add(time.Hour)}
}

// must gives a post on, and ends the test where there was a fault.
func (s *stage) must(p post.Post, err error) post.Post {
	s.t.Helper()
	if err != nil {
		s.t.Fatal(err)
	}
	return p
}

func (s *stage) want(p post.Post, state post.State) {
	s.t.Helper()
	if p.State != state {
		s.t.Fatalf("the post is %s, want %s", p.State, state)
	}
}

func refuses(t *testing.T, what string, want *fault.Error, err error) {
	t.Helper()
	if !errors.Is(err, want) {
		t.Errorf("%s: %v, want %s", what, err, want.Code)
	}
}

func TestAnApprovedPostGoesOutAtTheMomentItIsMeantFor(t *testing.T) {
	s := newStage(t)
	s.rule.Required = true
	ctx := t.Context()
	p := s.must(s.service.Create(ctx, ada, hello()))
	for what, try := range map[string]func() (post.Post, error){
		"schedule": func() (post.Post, error) { return s.service.Schedule(ctx, ada, p.ID, 0, noon.Add(time.Hour)) },
		"publish":  func() (post.Post, error) { return s.service.PublishNow(ctx, cy, p.ID, 0) },
	} {
		_, err := try()
		refuses(t, what+" without approval", post.ErrUnapproved, err)
	}
	s.want(s.must(s.service.Submit(ctx, ada, p.ID, 0)), post.PendingApproval)
	_, err := s.service.Approve(ctx, ada, p.ID, 0, "")
	refuses(t, "an editor", tenant.ErrForbidden, err)
	got := s.must(s.service.Approve(ctx, bob, p.ID, 0, "Good."))
	s.want(got, post.Scheduled)
	if !got.WakeAt.Equal(noon.Add(time.Hour)) || got.Approval.DecidedBy != "usr_bob" || got.Approval.Comment != "Good." {
		t.Errorf("it goes out at %v, approved by %+v", got.WakeAt, got.Approval)
	}
	got = s.must(s.service.Schedule(ctx, ada, p.ID, 0, noon.Add(2*time.Hour))) // another moment is no other content
	s.want(got, post.Scheduled)
	if fmt.Sprint(s.told) != "[pending_approval scheduled]" {
		t.Errorf("people were told %v", s.told)
	}
}

func TestAPostIsSentBackWithWhatIsToChange(t *testing.T) {
	s := newStage(t)
	ctx := t.Context()
	p := s.must(s.service.Create(ctx, ada, hello()))
	s.must(s.service.Submit(ctx, ada, p.ID, 0))
	_, err := s.service.Reject(ctx, bob, p.ID, 0, " ")
	refuses(t, "without a word", fault.ErrInvalid, err)
	s.want(s.must(s.service.Reject(ctx, bob, p.ID, 0, "Shorter.")), post.Rejected)
	got := s.must(s.service.Update(ctx, ada, p.ID, 0, func(p *post.Post) { p.Text = "Hi" }))
	if s.want(got, post.Rejected); got.Approval.Comment != "Shorter." {
		t.Errorf("the comment is gone: %+v", got.Approval)
	}
	s.want(s.must(s.service.Submit(ctx, ada, p.ID, 0)), post.PendingApproval)
	s.want(s.must(s.service.Unschedule(ctx, ada, p.ID, 0)), post.Draft)
}

func TestPeopleDoNotApproveTheirOwnUnlessTheTeamSaysSo(t *testing.T) {
	s := newStage(t)
	ctx := t.Context()
	for what, make := range map[string]func() post.ID{
		"written": func() post.ID {
			p := s.must(s.service.Create(ctx, bob, hello()))
			return s.must(s.service.Submit(ctx, ada, p.ID, 0)).ID
		},
		"edited": func() post.ID {
			p := s.must(s.service.Create(ctx, ada, hello()))
			s.must(s.service.Update(ctx, bob, p.ID, 0, func(p *post.Post) { p.Text = "Hi" }))
			return s.must(s.service.Submit(ctx, ada, p.ID, 0)).ID
		},
		"submitted": func() post.ID {
			p := s.must(s.service.Create(ctx, ada, hello()))
			return s.must(s.service.Submit(ctx, bob, p.ID, 0)).ID
		},
	} {
		s.rule.Self = false
		id := make()
		_, err := s.service.Approve(ctx, bob, id, 0, "")
		refuses(t, what, post.ErrOwnWork, err)
		s.rule.Self = true
		s.want(s.must(s.service.Approve(ctx, bob, id, 0, "")), post.Scheduled)
		s.must(s.service.Unschedule(ctx, cy, id, 0))
	}
}

// Whatever three people do to a post, in whatever order: what waits to go out is, word for
// word, what somebody who had no hand in it approved.
func TestWhatGoesOutIsWhatWasApproved(t *testing.T) {
	seed := rand.Uint64()
	t.Logf("seed %d", seed)
	dice := rand.New(rand.NewPCG(seed, 6))
	s := newStage(t)
	s.rule.Required = true
	ctx, scheduled := t.Context(), 0
	for range 60 {
		p := s.must(s.service.Create(ctx, ada, post.Post{Text: fmt.Sprint("Hello ", dice.Uint64()), ChannelIDs: []string{"linkedin"}, AssetIDs: []string{}}))
		hands, submitter, agreed := map[string]bool{ada.Name(): true}, "", ""
		for range 40 {
			who := []tenant.Actor{ada, bob, cy}[dice.IntN(3)]
			text := fmt.Sprint("Hello ", dice.Uint64())
			switch dice.IntN(8) {
			case 0:
				if _, err := s.service.Update(ctx, who, p.ID, 0, func(p *post.Post) { p.Text = text }); err == nil {
					hands[who.Name()] = true
				}
			case 1, 2:
				if _, err := s.service.Submit(ctx, who, p.ID, 0); err == nil {
					submitter = who.Name()
				}
			case 3, 4:
				if got, err := s.service.Approve(ctx, who, p.ID, 0, ""); err == nil {
					if agreed = got.Text; hands[who.Name()] || submitter == who.Name() {
						t.Fatalf("%s approved what they had a hand in", who.Name())
					}
				}
			case 5:
				_, _ = s.service.Schedule(ctx, who, p.ID, 0, noon.Add(time.Duration(dice.IntN(100)+1)*time.Hour))
			case 6:
				_, _ = s.service.Unschedule(ctx, who, p.ID, 0)
			case 7:
				_, _ = s.service.Update(ctx, who, p.ID, 0, func(p *post.Post) { p.Note, p.Labels = text, []string{text} })
			}
			if now := s.post(p.ID); now.State == post.Scheduled {
				if scheduled++; now.Text != agreed || !now.Approval.Approved {
					t.Fatalf("%q is to go out, approved was %q", now.Text, agreed)
				}
			} else if !now.WakeAt.IsZero() {
				t.Fatalf("a post that is %s has a worker look at it", now.State)
			}
		}
	}
	t.Logf("%d times a post was scheduled", scheduled)
	if scheduled == 0 {
		t.Error("nothing was ever scheduled")
	}
}
