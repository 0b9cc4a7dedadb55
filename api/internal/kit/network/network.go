// Package network names the social networks and what each takes in one post.
//
// The figures are those Ayrshare publishes in its media guidelines and character limits,
// read in November 2026.
package network

// Network is a social network under the name that Ayrshare gives it.
type Network string

// Limits is what a network takes in one post. A zero bound is one that the network does not
// have, or that we don't know, unless its comment says otherwise.
type Limits struct {
	MaxText      int // characters, as the network counts them
	MaxHashtags  int
	MaxMentions  int
	MaxLinks     int
	MaxComment   int  // characters of the first comment; zero: it takes none
	Threads      bool // a post may go on in further posts that answer the first
	Images       Images
	Videos       Videos
	NeedsMedia   bool // a post without a picture or film is refused
	Repeats      bool // the same text may go out again within two days
	LinkOfItsOwn bool // the link is a field of its own and does not stand in the text
}

// FilmsOnly says whether a network takes nothing but films.
func (l Limits) FilmsOnly() bool { return l.NeedsMedia && l.Images.Max == 0 }

// Images is what a network takes of pictures in one post.
type Images struct {
	Max      int // zero: none
	MaxBytes int64
	MinSide  int      // pixels of the shorter side
	MaxArea  int      // pixels
	Ratio    [2]int   // narrowest and widest shape, as width for 1000 of height
	Refused  []string // content types that the library has and the network does not take
}

// Videos is what a network takes of films in one post.
type Videos struct {
	Max        int // zero: none
	MaxBytes   int64
	MinSeconds float64
	MaxSeconds float64
	Ratio      [2]int // as of pictures
}

const (
	mib = 1 << 20
	gib = 1 << 30
)

type entry struct {
	name   Network
	title  string
	limits Limits
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
