package main

import (
	"cmp"
	"context"
	"fmt"
	"net"
	"net/http"
	"os"
	"os/exec"
	"syscall"
	"time"
)

// Bounds of a part's start and stop.
const (
	readyWithin = 2 * time.Minute
	stopWithin  = 15 * time.Second
	probeEvery  = 100 * time.Millisecond
)

// process is one part of the running product, not yet started.
type process struct {
	name   string
	dir    string
	args   []string
	env    variables
	ready  func(context.Context) error // one try; nil when the part answers
	grace  time.Duration               // how long it may take to stop; zero: stopWithin
	gently bool                        // ask rather than kill should the runner itself be killed: it has state to save
}

// child is a part that was started.
type child struct {
	process
	cmd    *exec.Cmd
	record *record
	ended  chan struct{} // closed when it has ended
	err    error         // how it ended; read it after ended
}

// start starts a part in a process group of its own, so that a Ctrl-C in the terminal
// reaches only the runner, and a stop reaches the part's own children too.
func start(p process, c *console, logs string) (*child, error) {
	rec, err := newRecord(c, logs, p.name)
	if err != nil {
		return nil, err
	}
	cmd := exec.Command(p.args[0], p.args[1:]...)
	cmd.Dir, cmd.Env = p.dir, p.env.list()
	cmd.Stdout, cmd.Stderr = rec, rec
	cmd.SysProcAttr = ownGroup(p.gently)
	cmd.WaitDelay = time.Second // a grandchild that kept the output open must not hold us
	if err := cmd.Start(); err != nil {
		rec.close()
		return nil, fmt.Errorf("start %s: %w", p.name, err)
	}
	started := &child{process: p, cmd: cmd, record: rec, ended: make(chan struct{})}
	go started.await()
	return started, nil
}

func (c *child) await() {
	c.err = c.cmd.Wait()
	c.record.close()
	close(c.ended)
}

// death tells how a part that nobody stopped has ended.
func (c *child) death() error {
	cause := "with exit status 0"
	if c.err != nil {
		cause = "with " + c.err.Error()
	}
	return fmt.Errorf("%s ended %s; its last lines were:\n%s", c.name, cause, c.record.last())
}

// waitReady waits until the part answers.
func (c *child) waitReady(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, readyWithin)
	defer cancel()
	probes := time.NewTicker(probeEvery)
	defer probes.Stop()
	var last error
	for {
		if last = c.ready(ctx); last == nil {
			return nil
		}
		select {
		case <-c.ended:
			return c.death()
		case <-probes.C:
		case <-ctx.Done():
			return c.late(ctx, last)
		}
	}
}

func (c *child) late(ctx context.Context, last error) error {
	if context.Cause(ctx) == context.Canceled {
		return context.Canceled
	}
	return fmt.Errorf("%s did not become ready within %s (%v); its last lines were:\n%s", c.name, readyWithin, last, c.record.last())
}

// stop asks the part to end, and kills it and whatever it left behind.
func (c *child) stop() {
	c.signal(syscall.SIGTERM)
	select {
	case <-c.ended:
	case <-time.After(cmp.Or(c.grace, stopWithin)):
	}
	c.signal(syscall.SIGKILL)
	<-c.ended
}

// signal reaches the whole process group; one that is gone needs none.
func (c *child) signal(s syscall.Signal) { syscall.Kill(-c.cmd.Process.Pid, s) }

// once runs a command to its end and gives its last lines; its group dies with ctx.
func once(ctx context.Context, p process, c *console, logs string) (string, error) {
	started, err := start(p, c, logs)
	if err != nil {
		return "", err
	}
	select {
	case <-started.ended:
	case <-ctx.Done():
		started.stop()
		return "", context.Canceled
	}
	if started.err != nil {
		return "", started.death()
	}
	return started.record.last(), nil
}

// answers makes a readiness probe of an address: any answer below 400 will do.
func answers(address string) func(context.Context) error {
	client := &http.Client{Timeout: 5 * time.Second}
	return func(ctx context.Context) error {
		request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
		if err != nil {
			return err
		}
		response, err := client.Do(request)
		if err != nil {
			return err
		}
		response.Body.Close()
		if response.StatusCode >= 400 {
			return fmt.Errorf("%s answers %s", address, response.Status)
		}
		return nil
	}
}

// listens makes a readiness probe of an address that speaks no HTTP.
func listens(addr string) func(context.Context) error {
	return func(ctx context.Context) error {
		connection, err := (&net.Dialer{}).DialContext(ctx, "tcp", addr)
		if err == nil {
			connection.Close()
		}
		return err
	}
}

// exists makes a readiness probe of a file.
func exists(file string) func(context.Context) error {
	return func(context.Context) error {
		_, err := os.Stat(file)
		return err
	}
}
