package engine_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// answering waits until a model's answer has begun to arrive.
func (s *stage) answering(t *testing.T, id string) {
	t.Helper()
	stack.Eventually(t, stack.Soon, "the model is asked", func() string {
		if got := s.run(id); got.Status != "running" {
			return got.Status
		}
		return unless(s.run(id).Progress.Percent > 15, "nothing was answered yet")
	})
}

func unless(holds bool, why string) string {
	if holds {
		return ""
	}
	return why
}

func TestARunWhoseWorkerIsKilledEndsAndIsCountedOnce(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	team := newStage(t, s, "Orphaned")
	team.trouble(t, "stall", 600, 1)
	id := team.start()
	team.answering(t, id)
	s.Workers[0].Kill()
	stack.Restart(t, s.Workers[0])
	got := team.ended(t, id)
	if got.Status != "succeeded" {
		t.Fatalf("the run ended as %+v", got)
	}
	checkCounted(t, team, got)
	checkReplay(t, team, id)
}

// checkReplay says whether a run's recorded answers come to the same again, while the model
// can't be asked.
func checkReplay(t *testing.T, s *stage, id string) {
	t.Helper()
	s.trouble(t, "503", 0, 0)
	var replay struct {
		Identical   bool
		Differences []string
	}
	s.person.Must(200, "POST", "/v1/engine-runs/"+id+"/replay", nil, &replay)
	if !replay.Identical {
		t.Errorf("the replay differs: %v", replay.Differences)
	}
}

// patience is how long a worker waits for a model that says nothing; what ends well before
// did not end for that.
const patience = 50 * time.Second

func TestACancelReachesTheModel(t *testing.T) {
	t.Parallel()
	product, wire := startTapped(t, stack.Options{APIs: 1, Workers: 1})
	team := newStage(t, product, "Abandoned")
	team.trouble(t, "stall", 600, 1)
	id := team.start()
	team.answering(t, id)
	team.person.Must(200, "POST", "/v1/engine-runs/"+id+"/cancel", nil, nil)
	if got := team.run(id); got.Status != "canceled" {
		t.Errorf("the run is %s after its cancel", got.Status)
	}
	asked := wire.of(team.brand)
	if len(asked) != 1 {
		t.Fatalf("the model was asked %d times", len(asked))
	}
	stack.Eventually(t, patience/2, "the worker leaves the model that nobody wants to hear", func() string {
		select {
		case <-asked[0].left:
			return ""
		default:
			return "it still waits"
		}
	})
	if got := team.ended(t, id); got.Status != "canceled" {
		t.Errorf("the run became %s", got.Status)
	}
	checkRuns(t, team, 1)
}

// checkRuns says whether so many runs of the month are counted.
func checkRuns(t *testing.T, s *stage, want int64) {
	t.Helper()
	if runs := s.used(t, "engineRuns"); runs != want {
		t.Errorf("%d runs are counted, want %d", runs, want)
	}
}

func TestAStreamGoesOnAfterTheLastEventThatWasSeen(t *testing.T) {
	t.Parallel()
	team := newStage(t, stack.Start(t, stack.Options{APIs: 2, Workers: 1}), "Resumed")
	id := team.start()
	all := events(t, team, id, "")
	if len(all) < 3 || !strings.Contains(all[len(all)-1], "event: done") {
		t.Fatalf("the stream was %q", all)
	}
	for seen := range all {
		rest := events(t, team, id, fmt.Sprint(seen+1))
		if strings.Join(rest, "\n") != strings.Join(all[seen+1:], "\n") {
			t.Errorf("after event %d came %q, want %q", seen+1, rest, all[seen+1:])
		}
	}
}

// events follows a run to its end, from after an event, and gives each event as it came.
func events(t *testing.T, s *stage, id, after string) (all []string) {
	t.Helper()
	answer := s.person.SendWith("Last-Event-ID", after, "GET", "/v1/engine-runs/"+id+"/events", nil)
	if answer.Status != 200 {
		t.Fatalf("the stream answered %d: %s", answer.Status, answer.Body)
	}
	for block := range strings.SplitSeq(string(answer.Body), "\n\n") {
		if strings.Contains(block, "data: ") {
			all = append(all, block)
		}
	}
	return all
}
