package publish_test

import (
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
)

func TestAPostGoesOutOnceOnEachChannel(t *testing.T) {
	s := newStage(t)
	s.schedule("pst_1", linkedIn, facebook)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1, facebook: 1})
	if p := s.publication("pst_1", linkedIn); p.State != publish.Live || p.URL == "" || p.LiveAt.IsZero() {
		t.Errorf("the publication is %+v, want it live with its address", p)
	}
	if !slices.Equal(s.reports.published, []post.State{post.Published}) || !slices.Equal(s.reports.late, []time.Duration{0, 0}) {
		t.Errorf("told: %v, late by %v; want published once and each channel on time", s.reports.published, s.reports.late)
	}
}

func TestALostAnswerIsFoundInTheHistoryAndNothingIsSentAgain(t *testing.T) {
	s := newStage(t)
	s.provider.lag = waits.Settle
	s.provider.script[linkedIn] = []answer{loseAnswer}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
	if calls := s.provider.keys(linkedIn); len(calls) != 1 {
		t.Errorf("it was sent %d times, want once", len(calls))
	}
	p := s.publication("pst_1", linkedIn)
	if p.State != publish.Live || p.Attempts[0].Outcome != publish.OutcomeRecovered {
		t.Errorf("the publication is %s after %+v, want it recovered", p.State, p.Attempts)
	}
}

func TestALostRequestIsSentAgainUnderTheSameKey(t *testing.T) {
	s := newStage(t)
	s.provider.script[linkedIn] = []answer{loseRequest, loseRequest}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
	keys := s.provider.keys(linkedIn)
	if len(keys) != 3 || len(slices.Compact(keys)) != 1 {
		t.Errorf("it was sent under the keys %v, want one key three times", keys)
	}
	if s.provider.finds != 2 {
		t.Errorf("the history was asked %d times, want before each repetition", s.provider.finds)
	}
}

// The history shows the first call only after the second one was refused.
func TestARefusalOfARepeatedKeyIsNoFailureButSettledByTheHistory(t *testing.T) {
	for _, f := range []*publish.Failure{badRequest, sameText} {
		s := newStage(t)
		s.provider.lag = 3 * waits.Settle
		s.provider.script[linkedIn] = []answer{func(p *provider, o publish.Order) (publish.Receipt, error) {
			_, err := loseAnswer(p, o)
			p.used[o.IdempotencyKey] = f == badRequest // otherwise the network itself sees the same text
			return publish.Receipt{}, err
		}, refuse(f)}
		s.schedule("pst_1", linkedIn)
		s.finish(publish.New(s.needs("ada")))
		s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
		if keys := s.provider.keys(linkedIn); len(keys) != 2 {
			t.Errorf("%s: it was sent %d times, want twice and never after the refusal", f.Class, len(keys))
		}
	}
}

func TestWhatTheHistoryNeverTellsIsShownAsUnconfirmedAndNotSentAgain(t *testing.T) {
	s := newStage(t)
	s.provider.lag = 48 * time.Hour
	s.provider.script[linkedIn] = []answer{loseAnswer}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Failed, map[network.Network]int{linkedIn: 1})
	p := s.publication("pst_1", linkedIn)
	if p.State != publish.Unconfirmed || p.Failure == nil || p.Failure.Code != "unconfirmed" {
		t.Errorf("the publication is %s (%v), want unconfirmed", p.State, p.Failure)
	}
	if after := s.clock.Now().Sub(noon); after < waits.GiveUp || after > 2*waits.GiveUp {
		t.Errorf("given up after %v, want soon after %v", after, waits.GiveUp)
	}
	if keys := s.provider.keys(linkedIn); len(keys) != 2 {
		t.Errorf("it was sent %d times, want not again after the refusal of its key", len(keys))
	}
}

func TestAFirstRefusalForTheSameTextIsTheAuthorsToSettle(t *testing.T) {
	s := newStage(t)
	s.provider.script[linkedIn] = []answer{refuse(sameText)}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Failed, map[network.Network]int{linkedIn: 0})
	if p := s.publication("pst_1", linkedIn); p.State != publish.Refused || len(p.Attempts) != 1 {
		t.Errorf("the publication is %s after %d calls, want rejected after one", p.State, len(p.Attempts))
	}
}

func TestAPassingFailureIsTriedAgainLaterUnderANewKey(t *testing.T) {
	s := newStage(t)
	wait := *slowDown
	wait.RetryAfter = 10 * time.Minute
	s.provider.script[linkedIn] = []answer{refuse(slowDown), refuse(slowDown), refuse(&wait)}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
	keys := s.provider.keys(linkedIn)
	if len(slices.Compact(slices.Clone(keys))) != 4 {
		t.Errorf("the keys are %v, want four different ones", keys)
	}
	s.expectPauses([]stall{{20 * time.Second, 30 * time.Second}, {40 * time.Second, time.Minute}, {10 * time.Minute, 10 * time.Minute}})
}

// stall is the least and the most that may lie between two calls.
type stall struct{ least, most time.Duration }

