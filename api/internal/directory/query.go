package directory

import (
	"strconv"
	"strings"
	"time"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// Sort is what a list is sorted by.
type Sort string

// The orders. Teams that are alike in it follow their ids, which are in order of time.
const (
	ByCreation Sort = "created"
	ByName     Sort = "name"
	ByEnd      Sort = "endsAt"
	BySpend    Sort = "spend"
)

// Query chooses teams. What is empty chooses all.
type Query struct {
	Text         string // beginnings of words of the name, of an owner's address, or of the id
	Status       tenant.Standing
	Subscription billing.Status
	PlanID       string // in force
	Sort         Sort
	Ascending    bool
	At           time.Time // the instant that "in force" is about
}

// Terms are the beginnings of words that a team must have, each of them.
func (q Query) Terms() []string {
	text := fold(q.Text)
	if strings.ContainsAny(text, "@_") {
		return strings.Fields(text) // an address or an id, as a whole
	}
	return tokens(text)
}

// Key is where a team stands in the order: what follows the last row seen comes next.
type Key struct {
	ID    tenant.ID
	Text  string    // ByName
	At    time.Time // ByEnd
	Count int64     // BySpend
}

// KeyOf writes an entry's place as a page's cursor has it.
func (q Query) KeyOf(e Entry) string {
	value := ""
	switch q.Sort {
	case ByName:
		value = e.Name
	case ByEnd:
		value = strconv.FormatInt(e.EndsAt.UnixMilli(), 10)
	case BySpend:
		value = strconv.FormatInt(e.Spent, 10)
	}
	return strings.Join([]string{q.order(), string(e.ID), value}, "|")
}

// order names the order of a list; a cursor of another one leads nowhere.
func (q Query) order() string {
	if q.Ascending {
		return string(q.Sort) + "+"
	}
	return string(q.Sort) + "-"
}

// ReadKey reads a cursor's key. Faults: page.ErrCursor.
func (q Query) ReadKey(key string) (Key, error) {
	parts := strings.SplitN(key, "|", 3)
	if len(parts) != 3 || parts[0] != q.order() || parts[1] == "" {
		return Key{}, page.ErrCursor
	}
	k := Key{ID: tenant.ID(parts[1])}
	if q.Sort == ByCreation {
		return k, nil
	}
	if q.Sort == ByName {
		k.Text = parts[2]
		return k, nil
	}
	n, err := strconv.ParseInt(parts[2], 10, 64)
	if err != nil {
		return Key{}, page.ErrCursor
	}
	k.At, k.Count = time.UnixMilli(n).UTC(), n
	return k, nil
}
