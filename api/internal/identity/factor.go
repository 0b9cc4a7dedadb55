package identity

import "time"

// Factor is a person's second factor: an authenticator app that shares a secret with us.
type Factor struct {
	Secret string `bson:"secret"` // sealed
	// Since is when a first code was shown; zero: it is being set up and not asked for.
	Since time.Time `bson:"since"`
	// Step is the time step of the last code that was taken: it and earlier ones are used up.
	Step     int64    `bson:"step"`
	Recovery []string `bson:"recovery"` // hashes of the recovery codes that are left
}

// On says whether the factor is asked for.
func (f *Factor) On() bool { return f != nil && !f.Since.IsZero() }
