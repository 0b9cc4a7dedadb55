// Package directory is the operators' index of teams: what they find a team by, kept beside
// the documents that it follows from.
package directory

import (
	"strings"
	"time"
	"unicode"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/tenant"
)

// Entry is what operators find one team by. It is worked out from the team, its owners, its
// ledger and its purchases whenever one of them changes, and in turn besides (see Refresh),
// so that what a dying process left behind is put right. Nothing but finding and sorting
// relies on it: what is shown of a team is read from the documents themselves.
type Entry struct {
	ID          tenant.ID       `bson:"_id"`
	TenantID    tenant.ID       `bson:"tenantId"` // the same
	Name        string          `bson:"name"`     // as it is sorted by: lower case, and not too long
	Words       []string        `bson:"words"`    // what a search finds by its beginning, lower case
	Status      tenant.Standing `bson:"status"`
	EndsAt      time.Time       `bson:"endsAt"` // of the last period; zero: there never was one
	PaidUntil   time.Time       `bson:"paidUntil"`
	TrialUntil  time.Time       `bson:"trialUntil"`
	Terms       []Term          `bson:"terms"`
	Spend       []money.Money   `bson:"spend"` // what the team paid and was not given back, by currency
	Spent       int64           `bson:"spent"` // the largest of Spend, as it is sorted by
	DescribedAt time.Time       `bson:"describedAt"`
}

// Term is which plan is in force when.
type Term struct {
	PlanID string    `bson:"planId"`
	Start  time.Time `bson:"start"`
	End    time.Time `bson:"end"`
}

// facts are what an entry follows from.
type facts struct {
	team     identity.Tenant
	emails   []string // of the owners
	ledger   billing.Ledger
	payments []billing.Payment
}

// describe works an entry out.
func describe(f facts, now time.Time) Entry {
	e := Entry{
		ID: f.team.ID, TenantID: f.team.ID, Name: sortable(f.team.Name), Words: words(f), Status: f.team.Status,
		EndsAt: f.ledger.EndsAt, PaidUntil: f.ledger.PaidUntil, TrialUntil: f.ledger.TrialUntil, DescribedAt: now,
	}
	for _, p := range billing.Replay(f.ledger.Entries) {
		e.Terms, e.EndsAt = append(e.Terms, Term{p.Plan.ID, p.Start, p.End}), p.End
	}
	e.Spend = billing.Spend(f.payments)
	for _, m := range e.Spend {
		e.Spent = max(e.Spent, m.Amount)
	}
	return e
}

// longest is how much of a name is sorted by: it is part of the pages' cursors.
const longest = 40

func sortable(name string) string {
	runes := []rune(fold(name))
	return string(runes[:min(len(runes), longest)])
}

// words are what a search finds a team by: its id, the words of its name, and the owners'
// addresses, whole and by their parts.
func words(f facts) []string {
	out := append([]string{fold(string(f.team.ID))}, tokens(f.team.Name)...)
	for _, email := range f.emails {
		out = append(append(out, fold(email)), tokens(email)...)
	}
	return out
}

// tokens cuts a text into its words.
func tokens(text string) []string {
	return strings.FieldsFunc(fold(text), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func fold(text string) string { return strings.ToLower(strings.TrimSpace(text)) }
