package ayrshare

import (
	_ "embed" // the page's template and style
	"html/template"
	"net/http"
	"strings"
)

//go:embed link.html
var linkHTML string

var linkTemplate = template.Must(template.New("link").Parse(linkHTML))

// linkPage is what the linking page shows.
type linkPage struct {
	Title    string
	Back     string
	Session  string
	Networks []linkTile
	Linked   int
	Fault    string
}

// linkTile is one network on the linking page.
type linkTile struct {
	Network
	Initial   string
	Account   *account
	Suggested string
}

func (s *Server) showLinkPage(w http.ResponseWriter, r *http.Request) {
	s.mu.Lock()
	session, owner, f := s.openSession(r.PathValue("session"))
	if f != nil {
		s.mu.Unlock()
		s.writeLinkFault(w, session, f)
		return
	}
	page := linkPage{Title: owner.Title, Back: session.Redirect, Session: session.ID, Linked: len(owner.Accounts)}
	for _, n := range networks {
		if session.allows(n.Name) {
			page.Networks = append(page.Networks, tileOf(n, owner))
		}
	}
	s.mu.Unlock()
	renderLinkPage(w, http.StatusOK, page)
}

// tileOf copies the account, since the page is rendered after the lock is given up.
func tileOf(n Network, owner *profile) linkTile {
	tile := linkTile{Network: n, Initial: strings.ToUpper(n.Label[:1]), Suggested: owner.suggestedName()}
	if linked := owner.Accounts[n.Name]; linked != nil {
		shown := *linked
		tile.Account = &shown
	}
	return tile
}

// suggestedName is the name that the page proposes for a new account: the one that the other accounts bear.
func (p *profile) suggestedName() string {
	for _, n := range networks {
		if linked := p.Accounts[n.Name]; linked != nil {
			return linked.Name
		}
	}
	return "Sample Brand"
}

func (s *Server) writeLinkFault(w http.ResponseWriter, session *linkSession, f *failure) {
	page := linkPage{Fault: f.Message}
	if session != nil {
		page.Back = session.Redirect
	}
	renderLinkPage(w, f.status, page)
}

// renderLinkPage sends the page; it must not be shown in a frame, as at the vendor.
func renderLinkPage(w http.ResponseWriter, status int, page linkPage) {
	h := w.Header()
	h.Set("Content-Type", "text/html; charset=utf-8")
	h.Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'")
	h.Set("X-Frame-Options", "DENY")
	h.Set("Referrer-Policy", "no-referrer")
	h.Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = linkTemplate.Execute(w, page)
}
