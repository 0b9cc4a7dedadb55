// Package revise changes versioned things without losing anybody's change: load, change,
// save only if nobody saved in between, else start again.
package revise

import (
	"errors"

	"campaignos.dev/api/internal/fault"
)

// attempts bounds how often a change without If-Match starts again.
const attempts = 5

// Steps are the parts of one change.
type Steps[T any] struct {
	Load    func() (T, error)
	Version func(T) int64
	Change  func(*T) error
	// Save stores the changed thing only where the stored version still is was; otherwise
	// it gives fault.ErrStale.
	Save func(changed T, was int64) (T, error)
}

// Do changes the thing. want is the version that the caller saw; zero means any. Faults:
// fault.ErrStale when want is not in force, fault.ErrContended, and those of the steps.
func Do[T any](want int64, s Steps[T]) (T, error) {
	var none T
	for range attempts {
		thing, err := s.Load()
		if err != nil {
			return none, err
		}
		was := s.Version(thing)
		if want != 0 && was != want {
			return none, fault.ErrStale
		}
		if err := s.Change(&thing); err != nil {
			return none, err
		}
		saved, err := s.Save(thing, was)
		if err == nil || !errors.Is(err, fault.ErrStale) {
			return saved, err
		}
	}
	return none, fault.ErrContended
}