func (s *stage) expectPauses(want []stall) {
	s.t.Helper()
	attempts := s.publication("pst_1", linkedIn).Attempts
	if len(attempts) != len(want)+1 {
		s.t.Fatalf("%d calls, want %d", len(attempts), len(want)+1)
	}
	for i, w := range want {
		if got := attempts[i+1].StartedAt.Sub(attempts[i].StartedAt); got < w.least || got > w.most {
			s.t.Errorf("stall %d is %v, want %v to %v", i+1, got, w.least, w.most)
		}
	}
}

func TestAfterEightPassingFailuresTheAuthorDecides(t *testing.T) {
	s := newStage(t)
	for range 20 {
		s.provider.script[linkedIn] = append(s.provider.script[linkedIn], refuse(slowDown))
	}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Failed, map[network.Network]int{linkedIn: 0})
	if keys := s.provider.keys(linkedIn); len(keys) != 8 {
		t.Errorf("it was tried %d times, want 8", len(keys))
	}
}

// The first call may have arrived although the history does not show it yet; being asked
// to wait at the second says nothing about the first. A new key would send it twice.
func TestBeingAskedToWaitAtARepetitionDoesNotChangeTheKey(t *testing.T) {
	s := newStage(t)
	s.provider.lag = 3 * waits.Settle
	s.provider.script[linkedIn] = []answer{func(p *provider, o publish.Order) (publish.Receipt, error) {
		_, err := loseAnswer(p, o)
		p.used[o.IdempotencyKey] = false // the limit is checked before the key
		return publish.Receipt{}, err
	}, func(p *provider, o publish.Order) (publish.Receipt, error) {
		p.used[o.IdempotencyKey] = true
		return refuse(slowDown)(p, o)
	}}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1})
}

func TestWhatTheContentCausedFailsAtOnce(t *testing.T) {
	s := newStage(t)
	s.provider.script[linkedIn] = []answer{refuse(badContent)}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Failed, map[network.Network]int{linkedIn: 0})
	p := s.publication("pst_1", linkedIn)
	if p.State != publish.Refused || len(p.Attempts) != 1 || p.Failure.Message != badContent.Message || !s.clock.Now().Equal(noon) {
		t.Errorf("the publication is %s (%v) after %d calls at %v", p.State, p.Failure, len(p.Attempts), s.clock.Now())
	}
}

func TestOneChannelsRefusalLeavesTheOthersLive(t *testing.T) {
	s := newStage(t)
	s.provider.script[linkedIn] = []answer{refuse(badContent)}
	s.schedule("pst_1", linkedIn, facebook)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.PartiallyPublished, map[network.Network]int{linkedIn: 0, facebook: 1})
	for _, o := range s.post("pst_1").Outcomes {
		if want := map[string]string{"linkedin": "rejected", "facebook": "live"}[o.ChannelID]; o.State != want {
			t.Errorf("%s is %s, want %s", o.ChannelID, o.State, want)
		}
	}
}

func TestABrokenLinkIsTold(t *testing.T) {
	s := newStage(t)
	s.provider.script[linkedIn] = []answer{refuse(&publish.Failure{Class: publish.Relink, Code: "161", Message: "Connect it again."})}
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Failed, map[network.Network]int{linkedIn: 0})
	if !slices.Equal(s.reports.broken, []string{"linkedin"}) {
		t.Errorf("told of %v, want the channel", s.reports.broken)
	}
}

func TestAChannelThatIsGoneIsRefusedWithoutACall(t *testing.T) {
	s := newStage(t)
	s.schedule("pst_1", "gone", facebook)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.PartiallyPublished, map[network.Network]int{facebook: 1})
	if len(s.provider.calls) != 1 {
		t.Errorf("%d calls, want one", len(s.provider.calls))
	}
}

func TestNothingGoesOutWhileThePlanIsInactive(t *testing.T) {
	s := newStage(t)
	s.plan = false
	s.schedule("pst_1", linkedIn)
	s.finish(publish.New(s.needs("ada")))
	s.expect("pst_1", post.Held, map[network.Network]int{linkedIn: 0})
}

func TestWhatHasBegunIsCarriedOnWhenThePlanEnds(t *testing.T) {
	s := newStage(t)
	s.provider.script[linkedIn] = []answer{refuse(slowDown)}
	s.schedule("pst_1", linkedIn, facebook)
	worker := publish.New(s.needs("ada"))
	s.sweep(worker)
	s.plan = false
	s.finish(worker)
	s.expect("pst_1", post.Published, map[network.Network]int{linkedIn: 1, facebook: 1})
}

func TestWhatIsOverdueForTooLongIsMissed(t *testing.T) {
	for late, want := range map[time.Duration]post.State{waits.Missed: post.Published, waits.Missed + time.Second: post.Missed} {
		s := newStage(t)
		s.schedule("pst_1", linkedIn)
		s.clock.Advance(late)
		s.finish(publish.New(s.needs("ada")))
		if got := s.post("pst_1").State; got != want {
			t.Errorf("%v late: the post is %s, want %s", late, got, want)
		}
	}
}
