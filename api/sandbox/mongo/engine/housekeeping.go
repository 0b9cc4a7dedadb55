package engine

import "time"

// tidyEvery is how often expired documents go. MongoDB looks once a minute; nobody waits that long
// in a sandbox.
const tidyEvery = time.Second

// tidy expires documents and compacts the journal until the engine closes.
func (e *Engine) tidy() {
	defer e.gone.Done()
	ticker := time.NewTicker(tidyEvery)
	defer ticker.Stop()
	for {
		select {
		case <-e.done:
			return
		case <-ticker.C:
		}
		if _, err := e.Expire(); err != nil {
			e.log.Error("expired documents cannot be removed", "error", err)
		}
		if err := e.Compact(false); err != nil {
			e.log.Error("the journal cannot be compacted", "error", err)
		}
	}
}

// Compact writes the journal anew, with what there is now instead of how it came to be: always if
// forced, else when the journal has grown far beyond that.
func (e *Engine) Compact(force bool) error {
	if e.journal == nil || !force && !e.journal.overgrown() {
		return nil
	}
	// The exclusive lock keeps out every write, so that the new file misses none.
	e.mu.Lock()
	defer e.mu.Unlock()
	return e.journal.rewrite(e.state)
}

// state yields the operations that make all collections as they are.
func (e *Engine) state(yield func(operation []byte) error) error {
	for _, c := range e.collections {
		if err := c.state(yield); err != nil {
			return err
		}
	}
	return nil
}

// state yields the collection's documents before its indexes, so that each index is built once.
func (c *collection) state(yield func(operation []byte) error) (err error) {
	if err := yield(frame(created(c.namespace))); err != nil {
		return err
	}
	c.records.Scan(func(r *Record) bool {
		err = yield(frame(stored(c.namespace, r.Raw)))
		return err == nil
	})
	for _, x := range c.indexes[1:] {
		if err != nil {
			return err
		}
		err = yield(frame(indexed(c.namespace, x.spec)))
	}
	return err
}
