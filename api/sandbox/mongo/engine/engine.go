// Package engine keeps MongoDB collections: documents in insertion order, ordered indexes over
// them, and a journal on disk that brings both back after a stop or a crash.
//
// Every write of one document is atomic, checked against all unique indexes, and visible as a
// whole. Writers of one collection take turns; readers see the documents as they were when the
// read began, since a document is replaced and never changed in place.
package engine

import (
	"log/slog"
	"sync"
	"time"
)

// Engine holds all collections of one server.
type Engine struct {
	now func() time.Time
	log *slog.Logger

	// mu is held shared by whatever works inside collections, and exclusively by whatever changes
	// which collections there are.
	mu          sync.RWMutex
	collections map[string]*collection
	journal     *journal

	done chan struct{}
	gone sync.WaitGroup
}

// Options are what an Engine needs.
type Options struct {
	// Dir is where the journal lies; empty keeps everything in memory only.
	Dir string

	// Now tells the time against which documents expire.
	Now func() time.Time

	Log *slog.Logger
}

// Open brings the collections back from o.Dir.
func Open(o Options) (*Engine, error) {
	e := &Engine{now: o.Now, log: o.Log, collections: map[string]*collection{}, done: make(chan struct{})}
	if o.Dir != "" {
		if err := e.restore(o.Dir); err != nil {
			return nil, err
		}
	}
	e.gone.Add(1)
	go e.tidy()
	return e, nil
}

// restore does the journal's operations, and only then lets the collections write to it.
func (e *Engine) restore(dir string) error {
	j, err := openJournal(dir, e.log, e.replay)
	if err != nil {
		return err
	}
	e.journal = j
	for _, c := range e.collections {
		c.journal = j
		j.kept += c.size()
	}
	return nil
}

// Close ends all writing; what was acknowledged is on the disk.
func (e *Engine) Close() error {
	close(e.done)
	e.gone.Wait()
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.journal.close()
}

// Sync returns once everything acknowledged so far is on the disk.
func (e *Engine) Sync() error { return e.journal.sync() }

// read runs fn under the collection's shared lock; without such a collection fn does not run.
func (e *Engine) read(namespace string, fn func(*collection) error) error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	c := e.collections[namespace]
	if c == nil {
		return nil
	}
	c.mu.RLock()
	defer c.mu.RUnlock()
	return fn(c)
}

// change runs fn like write, and makes the collection where it is missing.
func (e *Engine) change(namespace string, fn func(*collection) error) error {
	for {
		if err := e.ensure(namespace); err != nil {
			return err
		}
		ran := false
		err := e.write(namespace, func(c *collection) error {
			ran = true
			return fn(c)
		})
		// Another client may have dropped the collection between the two steps.
		if ran || err != nil {
			return err
		}
	}
}

// write runs fn under the collection's exclusive lock; without such a collection fn does not run.
func (e *Engine) write(namespace string, fn func(*collection) error) error {
	e.mu.RLock()
	defer e.mu.RUnlock()
	c := e.collections[namespace]
	if c == nil {
		return nil
	}
	c.mu.Lock()
	defer c.mu.Unlock()
	return fn(c)
}
