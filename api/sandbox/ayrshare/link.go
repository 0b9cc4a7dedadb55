package ayrshare

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
	"time"
)

// linkSession lets whoever holds its address link accounts to one profile for a short time.
type linkSession struct {
	ID       string    `json:"id"`
	Profile  string    `json:"profile"`
	Redirect string    `json:"redirect"`
	Allowed  []string  `json:"allowed"`
	Expires  time.Time `json:"expires"`
}

// defaultLinkTime is how long a linking page can be used when the request names no other time.
const defaultLinkTime = 5 * time.Minute

func (s *Server) createLinkSession(c *call) *failure {
	var in struct {
		Mode      string   `json:"mode"`
		Redirect  string   `json:"redirect"`
		Allowed   []string `json:"allowedSocial"`
		ExpiresIn int      `json:"expiresIn"`
	}
	if f := readJSON(c.w, c.r, &in); f != nil {
		return f
	}
	if f := checkLinkRequest(c, in.Mode, in.Redirect, in.ExpiresIn); f != nil {
		return f
	}
	valid := defaultLinkTime
	if in.ExpiresIn > 0 {
		valid = time.Duration(in.ExpiresIn) * time.Minute
	}
	made := s.addSession(&linkSession{ID: randomFrom(idLetters, 32), Profile: c.profile.Ref, Redirect: in.Redirect, Allowed: in.Allowed}, valid)
	writeJSON(c.w, http.StatusOK, map[string]any{"status": "success", "sessionId": made.ID, "url": s.options.BaseURL + "/link/" + made.ID,
		"expiresAt": stamp(made.Expires), "title": c.profile.Title, "emailSent": false})
	return nil
}

func checkLinkRequest(c *call, mode, redirect string, minutes int) *failure {
	if !c.wrapped {
		return badParameters("The header Profile-Key is required.")
	}
	if mode == "connect" {
		return refuse(http.StatusForbidden, 504, "The connect mode needs the Max Pack. Use the mode grid.")
	}
	if mode != "" && mode != "grid" {
		return badParameters("mode must be grid or connect.")
	}
	if target, err := url.Parse(redirect); err != nil || redirect != "" && target.Scheme != "http" && target.Scheme != "https" {
		return badParameters("redirect must be a web address.")
	}
	if minutes < 0 || minutes > 2880 {
		return badParameters("expiresIn must be between 1 and 2880 minutes.")
	}
	return nil
}

func (s *Server) addSession(made *linkSession, valid time.Duration) *linkSession {
	s.mu.Lock()
	defer s.mu.Unlock()
	made.Expires = s.now().Add(valid)
	s.state.Sessions = append(s.state.Sessions, made)
	if len(s.state.Sessions) > maxSessions {
		s.state.Sessions = s.state.Sessions[1:]
	}
	s.changes++
	return made
}

// openSession finds a session that can still be used, with its profile. The caller holds the lock.
func (s *Server) openSession(id string) (*linkSession, *profile, *failure) {
	at := slices.IndexFunc(s.state.Sessions, func(l *linkSession) bool { return l.ID == id })
	if at < 0 {
		return nil, nil, refuse(http.StatusNotFound, 502, "This link is not known. Go back to the app and start again.")
	}
	found := s.state.Sessions[at]
	if s.now().After(found.Expires) {
		return found, nil, refuse(http.StatusGone, 503, "This link has expired. Go back to the app and start again.")
	}
	owner := s.state.findProfile(func(p *profile) bool { return p.Ref == found.Profile })
	if owner == nil {
		return found, nil, refuse(http.StatusGone, 501, "This link was revoked, because its profile no longer exists.")
	}
	return found, owner, nil
}

func (l *linkSession) allows(network string) bool {
	return len(l.Allowed) == 0 || slices.Contains(l.Allowed, network)
}

// connectAccount links the account the form names and shows the page again.
func (s *Server) connectAccount(w http.ResponseWriter, r *http.Request) {
	s.changeLinks(w, r, func(session *linkSession, owner *profile, network string) *failure {
		name := strings.TrimSpace(r.PostFormValue("name"))
		if name == "" || len(name) > 80 {
			return badParameters("Please enter an account name of at most 80 characters.")
		}
		s.link(owner, network, name)
		return nil
	})
}

func (s *Server) disconnectAccount(w http.ResponseWriter, r *http.Request) {
	s.changeLinks(w, r, func(session *linkSession, owner *profile, network string) *failure {
		delete(owner.Accounts, network)
		s.changes++
		return nil
	})
}

func (s *Server) changeLinks(w http.ResponseWriter, r *http.Request, change func(*linkSession, *profile, string) *failure) {
	r.Body = http.MaxBytesReader(w, r.Body, 16<<10)
	network := r.PostFormValue("network")
	s.mu.Lock()
	session, owner, f := s.openSession(r.PathValue("session"))
	if _, known := networkNamed(network); f == nil && (!known || !session.allows(network)) {
		f = badParameters("This network can't be linked here.")
	}
	if f == nil {
		f = change(session, owner, network)
	}
	s.mu.Unlock()
	if f != nil {
		s.writeLinkFault(w, session, f)
		return
	}
	http.Redirect(w, r, "/link/"+session.ID+"#"+network, http.StatusSeeOther)
}
