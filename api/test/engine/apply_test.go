package engine_test

import (
	"encoding/json"
	"strings"
	"sync"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// planned is a draft as the calendar shows it.
type planned struct {
	ID, State, Text, Note string
	ChannelIDs            []string
	PlannedAt, PublishAt  *time.Time
}

// plans are the drafts on the team's calendar of the coming weeks.
func (s *stage) plans() []planned {
	day := func(ahead int) string { return time.Now().UTC().AddDate(0, 0, ahead).Format(time.RFC3339) }
	var calendar struct{ Data []planned }
	s.person.Get("/v1/calendar?from="+day(0)+"&to="+day(60), &calendar)
	return calendar.Data
}

// calendar writes a calendar and gives its run and its slots.
func (s *stage) calendar(t *testing.T) (id string, slots []map[string]any) {
	t.Helper()
	id = s.person.Work("calendar", s.campaign, stack.Object{"days": 14, "postsPerWeek": 7})
	var got struct {
		Output struct{ Slots []map[string]any }
	}
	s.person.Get("/v1/engine-runs/"+id, &got)
	return id, got.Output.Slots
}

// However often a calendar is applied, and at once, there is one draft for each of its
// slots, at its moment, on the team's channel; none of them can go out as it is.
func TestACalendarsSlotsBecomeOneDraftEach(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 1})
	team := newStage(t, s, "Northwind")
	channels := team.person.Connect("linkedin")
	id, slots := team.calendar(t)
	var all sync.WaitGroup
	for range 8 {
		all.Go(func() {
			if got := team.person.Do("POST", "/v1/engine-runs/"+id+"/apply", stack.Object{}); got.Status != 200 {
				t.Errorf("applied: %d %s", got.Status, got.Body)
			}
		})
	}
	all.Wait()
	drafts := team.plans()
	if len(drafts) != len(slots) || len(slots) < 10 {
		t.Fatalf("%d slots came to %d drafts", len(slots), len(drafts))
	}
	for i, d := range drafts {
		if d.State != "draft" || d.Text != "" || d.PublishAt != nil || d.PlannedAt == nil || !strings.Contains(d.Note, slots[i]["idea"].(string)) {
			t.Errorf("slot %v became %+v", slots[i], d)
		}
		if onLinkedIn := slots[i]["network"] == "linkedin"; onLinkedIn != (len(d.ChannelIDs) == 1 && d.ChannelIDs[0] == channels["linkedin"]) {
			t.Errorf("slot %v is for the channels %v", slots[i], d.ChannelIDs)
		}
	}
	schedule := stack.Object{"publishAt": time.Now().UTC().Add(time.Hour).Format(time.RFC3339)}
	if got := team.person.Do("POST", "/v1/posts/"+drafts[0].ID+"/schedule", schedule); got.Status != 422 {
		t.Errorf("a draft without words is scheduled: %d %s", got.Status, got.Body)
	}
}

// What a person edited is what becomes drafts, and it has to pass what a model's answer has to.
func TestAnEditedCalendarIsHeldAgainstTheChecks(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	team := newStage(t, s, "Northwind")
	id, slots := team.calendar(t)
	edited := func(change func(slot map[string]any)) stack.Object {
		raw, _ := json.Marshal(slots[:len(slots)-1])
		var own []map[string]any
		_ = json.Unmarshal(raw, &own)
		change(own[0])
		return stack.Object{"output": stack.Object{"summary": "Edited by the team, one post less.", "slots": own}}
	}
	for name, change := range map[string]func(map[string]any){
		"a day after the end":    func(slot map[string]any) { slot["day"] = 15 },
		"no time":                func(slot map[string]any) { slot["time"] = "25:00" },
		"a figure nobody named":  func(slot map[string]any) { slot["idea"] = "Tell of the 77 % who come back." },
		"a network that isn't":   func(slot map[string]any) { slot["network"] = "myspace" },
		"a network of nobody's":  func(slot map[string]any) { slot["network"] = "reddit" },
		"an idea that is empty":  func(slot map[string]any) { slot["idea"] = "" },
		"a field that isn't his": func(slot map[string]any) { slot["tenantId"] = "ten_other" },
	} {
		if got := team.person.Do("POST", "/v1/engine-runs/"+id+"/apply", edited(change)); got.Status != 422 {
			t.Errorf("%s: %d %s", name, got.Status, got.Body)
		}
	}
	if drafts := team.plans(); len(drafts) > 0 {
		t.Fatalf("what was refused came to %d drafts", len(drafts))
	}
	team.person.Must(200, "POST", "/v1/engine-runs/"+id+"/apply", edited(func(slot map[string]any) { slot["day"], slot["time"], slot["theme"] = 14, "23:45", "Moved to the end" }), nil)
	drafts := team.plans()
	if len(drafts) != len(slots)-1 || !strings.HasPrefix(drafts[len(drafts)-1].Note, "Moved to the end\n") {
		t.Errorf("the edited calendar came to %d drafts, the last %+v", len(drafts), drafts[len(drafts)-1])
	}
}

// A brief becomes a creative that waits for its words; what is known of an audience goes
// into the brand's profile.
func TestABriefIsKeptAsACreativeAndAnAudienceInTheBrand(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	team := newStage(t, s, "Northwind")
	var applied struct{ Applied struct{ Kind, ID string } }
	ids := map[string]bool{}
	run := team.person.Work("creative-brief", team.campaign, stack.Object{"format": "carousel", "network": "instagram"})
	for range 2 {
		team.person.Must(200, "POST", "/v1/engine-runs/"+run+"/apply", stack.Object{}, &applied)
		ids[applied.Applied.ID] = true
	}
	var creative struct {
		Variants []any
		Brief    struct {
			Format string
			Scenes []struct{ Description string }
		}
	}
	team.person.Get("/v1/creatives/"+applied.Applied.ID, &creative)
	if len(ids) != 1 || applied.Applied.Kind != "creative" || creative.Brief.Format != "carousel" || len(creative.Brief.Scenes) < 2 || len(creative.Variants) != 0 {
		t.Errorf("%v: %+v", ids, creative)
	}
	run = team.person.Work("audience", team.campaign, stack.Object{"count": 2})
	team.person.Must(200, "POST", "/v1/engine-runs/"+run+"/apply", stack.Object{}, &applied)
	var brand struct{ Audience string }
	var got struct{ Output struct{ Summary string } }
	team.person.Get("/v1/brand-profiles/"+applied.Applied.ID, &brand)
	if team.person.Get("/v1/engine-runs/"+run, &got); brand.Audience == "" || brand.Audience != got.Output.Summary {
		t.Errorf("the audience is %q, written was %q", brand.Audience, got.Output.Summary)
	}
}
