package harness

import (
	"encoding/binary"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/httptest"
	"net/http/httputil"
	"net/url"
	"slices"
	"strings"
	"sync"
	"testing"

	"go.mongodb.org/mongo-driver/bson"
)

// Cut stands between a process and what it speaks to, sees each step that it takes there,
// and can have it die at one of them: just before what it sends arrives, or when that was
// done and the answer is on its way.
type Cut struct {
	Counts func(step string) bool // which steps count; nil: all

	mu    sync.Mutex
	steps []string // that were taken since Watch
	at    int      // the step to die at; zero: none
	after bool
	kill  func()
	due   bool // the step has come
	hit   chan string
}

// Watch forgets what was seen, and lets the process live.
func (c *Cut) Watch() {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps, c.at = nil, 0
}

// Steps tells what was seen since Watch.
func (c *Cut) Steps() []string {
	c.mu.Lock()
	defer c.mu.Unlock()
	return slices.Clone(c.steps)
}

// At has the process die at its n-th step from now on, before or after it is done. The
// channel tells at which it did.
func (c *Cut) At(n int, after bool, kill func()) <-chan string {
	c.mu.Lock()
	defer c.mu.Unlock()
	c.steps, c.at, c.after, c.kill, c.due, c.hit = nil, n, after, kill, false, make(chan string, 1)
	return c.hit
}

// Due says whether the step has come at which the process is to die.
func (c *Cut) Due() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.due
}

// step notes a step; the process dies at once, or once it is done.
func (c *Cut) step(name string) (now, then func() bool) {
	never := func() bool { return false }
	c.mu.Lock()
	defer c.mu.Unlock()
	if c.Counts != nil && !c.Counts(name) {
		return never, never
	}
	c.steps = append(c.steps, name)
	if c.at == 0 || len(c.steps) != c.at {
		return never, never
	}
	c.due = true
	kill, hit, when := c.kill, c.hit, "before"
	if c.after {
		when = "after"
	}
	die := func() bool {
		kill()
		hit <- when + " " + name
		return true
	}
	if c.after {
		return never, die
	}
	return die, never
}

// HTTP stands before a web address and gives its own; steps are "POST /path".
func (c *Cut) HTTP(t testing.TB, target string) string {
	t.Helper()
	to, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	proxy := httputil.NewSingleHostReverseProxy(to)
	proxy.ErrorHandler = func(http.ResponseWriter, *http.Request, error) { panic(http.ErrAbortHandler) }
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		now, then := c.step(r.Method + " " + r.URL.Path)
		if now() {
			panic(http.ErrAbortHandler)
		}
		answer := httptest.NewRecorder()
		proxy.ServeHTTP(answer, r)
		if then() {
			panic(http.ErrAbortHandler)
		}
		for name, values := range answer.Header() {
			w.Header()[name] = values
		}
		w.WriteHeader(answer.Code)
		_, _ = w.Write(answer.Body.Bytes())
	}))
	t.Cleanup(server.Close)
	return server.URL
}

// Mongo stands before a MongoDB and gives its own address; steps are "update payments". The
// talk by which a driver keeps its connections is no step.
func (c *Cut) Mongo(t testing.TB, target string) string {
	t.Helper()
	to, err := url.Parse(target)
	if err != nil {
		t.Fatal(err)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { listener.Close() })
	host := to.Host
	go func() {
		for {
			client, err := listener.Accept()
			if err != nil {
				return
			}
			go c.relay(client, host)
		}
	}()
	to.Host = listener.Addr().String()
	query := to.Query()
	query.Set("directConnection", "true") // what the server calls itself is the way around
	to.RawQuery = query.Encode()
	return to.String()
}

// relay passes one connection's messages on. A driver sends the next message when it has
// the answer to the last.
func (c *Cut) relay(client net.Conn, host string) {
	defer client.Close()
	server, err := net.Dial("tcp", host)
	if err != nil {
		return
	}
	defer server.Close()
	for {
		message, err := readMessage(client)
		if err != nil {
			return
		}
		now, then := func() bool { return false }, func() bool { return false }
		if name := commandOf(message); name != "" {
			now, then = c.step(name)
		}
		if now() {
			return
		}
		if _, err := server.Write(message); err != nil {
			return
		}
		answer, err := readMessage(server)
		if err != nil || then() {
			return
		}
		if _, err := client.Write(answer); err != nil {
			return
		}
	}
}

// readMessage reads one message of MongoDB's wire protocol: its length stands in front.
func readMessage(r io.Reader) ([]byte, error) {
	head := make([]byte, 4)
	if _, err := io.ReadFull(r, head); err != nil {
		return nil, err
	}
	length := binary.LittleEndian.Uint32(head)
	if length < 16 || length > 64<<20 {
		return nil, fmt.Errorf("a message of %d bytes", length)
	}
	message := append(head, make([]byte, length-4)...)
	_, err := io.ReadFull(r, message[4:])
	return message, err
}

// opMsg is the code of MongoDB's OP_MSG.
const opMsg = 2013

// commandOf names the command of a message and its collection; empty: none that counts.
func commandOf(message []byte) string {
	if len(message) < 26 || binary.LittleEndian.Uint32(message[12:]) != opMsg || message[20] != 0 {
		return ""
	}
	first, err := bson.Raw(message[21:]).IndexErr(0)
	if err != nil {
		return ""
	}
	collection, ok := first.Value().StringValueOK()
	if name := first.Key(); ok && !strings.EqualFold(name, "hello") {
		return name + " " + collection
	}
	return ""
}
