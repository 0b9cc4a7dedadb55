// Package contract holds every answer that a test sees against openapi.yaml.
package contract

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/getkin/kin-openapi/openapi3"
	"github.com/getkin/kin-openapi/openapi3filter"
	"github.com/getkin/kin-openapi/routers"
	"github.com/getkin/kin-openapi/routers/gorillamux"
)

// Document is the contract, loaded once.
var Document = sync.OnceValues(func() (*openapi3.T, error) {
	_, here, _, _ := runtime.Caller(0)
	raw, err := os.ReadFile(filepath.Join(filepath.Dir(here), "..", "..", "..", "openapi.yaml"))
	if err != nil {
		return nil, err
	}
	doc, err := openapi3.NewLoader().LoadFromData(raw)
	if err != nil {
		return nil, err
	}
	return doc, doc.Validate(context.Background())
})

// finder finds the operation of a request.
var finder = sync.OnceValues(func() (routers.Router, error) {
	doc, err := Document()
	if err != nil {
		return nil, err
	}
	return gorillamux.NewRouter(doc)
})

// Checked counts the answers that were held against the contract in this process.
var Checked atomic.Int64

// Transport is an http.RoundTripper that calls Complain for each answer that breaks the
// contract.
type Transport struct {
	Base     http.RoundTripper
	Complain func(format string, args ...any)
}

// RoundTrip sends the request and checks the answer.
func (t *Transport) RoundTrip(r *http.Request) (*http.Response, error) {
	res, err := t.Base.RoundTrip(r)
	if err != nil {
		return nil, err
	}
	if err := check(r, res); err != nil {
		t.Complain("%s %s answered %d against the contract: %v", r.Method, r.URL.Path, res.StatusCode, err)
	}
	return res, nil
}

// check holds one answer against the contract; a stream is checked by its header alone.
func check(r *http.Request, res *http.Response) error {
	route, params, err := find(r)
	if err != nil {
		if res.StatusCode == http.StatusNotFound || res.StatusCode == http.StatusMethodNotAllowed {
			return nil // an address that is not in the contract does not exist
		}
		return err
	}
	Checked.Add(1)
	body := []byte{}
	stream := strings.HasPrefix(res.Header.Get("Content-Type"), "text/event-stream")
	if !stream {
		if body, err = io.ReadAll(res.Body); err != nil {
			return err
		}
		res.Body.Close()
		res.Body = io.NopCloser(bytes.NewReader(body))
	}
	in := &openapi3filter.ResponseValidationInput{
		RequestValidationInput: &openapi3filter.RequestValidationInput{Request: r, PathParams: params, Route: route},
		Status:                 res.StatusCode, Header: res.Header,
		Options: &openapi3filter.Options{ExcludeResponseBody: stream || notJSON(res), IncludeResponseStatus: true},
	}
	in.SetBodyBytes(body)
	if err := openapi3filter.ValidateResponse(context.Background(), in); err != nil {
		return fmt.Errorf("%w\nbody: %.600s", err, body)
	}
	return nil
}

func find(r *http.Request) (*routers.Route, map[string]string, error) {
	router, err := finder()
	if err != nil {
		return nil, nil, err
	}
	bare := r.Clone(r.Context())
	bare.URL.Host, bare.Host, bare.URL.Scheme = "", "", ""
	return router.FindRoute(bare)
}

func notJSON(res *http.Response) bool {
	return !strings.Contains(res.Header.Get("Content-Type"), "json")
}
