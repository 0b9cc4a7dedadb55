package ayrshare

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
	"time"
)

// profile is one customer's set of linked accounts; Ref is public, Key is the secret that selects it.
type profile struct {
	Ref      string              `json:"ref"`
	Title    string              `json:"title"`
	Key      string              `json:"key"`
	Created  time.Time           `json:"created"`
	Accounts map[string]*account `json:"accounts"`
}

// account is what a profile has linked at one network; there is at most one per network.
type account struct {
	Network  string    `json:"network"`
	Name     string    `json:"name"`
	Username string    `json:"username"`
	ID       string    `json:"id"`
	Linked   time.Time `json:"linked"`
	// Expired says that the network no longer accepts the link: posting fails with 161 until it is linked again.
	Expired bool `json:"expired,omitempty"`
}

func (st *state) profileByKey(key string) *profile {
	return st.findProfile(func(p *profile) bool { return p.Key == key })
}

// profileNamed finds a profile by its title, its ref or its key.
func (st *state) profileNamed(name string) *profile {
	return st.findProfile(func(p *profile) bool {
		return name == p.Title || name == p.Ref || name != "" && name == p.Key
	})
}

func (st *state) findProfile(is func(*profile) bool) *profile {
	if i := slices.IndexFunc(st.Profiles, is); i >= 0 {
		return st.Profiles[i]
	}
	return nil
}

// networks lists the linked networks in the order of the linking page.
func (p *profile) networks() []string {
	var names []string
	for _, n := range networks {
		if p.Accounts[n.Name] != nil {
			names = append(names, n.Name)
		}
	}
	return names
}

func (s *Server) createProfile(c *call) *failure {
	var in struct {
		Title           string `json:"title"`
		MessagingActive bool   `json:"messagingActive"`
	}
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	if strings.TrimSpace(in.Title) == "" {
		return badParameters("title is required.")
	}
	made, f := s.addProfile(in.Title)
	if f != nil {
		return f
	}
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "title": made.Title, "refId": made.Ref,
		"profileKey": made.Key, "messagingActive": in.MessagingActive})
	return nil
}

func (s *Server) addProfile(title string) (*profile, *failure) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.state.findProfile(func(p *profile) bool { return p.Title == title }) != nil {
		return nil, refuse(http.StatusBadRequest, 146, "Profile title already exists. Choose another title.")
	}
	if len(s.state.Profiles) >= maxProfiles {
		return nil, refuse(http.StatusForbidden, 169, "The plan holds no more profiles.")
	}
	made := &profile{Ref: newRefID(), Title: title, Key: newProfileKey(), Created: s.now(), Accounts: map[string]*account{}}
	s.state.Profiles = append(s.state.Profiles, made)
	s.changes++
	return made, nil
}

// profileView is a profile as lists show it: never with its key.
type profileView struct {
	Status       string         `json:"status"`
	Title        string         `json:"title"`
	DisplayTitle string         `json:"displayTitle"`
	RefID        string         `json:"refId"`
	Created      map[string]any `json:"created"`
	CreatedUTC   string         `json:"createdUTC"`
	Active       []string       `json:"activeSocialAccounts,omitempty"`
	Suspended    bool           `json:"suspended"`
}

func (p *profile) view() profileView {
	return profileView{Status: "active", Title: p.Title, DisplayTitle: p.Title, RefID: p.Ref, Created: epoch(p.Created),
		CreatedUTC: stamp(p.Created), Active: p.networks()}
}

// epoch is the second way in which the vendor writes times.
func epoch(t time.Time) map[string]any {
	return map[string]any{"_seconds": t.Unix(), "_nanoseconds": t.Nanosecond(), "utc": stamp(t)}
}

// listProfiles pages by a cursor that is the ref of the last profile of the page before.
func (s *Server) listProfiles(c *call) *failure {
	query := c.r.URL.Query()
	limit, err := strconv.Atoi(orDefault(query.Get("limit"), "5000"))
	if err != nil || limit < 1 || limit > 5000 {
		return badParameters("limit must be between 1 and 5000.")
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	views := []profileView{}
	for _, p := range s.state.Profiles[1:] {
		if profileMatches(p, query.Get("title"), query.Get("refId"), query.Get("hasActiveSocialAccounts")) {
			views = append(views, p.view())
		}
	}
	if i := slices.IndexFunc(views, func(v profileView) bool { return v.RefID == query.Get("cursor") }); i >= 0 {
		views = views[i+1:]
	}
	page := map[string]any{"hasMore": len(views) > limit, "nextCursor": nil, "limit": limit}
	if len(views) > limit {
		views = views[:limit]
		page["nextCursor"] = views[limit-1].RefID
	}
	writeJSON(c.w, http.StatusOK, map[string]any{"profiles": views, "count": len(views), "pagination": page,
		"lastUpdated": stamp(s.now()), "nextUpdate": stamp(s.now())})
	return nil
}

func profileMatches(p *profile, title, ref, linked string) bool {
	return (title == "" || p.Title == title) && (ref == "" || p.Ref == ref) &&
		(linked == "" || strconv.FormatBool(len(p.Accounts) > 0) == linked)
}

func orDefault(value, fallback string) string {
	if value == "" {
		return fallback
	}
	return value
}

// deleteProfile deletes the profile of the Profile-Key, or the one that the body names by its title.
func (s *Server) deleteProfile(c *call) *failure {
	var in struct {
		Title string `json:"title"`
	}
	if !c.wrapped {
		if f := readJSON(c.w, c.r, &in); f != nil {
			return f
		}
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	doomed := c.profile
	if !c.wrapped {
		doomed = s.state.findProfile(func(p *profile) bool { return p.Title == in.Title })
	}
	if doomed == nil || doomed.Key == "" {
		return refuse(http.StatusNotFound, 114, "No such profile. Send its Profile-Key or its title; the primary profile can't be deleted.")
	}
	s.state.forgetProfile(doomed)
	s.changes++
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "refId": doomed.Ref})
	return nil
}

// forgetProfile drops a profile with its posts; what was published stays in the ledger.
func (st *state) forgetProfile(doomed *profile) {
	st.Profiles = slices.DeleteFunc(st.Profiles, func(p *profile) bool { return p == doomed })
	st.Posts = slices.DeleteFunc(st.Posts, func(p *record) bool { return p.Profile == doomed.Ref })
	st.Sessions = slices.DeleteFunc(st.Sessions, func(l *linkSession) bool { return l.Profile == doomed.Ref })
}

func (s *Server) unlinkSocial(c *call) *failure {
	var in struct {
		Platform string `json:"platform"`
	}
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	if c.profile.Accounts[in.Platform] == nil {
		return refuse(http.StatusBadRequest, 156, in.Platform+" is not linked to this profile.")
	}
	delete(c.profile.Accounts, in.Platform)
	s.changes++
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "platform": in.Platform, "refId": c.profile.Ref})
	return nil
}

// link puts an account in a profile, in the place of the one it may have had at that network.
func (s *Server) link(p *profile, network, name string) {
	s.state.Sequence++
	p.Accounts[network] = &account{
		Network:  network,
		Name:     name,
		Username: username(name),
		ID:       newSocialID(network, s.state.Sequence),
		Linked:   s.now(),
	}
	s.changes++
}

// username makes a handle of an account's name.
func username(name string) string {
	keep := func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '_' || r == '.' {
			return r
		}
		return -1
	}
	return orDefault(strings.Map(keep, strings.ToLower(name)), "account")
}
