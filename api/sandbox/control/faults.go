package control

import (
	"fmt"
	"math/rand/v2"
	"net/http"
	"slices"
	"sync"
)

// faults is the list of injected faults, oldest first.
type faults struct {
	mu   sync.Mutex
	list []*armed
	next int
}

// armed is a fault with its own dice, so that one fault's sequence does not depend on another's.
type armed struct {
	Fault
	dice *rand.Rand
}

func newFaults() *faults { return &faults{} }

// add arms a checked fault and returns it with its id. It fails if the id is taken.
func (s *faults) add(f Fault) (Fault, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if f.ID == "" {
		f.ID = s.freeID()
	}
	if s.index(f.ID) >= 0 {
		return Fault{}, fmt.Errorf("a fault with the id %q exists; remove it first or leave the id out", f.ID)
	}
	f.Fired = 0
	s.list = append(s.list, &armed{Fault: f, dice: rand.New(rand.NewPCG(f.Seed, f.Seed))})
	return f, nil
}

func (s *faults) freeID() string {
	for {
		s.next++
		if id := fmt.Sprintf("flt_%d", s.next); s.index(id) < 0 {
			return id
		}
	}
}

// pick returns the fault that hits this request and counts it as fired; a fault that has fired often enough is dropped.
func (s *faults) pick(provider string, r *http.Request, body []byte) (Fault, bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	for i, a := range s.list {
		if !a.matches(provider, r, body) || !a.strikes() {
			continue
		}
		a.Fired++
		if a.spent() {
			s.list = slices.Delete(s.list, i, i+1)
		}
		return a.Fault, true
	}
	return Fault{}, false
}

func (a *armed) strikes() bool {
	if a.Probability == 0 || a.Probability == 1 {
		return true
	}
	return a.dice.Float64() < a.Probability
}

func (s *faults) all() []Fault {
	s.mu.Lock()
	defer s.mu.Unlock()
	list := make([]Fault, len(s.list))
	for i, a := range s.list {
		list[i] = a.Fault
	}
	return list
}

// remove takes one fault away and says whether it was there.
func (s *faults) remove(id string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	i := s.index(id)
	if i < 0 {
		return false
	}
	s.list = slices.Delete(s.list, i, i+1)
	return true
}

func (s *faults) removeAll() {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = nil
}

func (s *faults) removeOf(provider string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.list = slices.DeleteFunc(s.list, func(a *armed) bool { return a.Provider == provider })
}

func (s *faults) index(id string) int {
	return slices.IndexFunc(s.list, func(a *armed) bool { return a.ID == id })
}
