package stripe

import (
	"encoding/json"
	"fmt"
	"html/template"
	"net/http"
	"strings"
	"sync"
	"time"
)

// Options say where a Server lives and what it takes its time from.
type Options struct {
	// Clock gives the present time; nil means time.Now. The control route clock/advance moves on from there.
	Clock func() time.Time
	// BaseURL is the server's own public address without a path, used for the hosted pages.
	BaseURL string
	// Merchant is who is paid, as the hosted pages say; empty means Campaign OS.
	Merchant string
}

// Server is the imitation. It is safe for concurrent use.
type Server struct {
	options Options
	mux     *http.ServeMux
	pages   *template.Template
	// contract waits for Stripe's document, which is read in the background from the start on.
	contract func() (*contract, error)

	mu      sync.Mutex
	book    *book
	running map[string]bool
	changes uint64
}

// New makes a server with an empty account.
func New(o Options) *Server {
	if o.Clock == nil {
		o.Clock = time.Now
	}
	if o.Merchant == "" {
		o.Merchant = "Campaign OS"
	}
	o.BaseURL = strings.TrimRight(o.BaseURL, "/")
	s := &Server{options: o, pages: parsePages(), book: newBook(), running: map[string]bool{}}
	s.contract = sync.OnceValues(func() (*contract, error) { return loadContract(routes()) })
	go func() { _, _ = s.contract() }()
	s.mux = s.newMux()
	return s
}

// ServeHTTP answers the API below /v1, the payment page below /c and the receipts below /receipts.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	s.mux.ServeHTTP(w, r)
}

func (s *Server) newMux() *http.ServeMux {
	mux := http.NewServeMux()
	for _, route := range routes() {
		mux.HandleFunc(route.method+" "+route.path, func(w http.ResponseWriter, r *http.Request) { s.serve(w, r, route) })
	}
	mux.HandleFunc("GET /c/pay/{session}", s.showCheckout)
	mux.HandleFunc("POST /c/pay/{session}", s.submitCheckout)
	mux.HandleFunc("POST /c/pay/{session}/promotion", s.submitPromotion)
	mux.HandleFunc("GET /c/assets/checkout.css", showStylesheet)
	mux.HandleFunc("GET /receipts/{charge}", s.showReceipt)
	mux.HandleFunc("/", s.refuseUnknownPath)
	return mux
}

// Reset forgets everything, the advanced clock included.
func (s *Server) Reset() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.book = newBook()
	s.changes++
}

// Snapshot gives the whole account as JSON.
func (s *Server) Snapshot() ([]byte, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return json.Marshal(s.book)
}

// Restore replaces the account by one that Snapshot gave.
func (s *Server) Restore(data []byte) error {
	restored := newBook()
	if err := json.Unmarshal(data, restored); err != nil {
		return fmt.Errorf("the saved Stripe account cannot be read: %w", err)
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.book = restored
	s.changes++
	return nil
}

// Changes counts the changes of the account since the start; a saver compares it with the count it last saw.
func (s *Server) Changes() uint64 {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.changes
}

// take runs one piece of work on the account, alone, at the present instant and after everything that is due has happened.
func (s *Server) take(from origin, work func(*turn)) error {
	stripe, err := s.contract()
	if err != nil {
		return err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	t := &turn{book: s.book, stripe: stripe, now: s.now(), from: from, base: s.options.BaseURL}
	t.expireDue()
	work(t)
	if t.changed {
		s.changes++
	}
	return nil
}

// now is the account's time in unix seconds. The caller holds the lock.
func (s *Server) now() int64 { return s.options.Clock().Unix() + s.book.Ahead }
