package audit_test

import (
	"encoding/base64"
	"fmt"
	"math/rand/v2"
	"reflect"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// signer has keys that are named by letters, of which the first one signs.
func signer(t *testing.T, letters ...byte) audit.Signer {
	t.Helper()
	var keys []string
	for _, letter := range letters {
		secret := base64.StdEncoding.EncodeToString([]byte(strings.Repeat(string(rune(letter)), 32)))
		keys = append(keys, fmt.Sprintf("k%c:%s", letter, secret))
	}
	ring, err := seal.NewRing(strings.Join(keys, ","))
	if err != nil {
		t.Fatal(err)
	}
	s, err := ring.Signer(audit.Purpose)
	if err != nil {
		t.Fatal(err)
	}
	return s
}

// placed is an event where it stands.
type placed struct {
	at int64
	e  audit.Event
}

const book tenant.ID = "ten_1"

// history writes a book of n events.
func history(s audit.Signer, r *rand.Rand, n int) ([]placed, audit.Head) {
	end := audit.End(s, book, 0, "")
	var events []placed
	for range n {
		e := audit.Seal(s, draft(r), end)
		events = append(events, placed{e.Seq, e})
		end = audit.End(s, book, e.Seq, e.Hash)
	}
	return events, end
}

func draft(r *rand.Rand) audit.Event {
	text := func() string { return fmt.Sprint(r.IntN(1000)) }
	changes := make([]audit.Change, r.IntN(3))
	for i := range changes {
		changes[i] = audit.Change{Field: text(), Before: text(), After: text()}
	}
	e := audit.Draft(book, tenant.By{Kind: tenant.UserKind, ID: text(), Operator: text()},
		tenant.Origin{Address: text(), Device: text(), RequestID: text()}, time.UnixMilli(r.Int64N(1<<40)),
		audit.Entry{Kind: "post", Verb: text(), TargetID: text(), TargetName: text(), Reason: text(), Changes: changes})
	e.Name, e.Operator = text(), text()
	return e
}

func problems(s audit.Signer, events []placed, head *audit.Head) []audit.Problem {
	c := audit.NewCheck(s, book, head)
	for _, p := range events {
		c.Next(p.at, p.e)
	}
	c.End()
	return c.Problems
}

func TestAWholeBookVerifies(t *testing.T) {
	s := signer(t, 'a')
	for seed := range uint64(50) {
		events, head := history(s, rand.New(rand.NewPCG(seed, 1)), int(seed))
		if found := problems(s, events, &head); len(found) > 0 {
			t.Fatalf("seed %d: %+v", seed, found)
		}
	}
}

// Every kind of harm that can be done to a book, each with what it must be called.
var harms = map[string]struct {
	called []audit.Trouble
	do     func(r *rand.Rand, events []placed) []placed
}{
	"change a field": {[]audit.Trouble{audit.Changed, audit.UnknownKey, audit.Reordered}, func(r *rand.Rand, events []placed) []placed {
		mutate(r, &events[r.IntN(len(events))].e)
		return events
	}},
	"remove one": {[]audit.Trouble{audit.Removed}, func(r *rand.Rand, events []placed) []placed {
		i := r.IntN(len(events) - 1)
		return slices.Delete(events, i, i+1)
	}},
	"remove one and close the gap": {[]audit.Trouble{audit.Reordered}, func(r *rand.Rand, events []placed) []placed {
		i := r.IntN(len(events) - 1)
		for j := i + 1; j < len(events); j++ {
			events[j].at--
		}
		return slices.Delete(events, i, i+1)
	}},
	"swap two": {[]audit.Trouble{audit.Reordered}, func(r *rand.Rand, events []placed) []placed {
		i := r.IntN(len(events) - 1)
		events[i].e, events[i+1].e = events[i+1].e, events[i].e
		return events
	}},
	"swap two with their numbers": {[]audit.Trouble{audit.Changed}, func(r *rand.Rand, events []placed) []placed {
		i := r.IntN(len(events) - 1)
		a, b := &events[i].e, &events[i+1].e
		*a, *b = *b, *a
		a.Seq, b.Seq, a.Prev, b.Prev = b.Seq, a.Seq, b.Prev, a.Prev
		return events
	}},
	"cut off the end": {[]audit.Trouble{audit.CutOff}, func(r *rand.Rand, events []placed) []placed {
		return events[:r.IntN(len(events))]
	}},
	"repeat one at the end": {[]audit.Trouble{audit.Reordered}, func(r *rand.Rand, events []placed) []placed {
		return append(events, placed{int64(len(events) + 1), events[r.IntN(len(events))].e})
	}},
}

func TestAnyHarmToABookIsFound(t *testing.T) {
	s := signer(t, 'a')
	for name, harm := range harms {
		t.Run(name, func(t *testing.T) {
			for seed := range uint64(300) {
				r := rand.New(rand.NewPCG(seed, 2))
				events, head := history(s, r, 2+r.IntN(12))
				found := problems(s, harm.do(r, slices.Clone(events)), &head)
				if !slices.ContainsFunc(found, func(p audit.Problem) bool { return slices.Contains(harm.called, p.Trouble) }) {
					t.Fatalf("seed %d: found %+v, want one of %v", seed, found, harm.called)
				}
			}
		})
	}
}

// mutate changes one field of an event, whichever, also those that are added one day.
func mutate(r *rand.Rand, e *audit.Event) {
	v := reflect.ValueOf(e).Elem()
	for {
		f := v.Field(r.IntN(v.NumField()))
		switch x := f.Addr().Interface().(type) {
		case *time.Time:
			*x = x.Add(time.Millisecond)
		case *tenant.By:
			harmText(r, []*string{(*string)(&x.Kind), &x.ID, &x.Operator}[r.IntN(3)])
		case *[]audit.Change:
			changes := slices.Clone(*x)
			if len(changes) == 0 {
				*x = []audit.Change{{}}
				return
			}
			c := &changes[r.IntN(len(changes))]
			harmText(r, []*string{&c.Field, &c.Before, &c.After}[r.IntN(3)])
			*x = changes
		case *int64:
			*x++
		default:
			f.SetString(f.String() + "!")
		}
		return
	}
}

func harmText(r *rand.Rand, text *string) {
	if *text != "" && r.IntN(2) == 0 {
		*text = (*text)[1:]
		return
	}
	*text += "!"
}

func TestEveryFieldOfAnEventIsProtected(t *testing.T) {
	s := signer(t, 'a')
	r := rand.New(rand.NewPCG(1, 3))
	seen := map[string]bool{}
	for range 2000 {
		events, _ := history(s, r, 1)
		e := events[0].e
		was := reflect.ValueOf(e)
		mutate(r, &e)
		for i := range was.NumField() {
			if !reflect.DeepEqual(was.Field(i).Interface(), reflect.ValueOf(e).Field(i).Interface()) {
				seen[was.Type().Field(i).Name] = true
			}
		}
		if audit.Intact(s, e) {
			t.Fatalf("a changed event passes: %+v instead of %+v", e, events[0].e)
		}
	}
	if want := reflect.TypeFor[audit.Event]().NumField(); len(seen) != want {
		t.Errorf("%d fields were changed, want all %d", len(seen), want)
	}
}

func TestWhatMovesBetweenFieldsIsNoticed(t *testing.T) {
	s := signer(t, 'a')
	e := audit.Seal(s, audit.Event{TargetID: "ab", TargetName: "c"}, audit.Head{})
	e.TargetID, e.TargetName = "a", "bc"
	if audit.Intact(s, e) {
		t.Error("a letter moved from one field to the next unnoticed")
	}
}

func TestABookWrittenWithAnotherKeyIsNoticed(t *testing.T) {
	ours, forger := signer(t, 'a'), signer(t, 'b')
	events, head := history(forger, rand.New(rand.NewPCG(1, 4)), 3)
	for i := range events {
		events[i].e.KeyID = "ka" // as if it were ours
	}
	head.KeyID = "ka"
	found := problems(ours, events, &head)
	if len(found) < 4 {
		t.Errorf("a forged book of three events has the problems %+v", found)
	}
}

func TestABookOutlivesItsKeyWhileThatStillOpens(t *testing.T) {
	old, both, fresh := signer(t, 'a'), signer(t, 'b', 'a'), signer(t, 'b')
	r := rand.New(rand.NewPCG(1, 6))
	events, head := history(old, r, 3)
	next := audit.Seal(both, draft(r), head)
	events, head = append(events, placed{next.Seq, next}), audit.End(both, book, next.Seq, next.Hash)
	if found := problems(both, events, &head); len(found) > 0 || next.KeyID != "kb" {
		t.Errorf("signed with %s, with both keys: %+v", next.KeyID, found)
	}
	found := problems(fresh, events, &head)
	if len(found) != 3 || found[0].Trouble != audit.UnknownKey {
		t.Errorf("without the old key: %+v", found)
	}
}

func TestABookWithoutItsHeadIsNoticed(t *testing.T) {
	s := signer(t, 'a')
	events, head := history(s, rand.New(rand.NewPCG(1, 5)), 3)
	older := audit.End(s, book, 2, events[1].e.Hash)
	older.Seq = 3
	other := audit.End(s, "ten_2", head.Seq, head.Hash)
	for name, h := range map[string]*audit.Head{"none": nil, "altered": &older, "another book's": &other} {
		if found := problems(s, events, h); len(found) == 0 || found[len(found)-1].Trouble != audit.Headless {
			t.Errorf("%s: %+v", name, found)
		}
	}
}

func TestALongTextIsCutBetweenCharacters(t *testing.T) {
	got := audit.Cut(strings.Repeat("ä", 300))
	if want := strings.Repeat("ä", 200) + "…"; got != want {
		t.Errorf("cut to %q", got)
	}
	if got := audit.Cut("a\xffb"); got != "a�b" {
		t.Errorf("invalid text became %q", got)
	}
}
