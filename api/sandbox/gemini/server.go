package gemini

import (
	"encoding/json"
	"net/http"
	"sync"
	"time"
)

// DefaultAPIKey is the key the sandbox accepts when Options names none.
const DefaultAPIKey = "sandbox-gemini-key"

// Options say what a Server takes its time from and how fast it writes.
type Options struct {
	// Clock gives the present time, which decides about retired models; nil means time.Now.
	Clock func() time.Time
	// APIKey is the accepted key, also with anything and a hyphen before it; empty means DefaultAPIKey.
	APIKey string
	// ChunkTime is the pause between the pieces of a stream: zero means DefaultChunkTime, negative none.
	ChunkTime time.Duration
	// SlowTime is how long the answer to a prompt with [[sandbox:slow]] takes; zero means 30 seconds.
	SlowTime time.Duration
	// After tells when a time has passed; nil means time.After.
	After func(time.Duration) <-chan time.Time
}

// DefaultChunkTime makes streams arrive as from a quick model.
const DefaultChunkTime = 15 * time.Millisecond

// Server is the imitation. It is safe for concurrent use.
type Server struct {
	options Options
	routes  *http.ServeMux

	mu      sync.Mutex
	state   state
	changes uint64
	// orders are the troubles that the control API asked for; they are forgotten when the sandbox stops. added counts them.
	orders []order
	added  int
}

// state is what survives a restart: how often each counted marker has struck, and what was served.
type state struct {
	Struck map[string]int `json:"struck"`
	Served map[string]int `json:"served"`
}

func newState() state {
	return state{Struck: map[string]int{}, Served: map[string]int{}}
}

// New makes a server.
func New(o Options) *Server {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.APIKey == "" {
		o.APIKey = DefaultAPIKey
	}
	if o.ChunkTime == 0 {
		o.ChunkTime = DefaultChunkTime
	}
	if o.SlowTime == 0 {
		o.SlowTime = 30 * time.Second
	}
	if o.After == nil {
		o.After = time.After
	}
	s := &Server{options: o, state: newState()}
	s.routes = s.newRoutes()
	return s
}

// ServeHTTP answers the API below /v1beta.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.routes.ServeHTTP(w, r)
}

// Reset forgets which markers have struck, and what the control API asked for.
func (s *Server) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = newState()
	s.orders = nil
	s.changes++
}

// Snapshot gives the whole state as JSON.
func (s *Server) Snapshot() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return json.Marshal(s.state)
}

// Restore replaces the state by one that Snapshot gave.
func (s *Server) Restore(data []byte) error {
	restored := newState()
	if err := json.Unmarshal(data, &restored); err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state = restored
	s.changes++
	return nil
}

// Changes counts the changes of state since the start.
func (s *Server) Changes() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changes
}

// count notes an answer of a model; the models are few, so the map stays small.
func (s *Server) count(model string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.state.Served[model]++
	s.changes++
}

// maxStruck bounds the memory for counted markers.
const maxStruck = 2000

// strikes says whether a marker that is limited to the first requests with a prompt hits this one.
func (s *Server) strikes(name string, limit int) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if len(s.state.Struck) >= maxStruck {
		clear(s.state.Struck)
	}
	if s.state.Struck[name] >= limit {
		return false
	}
	s.state.Struck[name]++
	s.changes++
	return true
}
