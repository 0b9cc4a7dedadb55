package main

import (
	"fmt"
	"io"
	"log"
	"net/http"
	"net/http/httputil"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"

	"campaignos.dev/api/test/contract"
)

// witness forwards requests and remembers answers that broke the contract.
type witness struct {
	proxy *httputil.ReverseProxy
	next  atomic.Uint64

	mu     sync.Mutex
	broken []string
}

func newWitness(behind []*url.URL) *witness {
	w := &witness{}
	checked := &contract.Transport{Base: http.DefaultTransport, Complain: w.complain}
	w.proxy = &httputil.ReverseProxy{
		Rewrite: func(r *httputil.ProxyRequest) {
			r.SetURL(behind[w.next.Add(1)%uint64(len(behind))])
			r.Out.Host = r.In.Host
			r.Out.Header["X-Forwarded-For"] = r.In.Header["X-Forwarded-For"]
			// An answer is read before it is forwarded, so it must come unpacked.
			r.Out.Header.Set("Accept-Encoding", "identity")
		},
		Transport:     either{api: checked, rest: http.DefaultTransport},
		FlushInterval: -1, // events must arrive as they happen
		ErrorLog:      log.New(io.Discard, "", 0),
	}
	return w
}

// either sends what the contract speaks of one way and the pages of the web app another.
type either struct{ api, rest http.RoundTripper }

// RoundTrip sends a request.
func (e either) RoundTrip(r *http.Request) (*http.Response, error) {
	if strings.HasPrefix(r.URL.Path, "/v1/") {
		return e.api.RoundTrip(r)
	}
	return e.rest.RoundTrip(r)
}

// ServeHTTP forwards one request.
func (w *witness) ServeHTTP(out http.ResponseWriter, r *http.Request) { w.proxy.ServeHTTP(out, r) }

func (w *witness) complain(format string, args ...any) {
	w.mu.Lock()
	defer w.mu.Unlock()
	w.broken = append(w.broken, fmt.Sprintf(format, args...))
}

// verdict says how many answers passed, and which broke the contract.
func (w *witness) verdict() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	fmt.Printf("%d answers that the browser saw were held against openapi.yaml\n", contract.Checked.Load())
	switch {
	case len(w.broken) > 0:
		return fmt.Errorf("%d answers broke the contract:\n%s", len(w.broken), strings.Join(w.broken, "\n"))
	case contract.Checked.Load() == 0:
		return fmt.Errorf("no answer of the API passed")
	}
	return nil
}
