package control

import (
	"bufio"
	"bytes"
	"io"
	"net"
	"net/http"
)

// capture keeps a copy of the answer on its way to the caller. When silent, the copy is all there is.
type capture struct {
	http.ResponseWriter
	status  int
	body    bytes.Buffer
	silent  bool
	outcome Outcome
}

func (c *capture) WriteHeader(status int) {
	if c.status == 0 {
		c.status = status
	}
	if !c.silent {
		c.ResponseWriter.WriteHeader(status)
	}
}

func (c *capture) Write(p []byte) (int, error) {
	if c.status == 0 {
		c.WriteHeader(http.StatusOK)
	}
	c.body.Write(p)
	if c.silent {
		return len(p), nil
	}
	return c.ResponseWriter.Write(p)
}

// Flush lets providers stream.
func (c *capture) Flush() {
	if !c.silent {
		_ = http.NewResponseController(c.ResponseWriter).Flush()
	}
}

// Hijack lets providers cut their own connection.
func (c *capture) Hijack() (net.Conn, *bufio.ReadWriter, error) {
	return http.NewResponseController(c.ResponseWriter).Hijack()
}

// reset closes the connection so that the caller's system reports "connection reset by peer" and not a polite end.
func (c *capture) reset() {
	conn, _, err := c.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	if tcp, ok := conn.(*net.TCPConn); ok {
		_ = tcp.SetLinger(0)
	}
	_ = conn.Close()
}

// restate sends the held answer under the fault's status, with its headers.
func (c *capture) restate(f Fault) {
	for name, value := range f.Headers {
		c.Header().Set(name, value)
	}
	c.silent, c.status = false, f.Status
	c.ResponseWriter.WriteHeader(f.Status)
	_, _ = c.ResponseWriter.Write(c.body.Bytes())
}

// sendTwice writes the held answer two times on the connection, as a proxy that repeats itself would, and closes it.
func (c *capture) sendTwice(r *http.Request) {
	header := c.Header().Clone()
	conn, rw, err := c.Hijack()
	if err != nil {
		panic(http.ErrAbortHandler)
	}
	defer conn.Close()
	for range 2 {
		if err := c.response(r, header).Write(rw); err != nil {
			return
		}
	}
	_ = rw.Flush()
}

func (c *capture) response(r *http.Request, header http.Header) *http.Response {
	status := c.status
	if status == 0 {
		status = http.StatusOK
	}
	return &http.Response{
		StatusCode: status, ProtoMajor: 1, ProtoMinor: 1, Header: header, Request: r,
		ContentLength: int64(c.body.Len()), Body: io.NopCloser(bytes.NewReader(c.body.Bytes())),
	}
}
