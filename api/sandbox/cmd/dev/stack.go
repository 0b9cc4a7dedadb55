package main

import (
	"context"
	"fmt"
	"slices"
	"sync"
)

// stack is the parts that run, in the order in which they were started. The first that
// ends without having been told to is the stack's death.
type stack struct {
	console *console
	logs    string
	deaths  chan error
	mu      sync.Mutex
	running []*child
	told    map[*child]bool // parts that were told to stop
}

func newStack(c *console, logs string) *stack {
	return &stack{console: c, logs: logs, deaths: make(chan error, 1), told: map[*child]bool{}}
}

// up starts parts together and waits until all are ready.
func (s *stack) up(ctx context.Context, parts ...process) error {
	var started []*child
	for _, p := range parts {
		c, err := s.start(p)
		if err != nil {
			return err
		}
		started = append(started, c)
	}
	for _, c := range started {
		if err := c.waitReady(ctx); err != nil {
			return err
		}
	}
	return nil
}

func (s *stack) start(p process) (*child, error) {
	c, err := start(p, s.console, s.logs)
	if err != nil {
		return nil, err
	}
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = append(s.running, c)
	go s.watch(c)
	return c, nil
}

// watch notes the first death that nobody asked for.
func (s *stack) watch(c *child) {
	<-c.ended
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.told[c] {
		return
	}
	select {
	case s.deaths <- c.death():
	default: // another was first
	}
}

// replace stops the parts of these names and starts them anew.
func (s *stack) replace(ctx context.Context, parts ...process) error {
	for _, p := range parts {
		for _, c := range s.take(func(c *child) bool { return c.name == p.name }) {
			c.stop()
		}
	}
	return s.up(ctx, parts...)
}

// down stops all parts, the last started first.
func (s *stack) down() {
	parts := s.take(func(*child) bool { return true })
	slices.Reverse(parts)
	for _, c := range parts {
		c.stop()
	}
}

// take removes the chosen parts from those that must not end.
func (s *stack) take(chosen func(*child) bool) (taken []*child) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.running = slices.DeleteFunc(s.running, func(c *child) bool {
		if !chosen(c) {
			return false
		}
		s.told[c] = true
		taken = append(taken, c)
		return true
	})
	return taken
}

// supervise waits for a death or for ctx to end.
func (s *stack) supervise(ctx context.Context) error {
	select {
	case err := <-s.deaths:
		return fmt.Errorf("a part has died, so everything is stopped: %w", err)
	case <-ctx.Done():
		return ctx.Err()
	}
}
