package ayrshare

import (
	"slices"
	"time"
)

// Publication is an entry of the ledger: one post accepted by one network. Entries are only ever added, never changed,
// so that a test can count what really went out.
type Publication struct {
	// ID names the publication in the feed's addresses.
	ID string `json:"id"`
	// ReceivedAt is when the request arrived, PublishedAt when the network took the post.
	ReceivedAt  time.Time `json:"receivedAt"`
	PublishedAt time.Time `json:"publishedAt"`
	// Profile is the profile's title, ProfileRef its public reference.
	Profile    string `json:"profile"`
	ProfileRef string `json:"profileRef"`
	Network    string `json:"network"`
	// Account is the name under which the network shows the post, Username its handle.
	Account  string `json:"account"`
	Username string `json:"username"`
	Text     string `json:"text"`
	// Thread is the text's parts where it is a thread; Link is where a pin leads.
	Thread         []string `json:"thread,omitempty"`
	Link           string   `json:"link,omitempty"`
	Media          []Media  `json:"media"`
	FirstComment   string   `json:"firstComment,omitempty"`
	Notes          string   `json:"notes"`
	IdempotencyKey string   `json:"idempotencyKey"`
	// PostID is the vendor's id of the post, SocialID the network's own.
	PostID   string `json:"postId"`
	SocialID string `json:"socialId"`
	PostURL  string `json:"postUrl"`
}

// Media is a picture or video of a publication. Image is set when the sandbox keeps a copy under that name.
type Media struct {
	URL   string `json:"url"`
	Type  string `json:"type"`
	Image string `json:"image,omitempty"`
}

// Publications gives a copy of the ledger, oldest first, with whatever fell due by now.
func (s *Server) Publications() []Publication {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.settle()
	return slices.Clone(s.state.Ledger)
}

// Deleted lists the ids of the publications whose post was deleted at its network since.
func (s *Server) Deleted() map[string]bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	gone := map[string]bool{}
	for _, p := range s.state.Posts {
		if p.Status == statusDeleted {
			gone[p.ID] = true
		}
	}
	ids := map[string]bool{}
	for _, entry := range s.state.Ledger {
		ids[entry.ID] = gone[entry.PostID]
	}
	return ids
}

// Image gives the kept copy of a published picture.
func (s *Server) Image(name string) (data []byte, contentType string, found bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	img := s.state.Images[name]
	if img == nil {
		return nil, "", false
	}
	return img.Data, img.Type, true
}

func (st *state) addToLedger(entry Publication) {
	st.Ledger = append(st.Ledger, entry)
	if len(st.Ledger) > maxLedger {
		st.Ledger = st.Ledger[len(st.Ledger)-maxLedger:]
	}
}

// publication finds the ledger's entry of a post at a network.
func (st *state) publication(postID, network string) *Publication {
	for i := len(st.Ledger) - 1; i >= 0; i-- {
		if e := &st.Ledger[i]; e.PostID == postID && e.Network == network {
			return e
		}
	}
	return nil
}

// newestFirst orders posts, which are kept in the order in which they came, for the history.
func newestFirst(posts []*record) {
	slices.Reverse(posts)
	slices.SortStableFunc(posts, func(a, b *record) int { return b.Created.Compare(a.Created) })
}
