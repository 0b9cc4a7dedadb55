// Package network names the social networks and what each takes in one post.
//
// The figures are those Ayrshare publishes in its media guidelines and character limits,
// read in November 2026.
package network

// Network is a social network under the name that Ayrshare gives it.
type Network string

// Limits is what a network takes in one post.
type Limits struct {
	MaxText       int   // characters, as the network counts them
	MaxImages     int   // pictures
	MaxHashtags   int   // zero: no bound of its own
	MaxImageBytes int64 // zero: no bound of its own
	RequiresMedia bool  // a post without a picture or film is refused
	RequiresVideo bool  // a post without a film is refused
}

const mib = 1 << 20

type entry struct {
	name   Network
	title  string
	limits Limits
}

// table is every network, in alphabetical order.
var table = []entry{
	{"bluesky", "Bluesky", Limits{MaxText: 300, MaxImages: 4, MaxImageBytes: mib}},
	{"facebook", "Facebook", Limits{MaxText: 63206, MaxImages: 10, MaxImageBytes: 10 * mib}},
	{"gmb", "Google Business", Limits{MaxText: 1500, MaxImages: 1, MaxImageBytes: 5 * mib}},
	{"instagram", "Instagram", Limits{MaxText: 2200, MaxImages: 10, MaxHashtags: 5, MaxImageBytes: 8 * mib, RequiresMedia: true}},
	{"linkedin", "LinkedIn", Limits{MaxText: 3000, MaxImages: 9, MaxImageBytes: 5 * mib}},
	{"pinterest", "Pinterest", Limits{MaxText: 500, MaxImages: 1, MaxImageBytes: 20 * mib, RequiresMedia: true}},
	{"reddit", "Reddit", Limits{MaxText: 5000, MaxImages: 1}},
	{"snapchat", "Snapchat", Limits{MaxText: 500, MaxImages: 1, RequiresMedia: true}},
	{"telegram", "Telegram", Limits{MaxText: 1024, MaxImages: 1, MaxImageBytes: 5 * mib}},
	{"threads", "Threads", Limits{MaxText: 500, MaxImages: 20, MaxHashtags: 1, MaxImageBytes: 8 * mib}},
	{"tiktok", "TikTok", Limits{MaxText: 2200, MaxImages: 35, MaxImageBytes: 20 * mib, RequiresMedia: true}},
	{"twitter", "X", Limits{MaxText: 280, MaxImages: 4, MaxImageBytes: 5 * mib}},
	{"youtube", "YouTube", Limits{MaxText: 5000, RequiresMedia: true, RequiresVideo: true}},
}

func (n Network) entry() (entry, bool) {
	for _, e := range table {
		if e.name == n {
			return e, true
		}
	}
	return entry{}, false
}

// Known says whether we can publish there.
func (n Network) Known() bool { _, ok := n.entry(); return ok }

// Title is the name people know it by.
func (n Network) Title() string { e, _ := n.entry(); return e.title }

// Limits is what it takes in one post; zero for an unknown network.
func (n Network) Limits() Limits { e, _ := n.entry(); return e.limits }

// All lists every network in alphabetical order.
func All() []Network {
	out := make([]Network, 0, len(table))
	for _, e := range table {
		out = append(out, e.name)
	}
	return out
}
