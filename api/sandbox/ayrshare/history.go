package ayrshare

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
	"time"
)

// historyQuery is what GET /history filters by.
type historyQuery struct {
	limit     int
	platforms []string
	from, to  time.Time
	status    string
	kind      string
}

// historyAnswer is the answer of GET /history.
type historyAnswer struct {
	History     []recordView `json:"history"`
	Count       int          `json:"count"`
	RefID       string       `json:"refId"`
	LastUpdated string       `json:"lastUpdated"`
	NextUpdate  string       `json:"nextUpdate"`
}

// cachedHistory is an answer that is given again until it is too old.
type cachedHistory struct {
	made   time.Time
	answer historyAnswer
}

// maxCached bounds the cache of history answers.
const maxCached = 200

// freshEntries is the number of entries up to which a history answer is made afresh.
const freshEntries = 25

func (s *Server) listHistory(c *call) *failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	now := s.now()
	query, f := readHistoryQuery(c.r.URL.Query(), now)
	if f != nil {
		return f
	}
	answer := s.history(c.profile, query, c.r.URL.RawQuery)
	if answer.Count == 0 {
		writeJSON(c.w, http.StatusBadRequest, map[string]any{"count": 0, "history": &failure{Action: "get", Status: "error", Code: 221,
			Message: "No history was found for these parameters."}})
		return nil
	}
	writeJSON(c.w, http.StatusOK, answer)
	return nil
}

// history gives an answer from the cache while it is young enough, and makes all others. Only large ones get there.
func (s *Server) history(owner *profile, query historyQuery, raw string) historyAnswer {
	name, age := owner.Ref+"?"+raw, s.state.Settings.historyCache()
	now := s.now()
	if hit, found := s.cache[name]; found && now.Sub(hit.made) < age {
		return hit.answer
	}
	s.settle()
	answer := s.makeHistory(owner, query)
	answer.LastUpdated, answer.NextUpdate = stamp(now), stamp(now)
	if query.limit > freshEntries {
		answer.NextUpdate = stamp(now.Add(age))
		if len(s.cache) >= maxCached {
			clear(s.cache)
		}
		s.cache[name] = cachedHistory{made: now, answer: answer}
	}
	return answer
}

func (s *Server) makeHistory(owner *profile, query historyQuery) historyAnswer {
	var found []*record
	for _, p := range s.state.Posts {
		if p.Profile == owner.Ref && query.wants(p) {
			found = append(found, p)
		}
	}
	newestFirst(found)
	answer := historyAnswer{RefID: owner.Ref}
	for _, p := range found[:min(query.limit, len(found))] {
		answer.History = append(answer.History, p.view(owner.Title))
	}
	answer.Count = len(answer.History)
	return answer
}

func (q historyQuery) wants(p *record) bool {
	if p.Created.Before(q.from) || !q.to.IsZero() && p.Created.After(q.to) {
		return false
	}
	if q.status != "" && p.Status != q.status || q.kind != "" && p.Scheduled != (q.kind == "scheduled") {
		return false
	}
	return len(q.platforms) == 0 || slices.ContainsFunc(p.Platforms, func(n string) bool { return slices.Contains(q.platforms, n) })
}

func readHistoryQuery(values url.Values, now time.Time) (historyQuery, *failure) {
	q := historyQuery{status: values.Get("status"), kind: values.Get("type")}
	var err error
	if q.limit, err = number(values, "limit", freshEntries, 1, 1000); err != nil {
		return q, badParameters(err.Error())
	}
	days, err := number(values, "lastDays", 30, 0, 36500)
	if err != nil {
		return q, badParameters(err.Error())
	}
	if days > 0 {
		q.from = now.AddDate(0, 0, -days)
	}
	if q.kind != "" && q.kind != "immediate" && q.kind != "scheduled" {
		return q, badParameters("type must be immediate or scheduled.")
	}
	if names := values.Get("platforms"); names != "" {
		q.platforms = strings.Split(names, ",")
	}
	return q, q.readDates(values)
}

// readDates lets startDate and endDate replace the default of the last thirty days.
func (q *historyQuery) readDates(values url.Values) *failure {
	for name, into := range map[string]*time.Time{"startDate": &q.from, "endDate": &q.to} {
		if values.Get(name) == "" {
			continue
		}
		at, err := time.Parse(time.RFC3339, values.Get(name))
		if err != nil {
			return badParameters(name + " must be a UTC time such as 2026-07-08T12:30:00Z.")
		}
		*into = at
	}
	return nil
}

func number(values url.Values, name string, fallback, least, most int) (int, error) {
	text := values.Get(name)
	if text == "" {
		return fallback, nil
	}
	n, err := strconv.Atoi(text)
	if err != nil || n < least || n > most {
		//lint:ignore ST1005 the sentence is shown as the vendor would write it
		return 0, fmt.Errorf("%s must be a number between %d and %d.", name, least, most)
	}
	return n, nil
}
