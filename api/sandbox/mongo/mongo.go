// Package mongo is the sandbox's MongoDB: a server that official drivers connect to as to a
// standalone mongod, over an engine that keeps its collections in memory and in one journal file.
//
// It does what a mongod does for the commands and operators that it has. Whatever it does not have
// it refuses, with MongoDB's error and a sentence; it never guesses.
package mongo

import (
	"errors"
	"log/slog"
	"net"
	"sync"
	"time"

	"campaignos.dev/sandbox/mongo/engine"
)

// Server answers MongoDB's wire protocol.
type Server struct {
	engine  *engine.Engine
	cursors *cursors
	log     *slog.Logger
	now     func() time.Time

	mu          sync.Mutex
	listeners   map[net.Listener]struct{}
	connections map[net.Conn]struct{}
	closed      bool
	working     sync.WaitGroup
}

// Open brings back what dir holds; an empty dir keeps everything in memory only. Two servers cannot
// share a dir.
func Open(dir string, log *slog.Logger) (*Server, error) {
	e, err := engine.Open(engine.Options{Dir: dir, Now: time.Now, Log: log})
	if err != nil {
		return nil, err
	}
	return &Server{
		engine:      e,
		cursors:     newCursors(time.Now),
		log:         log,
		now:         time.Now,
		listeners:   map[net.Listener]struct{}{},
		connections: map[net.Conn]struct{}{},
	}, nil
}

// Serve answers the clients of l until Close, and then returns nil.
func (s *Server) Serve(l net.Listener) error {
	if !s.track(l) {
		return l.Close()
	}
	for {
		connection, err := l.Accept()
		if err != nil {
			if s.isClosed() {
				return nil
			}
			return err
		}
		if !s.welcome(connection) {
			return connection.Close()
		}
	}
}

func (s *Server) track(l net.Listener) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if !s.closed {
		s.listeners[l] = struct{}{}
	}
	return !s.closed
}

func (s *Server) welcome(c net.Conn) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.connections[c] = struct{}{}
	s.working.Add(1)
	go func() {
		defer s.working.Done()
		s.converse(c)
		s.forget(c)
	}()
	return true
}

func (s *Server) forget(c net.Conn) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.connections, c)
}

func (s *Server) isClosed() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.closed
}

// Close ends all connections and listeners, waits for the commands under way, and closes the
// journal. Closing twice is no error.
func (s *Server) Close() error {
	if !s.shut() {
		return nil
	}
	s.working.Wait()
	return s.engine.Close()
}

func (s *Server) shut() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return false
	}
	s.closed = true
	for l := range s.listeners {
		if err := l.Close(); err != nil && !errors.Is(err, net.ErrClosed) {
			s.log.Warn("a listener did not close", "error", err)
		}
	}
	for c := range s.connections {
		c.Close()
	}
	return true
}

// Reset removes all collections of all databases and all open cursors.
func (s *Server) Reset() error {
	s.cursors.clear()
	return s.engine.Reset()
}
