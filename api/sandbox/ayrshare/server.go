package ayrshare

import (
	"encoding/json"
	"net/http"
	"strings"
	"sync"
	"time"
)

// DefaultAPIKey is the key the sandbox accepts when Options names none.
const DefaultAPIKey = "sandbox-ayrshare-key"

// Options say where a Server lives and what it takes its time from.
type Options struct {
	// Clock gives the present time; nil means time.Now.
	Clock func() time.Time
	// BaseURL is the server's own public address without a path, used for the hosted linking page.
	BaseURL string
	// NetworkURL is the address of the page that shows published posts; a post's address is NetworkURL/network/p/{id}.
	NetworkURL string
	// APIKey is the one accepted key; empty means DefaultAPIKey.
	APIKey string
}

// Server is the imitation. It is safe for concurrent use, and everything it keeps is bounded.
type Server struct {
	options Options
	routes  *http.ServeMux
	media   *mediaReader

	mu      sync.Mutex
	state   *state
	changes uint64
	rates   map[string]*rateWindow
	cache   map[string]cachedHistory
}

// New makes an empty server: a primary profile without linked accounts and nothing published.
func New(o Options) *Server {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.APIKey == "" {
		o.APIKey = DefaultAPIKey
	}
	o.BaseURL = strings.TrimRight(o.BaseURL, "/")
	o.NetworkURL = strings.TrimRight(o.NetworkURL, "/")
	s := &Server{options: o, media: newMediaReader()}
	s.routes = s.newRoutes()
	s.Reset()
	return s
}

// ServeHTTP answers the API below /api and the hosted linking page below /link.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.routes.ServeHTTP(w, r)
}

// Reset forgets everything, settings included.
func (s *Server) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.adopt(newState(s.options.Clock()))
}

// Snapshot gives the whole state as JSON.
func (s *Server) Snapshot() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return json.Marshal(s.state)
}

// Restore replaces the state by one that Snapshot gave.
func (s *Server) Restore(data []byte) error {
	restored := newState(s.options.Clock())
	if err := json.Unmarshal(data, restored); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.adopt(restored)
	return nil
}

// Changes counts the changes of state since the start; a saver compares it with the count it last saw.
func (s *Server) Changes() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changes
}

// adopt makes st the present state and drops whatever was derived from the one before.
func (s *Server) adopt(st *state) {
	s.state = st
	s.rates = map[string]*rateWindow{}
	s.cache = map[string]cachedHistory{}
	s.changes++
}

// now is the server's time, in UTC and in whole milliseconds, so that a restored state equals the saved one.
func (s *Server) now() time.Time {
	return s.options.Clock().UTC().Truncate(time.Millisecond)
}
