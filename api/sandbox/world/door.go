package world

import (
	"errors"
	"fmt"
	"net"
	"syscall"
)

// door is an address under the flag that sets it.
type door struct{ flag, address string }

// doors are all addresses that the sandbox may listen on.
func (c Config) doors() []door {
	return []door{
		{"control", c.Control}, {"mongo", c.Mongo}, {"redis", c.Redis}, {"s3", c.S3},
		{"stripe", c.Stripe}, {"ayrshare", c.Ayrshare}, {"gemini", c.Gemini}, {"smtp", c.SMTP},
	}
}

// checkLoopback refuses any address that another machine could reach: the sandbox has no passwords worth the name.
func (c Config) checkLoopback() error {
	for _, d := range c.doors() {
		host, _, err := net.SplitHostPort(d.address)
		if err != nil {
			return fmt.Errorf("--%s takes a host and a port such as 127.0.0.1:0, not %q", d.flag, d.address)
		}
		ip := net.ParseIP(host)
		if host != "localhost" && (ip == nil || !ip.IsLoopback()) {
			return fmt.Errorf("--%s %s would be reachable from outside; the sandbox listens on loopback only, such as 127.0.0.1", d.flag, d.address)
		}
	}
	return nil
}

// listen opens a door, or says in one sentence why it cannot be opened.
func (d door) listen() (net.Listener, error) {
	listener, err := net.Listen("tcp", d.address)
	if errors.Is(err, syscall.EADDRINUSE) {
		host, port, _ := net.SplitHostPort(d.address)
		return nil, fmt.Errorf("port %s is in use by another program; stop that program, or choose another port with --%s %s:PORT", port, d.flag, host)
	}
	if err != nil {
		return nil, fmt.Errorf("--%s %s cannot be listened on: %w", d.flag, d.address, err)
	}
	return listener, nil
}
