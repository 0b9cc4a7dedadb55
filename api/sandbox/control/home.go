package control

import (
	"embed"
	"net/http"
	"slices"

	"campaignos.dev/sandbox/page"
)

//go:embed home.html
var homeFiles embed.FS

var homePage = page.Must(homeFiles, "home.html")

// shownRequests is how many requests the home page lists.
const shownRequests = 50

// Place is one part of the sandbox as the home page and the health route show it.
type Place struct {
	// Name is the part's product word, such as "Stripe".
	Name string `json:"name"`
	// What says in a few words what it imitates.
	What string `json:"what"`
	// Address is where clients reach it: a URL, or host and port.
	Address string `json:"address"`
	// Stored says how much it holds, in words; empty if it holds nothing.
	Stored string `json:"stored,omitempty"`
	// Page is the path of its page on the control port; empty if it has none.
	Page string `json:"page,omitempty"`
}

// Describe sets how the parts are found out each time they are shown.
func (c *Control) Describe(places func() []Place) {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.places = places
}

func (c *Control) listPlaces() []Place {
	c.mu.RLock()
	places := c.places
	c.mu.RUnlock()
	return places()
}

// home is what the home page shows.
type home struct {
	Places    []Place
	Faults    []Fault
	Requests  []Request
	Providers []string
	Kinds     []Kind
	Parts     []string
	// Notice is what was wrong with the form just sent, and Form what was typed into it.
	Notice string
	Form   Fault
}

func (c *Control) getHome(w http.ResponseWriter, _ *http.Request) {
	c.writeHome(w, http.StatusOK, "", Fault{Kind: KindStatus, Status: http.StatusServiceUnavailable, Times: 1})
}

func (c *Control) writeHome(w http.ResponseWriter, status int, notice string, form Fault) {
	requests := c.recorder.after(0, "", shownRequests)
	slices.Reverse(requests)
	homePage.Write(w, status, page.Frame{Title: "Home", Section: "home", Watch: "/control/requests?limit=1", Body: home{
		Places: c.listPlaces(), Faults: c.faults.all(), Requests: requests,
		Providers: c.providerNames(), Kinds: kinds, Parts: c.subjectNames(), Notice: notice, Form: form,
	}})
}
