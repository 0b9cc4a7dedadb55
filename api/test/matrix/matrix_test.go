package matrix_test

import (
	"slices"
	"strings"
	"testing"

	"campaignos.dev/api/test/contract"
	"campaignos.dev/api/test/stack"
)

func TestEveryOperationRefusesAndAdmitsWhomTheTableSays(t *testing.T) {
	names := operations(t)
	w := newWorld(t)
	refusals, admissions := 0, 0
	for _, name := range names {
		r := w.row(name)
		refusals, admissions = refusals+r.refusals, admissions+r.admissions
	}
	t.Logf("%d operations, %d cells: %d refusals and %d admissions", len(names), refusals+admissions, refusals, admissions)
}

// operations lists the contract's operations; one that the table does not know fails the
// test, and so does a line of the table for none.
func operations(t *testing.T) (names []string) {
	t.Helper()
	doc, err := contract.Document()
	if err != nil {
		t.Fatal(err)
	}
	for path, item := range doc.Paths.Map() {
		for method := range item.Operations() {
			name := method + " " + path
			names = append(names, name)
			if _, known := table[name]; !known {
				t.Errorf("%s has no entry in the table: say who may call it", name)
			}
		}
	}
	for name := range table {
		if !slices.Contains(names, name) {
			t.Errorf("%s has an entry and is not in openapi.yaml", name)
		}
	}
	if t.Failed() {
		t.FailNow()
	}
	slices.Sort(names)
	return names
}

// row is one operation, called by everybody.
type row struct {
	*world
	entry
	name, method         string
	refusals, admissions int
}

// row calls an operation as those who may not, all with one call that would be good, and
// then as those who may: so what the first tried to harm is still there for the next.
func (w *world) row(name string) *row {
	method, path, _ := strings.Cut(name, " ")
	r := &row{world: w, entry: table[name], name: name, method: method}
	target, body := r.call(w, w.Register(w.t, "Passers-by"))
	for _, c := range columns(r.entry, strings.Contains(path, "{id}") || strings.Contains(path, "{userId}")) {
		if who := c.who(w, r.entry); who != nil {
			r.try(c, who, target, body)
		}
	}
	for i, c := range members(r.entry) {
		who := c.who(w, r.entry)
		if i > 0 || !r.inTeam() {
			target, body = r.call(w, who) // the one before may have used it up
		}
		r.admit(c, who.Status(method, target, body))
	}
	return r
}

// try holds what somebody is told who may not, or who is let through to a thing that is
// not theirs.
func (r *row) try(c column, who *stack.Person, target string, body any) {
	got := who.Status(r.method, target, body)
	if c.want == in {
		r.admissions++
		if !slices.Contains(r.ok, got.Status) && (slices.Contains([]int{401, 402, 403}, got.Status) || got.Status >= 500) {
			r.t.Errorf("%s as %s answered %d %s, want to be let through: %.300s", r.name, c.name, got.Status, got.Code(), got.Body)
		}
		r.tellsNothing(c, got)
		return
	}
	r.refusals++
	if got.Status != c.want.status || c.want.code != "" && got.Code() != c.want.code {
		r.t.Errorf("%s as %s answered %d %s, want %d %s: %.300s", r.name, c.name, got.Status, got.Code(), c.want.status, c.want.code, got.Body)
	}
}

// admit holds what somebody is told who may.
func (r *row) admit(c column, got stack.Answer) {
	r.admissions++
	if !slices.Contains(r.ok, got.Status) {
		r.t.Errorf("%s as %s answered %d %s, want %v: %.300s", r.name, c.name, got.Status, got.Code(), r.ok, got.Body)
	}
}

// tellsNothing says that what a stranger reads names nothing of the victims'.
func (r *row) tellsNothing(c column, got stack.Answer) {
	if !c.stranger || r.gate == anybody {
		return // who may see nothing, but for what they sent themselves
	}
	for _, id := range r.victims() {
		if strings.Contains(string(got.Body), `:"`+id+`"`) {
			r.t.Errorf("%s tells %s of %s: %.300s", r.name, c.name, id, got.Body)
		}
	}
}
