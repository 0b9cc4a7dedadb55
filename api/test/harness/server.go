package harness

import (
	"cmp"
	"errors"
	"fmt"
	"math/rand/v2"
	"net"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"syscall"
	"time"
)

// Bounds of a server's start and stop.
const (
	readyWithin = time.Minute
	stopWithin  = 15 * time.Second
	probeEvery  = 20 * time.Millisecond
)

// Server is a process that a test started. It can be stopped or killed and started again
// with the same address and data.
type Server struct {
	Name  string
	URL   string         // where it answers
	Args  []string       // program and arguments
	Env   []string       // NAME=value lines; nil: the test's own
	Dir   string         // working directory, which also holds its log
	Ready func() error   // one try; nil when it answers
	user  *account       // whom it runs as; nil: whoever runs the test
	end   syscall.Signal // asks it to end; zero: SIGTERM, and SIGKILL when the test dies

	cmd   *exec.Cmd
	ended chan struct{}
}

// Start starts the server and waits until it is ready.
func (s *Server) Start() error {
	log, err := os.OpenFile(s.Log(), os.O_CREATE|os.O_APPEND|os.O_WRONLY, 0o644)
	if err != nil {
		return err
	}
	defer log.Close()
	cmd := exec.Command(s.Args[0], s.Args[1:]...)
	cmd.Dir, cmd.Env, cmd.Stdout, cmd.Stderr = s.Dir, s.Env, log, log
	cmd.SysProcAttr = dieTogether(s.user, s.end)
	if err := cmd.Start(); err != nil {
		return fmt.Errorf("start %s: %w", s.Name, err)
	}
	ended := make(chan struct{})
	s.cmd, s.ended = cmd, ended
	go func() {
		cmd.Wait()
		close(ended)
	}()
	return s.await()
}

func (s *Server) await() error {
	deadline := time.After(readyWithin)
	for {
		last := s.Ready()
		if last == nil {
			return nil
		}
		select {
		case <-s.ended:
			return fmt.Errorf("%s ended before it was ready: %s\n%s", s.Name, s.cmd.ProcessState, s.tail())
		case <-deadline:
			s.Kill()
			return fmt.Errorf("%s was not ready within %s (%w):\n%s", s.Name, readyWithin, last, s.tail())
		case <-time.After(probeEvery):
		}
	}
}

// Log is the file that holds the server's output.
func (s *Server) Log() string { return filepath.Join(s.Dir, s.Name+".log") }

func (s *Server) tail() string {
	text, _ := os.ReadFile(s.Log())
	lines := strings.Split(strings.TrimSpace(string(text)), "\n")
	return strings.Join(lines[max(0, len(lines)-20):], "\n")
}

// Pid is the process's number.
func (s *Server) Pid() int { return s.cmd.Process.Pid }

// Ended is closed when the process has ended.
func (s *Server) Ended() <-chan struct{} { return s.ended }

// Stop asks the server to end, waits, and kills it where it does not.
func (s *Server) Stop() {
	s.cmd.Process.Signal(cmp.Or(s.end, syscall.SIGTERM))
	select {
	case <-s.ended:
	case <-time.After(stopWithin):
		s.Kill()
	}
}

// Kill ends the server at once, as a power cut does.
func (s *Server) Kill() {
	s.cmd.Process.Kill()
	<-s.ended
}

// The ports that servers of tests listen on: below those that the system gives to outgoing
// connections (from 32768 on Linux), which could take one between choosing and listening.
// Tests that run at the same time choose from stretches of their own, by their process ids.
const (
	firstPort = 15_000
	lastPort  = 32_000
	stretches = 17
)

// taken are the ports that this process has been given already; a server that is down for a
// moment keeps its own.
var taken sync.Map

// FreePort gives a loopback port on which nothing listens now, and never the same one twice.
func FreePort() (int, error) {
	const width = (lastPort - firstPort) / stretches
	err := errors.New("every port of this process's stretch has been given")
	for range 1000 {
		var listener net.Listener
		port := firstPort + os.Getpid()%stretches*width + rand.IntN(width)
		if _, known := taken.LoadOrStore(port, true); known {
			continue
		}
		if listener, err = net.Listen("tcp", fmt.Sprintf("127.0.0.1:%d", port)); err == nil {
			return port, listener.Close()
		}
	}
	return 0, err
}

// Answers makes a readiness try of a web address: any answer below 400 will do.
func Answers(address string) func() error {
	client := &http.Client{Timeout: 5 * time.Second}
	return func() error {
		response, err := client.Get(address)
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

// listens makes a readiness try of an address that speaks no HTTP.
func listens(addr string) func() error {
	return func() error {
		connection, err := net.Dial("tcp", addr)
		if err == nil {
			connection.Close()
		}
		return err
	}
}
