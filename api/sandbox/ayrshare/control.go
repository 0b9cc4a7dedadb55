package ayrshare

import (
	"encoding/json"
	"maps"
	"net/http"
)

// Control serves the sandbox's own switches, relative to wherever it is mounted with its prefix stripped.
func (s *Server) Control() http.Handler {
	mux := http.NewServeMux()
	mux.HandleFunc("GET /settings", func(w http.ResponseWriter, r *http.Request) { writeJSON(w, http.StatusOK, s.settings()) })
	mux.HandleFunc("PATCH /settings", s.patchSettings)
	mux.HandleFunc("GET /ledger", s.showLedger)
	mux.HandleFunc("GET /profiles", s.showProfiles)
	mux.HandleFunc("POST /accounts", s.forAccount(func(p *profile, in accountOrder) { s.link(p, in.Network, orDefault(in.Name, p.Title)) }))
	mux.HandleFunc("DELETE /accounts", s.forAccount(func(p *profile, in accountOrder) { delete(p.Accounts, in.Network) }))
	mux.HandleFunc("POST /accounts/expire", s.forAccount(func(p *profile, in accountOrder) {
		if linked := p.Accounts[in.Network]; linked != nil {
			linked.Expired = true
		}
	}))
	return mux
}

// settings gives a copy, so that a change that turns out wrong leaves no trace.
func (s *Server) settings() Settings {
	s.mu.Lock()
	defer s.mu.Unlock()
	current := s.state.Settings
	current.Limits = maps.Clone(current.Limits)
	return current
}

// patchSettings changes the settings that the body names and leaves the others.
func (s *Server) patchSettings(w http.ResponseWriter, r *http.Request) {
	changed := s.settings()
	decoder := json.NewDecoder(http.MaxBytesReader(w, r.Body, 64<<10))
	decoder.DisallowUnknownFields()
	err := decoder.Decode(&changed)
	if err == nil {
		err = changed.check()
	}
	if err != nil {
		writeFailure(w, badParameters(err.Error()))
		return
	}
	s.mu.Lock()
	s.state.Settings = changed
	s.changes++
	s.mu.Unlock()
	writeJSON(w, http.StatusOK, changed)
}

// showLedger lists the publications, oldest first, of one profile and network where the query names them.
func (s *Server) showLedger(w http.ResponseWriter, r *http.Request) {
	query, entries := r.URL.Query(), []Publication{}
	for _, e := range s.Publications() {
		profile, network := query.Get("profile"), query.Get("network")
		if (profile == "" || profile == e.Profile || profile == e.ProfileRef) && (network == "" || network == e.Network) {
			entries = append(entries, e)
		}
	}
	writeJSON(w, http.StatusOK, map[string]any{"entries": entries, "count": len(entries)})
}

// showProfiles lists every profile with its linked accounts, the primary one first, its requests in the present five minutes
// and how many were refused since the start because they were too many.
func (s *Server) showProfiles(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := []map[string]any{}
	for _, p := range s.state.Profiles {
		var rate rateWindow
		if window := s.rates[p.Ref]; window != nil {
			rate = *window
		}
		list = append(list, map[string]any{"refId": p.Ref, "title": p.Title, "accounts": p.Accounts, "requests": rate.count, "refused": rate.refused})
	}
	writeJSON(w, http.StatusOK, map[string]any{"profiles": list})
}

// accountOrder names an account of a profile; Profile is its title, reference or key, and empty for the primary one.
type accountOrder struct {
	Profile string `json:"profile"`
	Network string `json:"network"`
	Name    string `json:"name"`
}

func (s *Server) forAccount(do func(*profile, accountOrder)) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		var in accountOrder
		if f := readJSON(w, r, &in); f != nil {
			writeFailure(w, f)
			return
		}
		s.mu.Lock()
		defer s.mu.Unlock()
		owner := s.state.profileNamed(orDefault(in.Profile, "primary"))
		_, known := networkNamed(in.Network)
		if owner == nil || !known {
			writeFailure(w, refuse(http.StatusNotFound, 0, "Send profile (a title, refId or key) and network (such as instagram)."))
			return
		}
		do(owner, in)
		s.changes++
		writeJSON(w, http.StatusOK, map[string]any{"status": "success", "refId": owner.Ref, "accounts": owner.Accounts})
	}
}
