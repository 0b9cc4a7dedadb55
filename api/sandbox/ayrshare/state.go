package ayrshare

import "time"

// Bounds of what is kept; the oldest goes first.
const (
	maxPosts     = 10_000
	maxLedger    = 10_000
	maxProfiles  = 5_000
	maxSessions  = 500
	maxKeys      = 50_000
	keptImages   = 24 << 20
	maxTextBytes = 256 << 10
)

// state is everything that survives a restart.
type state struct {
	Profiles []*profile              `json:"profiles"`
	Posts    []*record               `json:"posts"`
	Ledger   []Publication           `json:"ledger"`
	Keys     map[string]string       `json:"keys"`
	KeyOrder []string                `json:"keyOrder"`
	Sessions []*linkSession          `json:"sessions"`
	Images   map[string]*storedImage `json:"images"`
	Order    []string                `json:"imageOrder"`
	Sequence int64                   `json:"sequence"`
	Settings Settings                `json:"settings"`
}

func newState(now time.Time) *state {
	return &state{
		Profiles: []*profile{{Ref: "primary", Title: "Primary Profile", Created: now.UTC(), Accounts: map[string]*account{}}},
		Keys:     map[string]string{},
		Images:   map[string]*storedImage{},
		Settings: defaultSettings(),
	}
}

// storeKey remembers that a profile has used an idempotency key for a post.
func (st *state) storeKey(ref, key, postID string) {
	if key == "" {
		return
	}
	name := ref + "\n" + key
	if _, known := st.Keys[name]; !known {
		st.KeyOrder = append(st.KeyOrder, name)
	}
	st.Keys[name] = postID
	if len(st.KeyOrder) > maxKeys {
		delete(st.Keys, st.KeyOrder[0])
		st.KeyOrder = st.KeyOrder[1:]
	}
}

func (st *state) keyUsed(ref, key string) bool {
	_, used := st.Keys[ref+"\n"+key]
	return key != "" && used
}

// addPost files a post, dropping the oldest beyond the bound.
func (st *state) addPost(p *record) {
	st.Posts = append(st.Posts, p)
	if len(st.Posts) > maxPosts {
		st.Posts = st.Posts[len(st.Posts)-maxPosts:]
	}
}

// post finds a profile's own post.
func (st *state) post(ref, id string) *record {
	for _, p := range st.Posts {
		if p.ID == id && p.Profile == ref {
			return p
		}
	}
	return nil
}

// addImage keeps the bytes of a published picture for the feed, under the hash of its content.
func (st *state) addImage(id string, img *storedImage) {
	if _, known := st.Images[id]; known {
		return
	}
	st.Images[id] = img
	st.Order = append(st.Order, id)
	for total := st.imageBytes(); total > keptImages && len(st.Order) > 1; {
		oldest := st.Order[0]
		total -= len(st.Images[oldest].Data)
		delete(st.Images, oldest)
		st.Order = st.Order[1:]
	}
}

func (st *state) imageBytes() int {
	total := 0
	for _, img := range st.Images {
		total += len(img.Data)
	}
	return total
}
