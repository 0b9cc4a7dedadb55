// Package network is the sandbox's social network: a feed of what was really published, as people would see it, and the
// same as JSON for tests. It shows the ledger of the publishing API and keeps nothing of its own.
//
// Pages: /network (filters network, profile and offset), /network/p/{id} (the address that a published post is given).
// JSON: GET /network/api/posts with the filters network, profile, notes, limit and deleted=true.
package network

import (
	"embed"
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"campaignos.dev/sandbox/ayrshare"
	"campaignos.dev/sandbox/page"
)

//go:embed *.html network.css
var files embed.FS

var pages = page.Must(files, "*.html")

// Ledger is where the feed reads what was published.
type Ledger interface {
	// Publications gives everything that was published, oldest first.
	Publications() []ayrshare.Publication
	// Deleted tells by a publication's id whether its post was deleted since.
	Deleted() map[string]bool
	// Image gives the copy of a published picture by its name.
	Image(name string) (data []byte, contentType string, found bool)
}

// Feed serves the network's pages.
type Feed struct{ ledger Ledger }

// New makes a feed of a ledger.
func New(ledger Ledger) *Feed { return &Feed{ledger} }

// Routes adds the pages and their JSON to a mux, below /network.
func (f *Feed) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /network", f.getFeed)
	mux.HandleFunc("GET /network/{$}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/network", http.StatusMovedPermanently)
	})
	mux.HandleFunc("GET /network/p/{id}", f.getPost)
	mux.HandleFunc("GET /network/image/{name}", f.getImage)
	mux.HandleFunc("GET /network/network.css", func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Cache-Control", "no-cache")
		http.ServeFileFS(w, r, files, "network.css")
	})
	mux.HandleFunc("GET /network/api/posts", f.listPosts)
}

// pageSize is the number of posts on one page of the feed.
const pageSize = 30

// query is what a list of posts is filtered by; empty fields filter nothing.
type query struct {
	network, profile, notes string
	deleted                 bool
}

func readQuery(values url.Values) query {
	return query{network: values.Get("network"), profile: values.Get("profile"), notes: values.Get("notes"), deleted: values.Get("deleted") == "true"}
}

func (q query) wants(p Post) bool {
	return (q.network == "" || q.network == p.Network) && (q.profile == "" || q.profile == p.Profile || q.profile == p.ProfileRef) &&
		(q.notes == "" || q.notes == p.Notes) && (q.deleted || !p.Deleted)
}

// Post is a publication with what became of it.
type Post struct {
	ayrshare.Publication
	// Deleted says that the post was deleted at its network; the feed no longer shows it.
	Deleted bool `json:"deleted"`
}

// posts lists what the query wants, newest first.
func (f *Feed) posts(q query) []Post {
	gone, list := f.ledger.Deleted(), []Post{}
	for _, entry := range slices.Backward(f.ledger.Publications()) {
		if p := (Post{entry, gone[entry.ID]}); q.wants(p) {
			list = append(list, p)
		}
	}
	return list
}

func (f *Feed) getFeed(w http.ResponseWriter, r *http.Request) {
	q := readQuery(r.URL.Query())
	offset, _ := strconv.Atoi(r.URL.Query().Get("offset"))
	v := f.view(q, max(0, offset))
	pages.Write(w, http.StatusOK, page.Frame{Title: "Network", Section: "network", Watch: "/network/api/posts?limit=1", Body: v})
}

func (f *Feed) getPost(w http.ResponseWriter, r *http.Request) {
	for _, p := range f.posts(query{deleted: true}) {
		if p.ID != r.PathValue("id") {
			continue
		}
		status, card := http.StatusOK, cardOf(p)
		if p.Deleted {
			status = http.StatusGone
		}
		pages.Write(w, status, page.Frame{Title: card.Author() + " on " + card.Label, Section: "network", Body: view{Single: true, Card: &card}})
		return
	}
	pages.Write(w, http.StatusNotFound, page.Frame{Title: "No such post", Section: "network", Body: view{Single: true}})
}

// getImage sends a kept picture. It never changes under its name, which is the hash of its content.
func (f *Feed) getImage(w http.ResponseWriter, r *http.Request) {
	data, contentType, found := f.ledger.Image(r.PathValue("name"))
	if !found {
		http.Error(w, "The sandbox keeps no copy of this picture any more.", http.StatusNotFound)
		return
	}
	header := w.Header()
	header.Set("Content-Type", contentType)
	header.Set("X-Content-Type-Options", "nosniff")
	header.Set("Content-Security-Policy", "default-src 'none'; sandbox")
	header.Set("Cache-Control", "max-age=86400, immutable")
	_, _ = w.Write(data)
}
