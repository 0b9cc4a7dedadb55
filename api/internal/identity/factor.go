package identity

import (
	"slices"
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/kit/totp"
)

// Factor is a person's second factor: an authenticator app that shares a secret with us.
type Factor struct {
	Secret string `bson:"secret"` // sealed for FactorPlace
	// Since is when a first code was shown; zero: it is being set up and not asked for.
	Since time.Time `bson:"since"`
	// Step is the time step of the last code that was taken: it and earlier ones are used up.
	Step     int64     `bson:"step"`
	Recovery []string  `bson:"recovery"` // hashes of the recovery codes that are left
	CodesAt  time.Time `bson:"codesAt"`  // when the recovery codes were drawn
}

// On says whether the factor is asked for.
func (f *Factor) On() bool { return f != nil && !f.Since.IsZero() }

// Left counts the recovery codes that are left.
func (f *Factor) Left() int {
	if !f.On() {
		return 0
	}
	return len(f.Recovery)
}

// FactorPlace is where the secret of a person's authenticator belongs.
func FactorPlace(userID string) seal.Place {
	return seal.Place{Tenant: userID, Provider: "identity", Field: "factor.secret"}
}

// codeDigits is the length of an authenticator's code; a recovery code is longer.
const codeDigits = 6

// spend uses a code up: one of the authenticator, whose secret is given, or a recovery
// code. It says which, and whether it was right.
func (f *Factor) spend(secret, code string, now time.Time) (recovery, right bool) {
	if len(code) == codeDigits {
		step, ok := totp.Match(secret, code, now, f.Step)
		if ok {
			f.Step = step
		}
		return false, ok
	}
	at := slices.Index(f.Recovery, hash(plainCode(code)))
	if at < 0 {
		return true, false
	}
	f.Recovery = slices.Delete(slices.Clone(f.Recovery), at, at+1)
	return true, true
}

// recoveryCodes is how many codes stand in for a lost authenticator.
const recoveryCodes = 10

// drawCodes draws recovery codes of 80 bits, as they are shown and as they are stored. They
// can't be guessed, so a fast hash will do.
func drawCodes() (shown, hashed []string) {
	for range recoveryCodes {
		c := id.Secret(16)[:16]
		shown = append(shown, c[:4]+"-"+c[4:8]+"-"+c[8:12]+"-"+c[12:])
		hashed = append(hashed, hash(c))
	}
	return shown, hashed
}

// misread are the letters that no code has, for what they were written down instead of.
var misread = strings.NewReplacer("-", "", " ", "", "o", "0", "i", "1", "l", "1")

// plainCode writes a recovery code as it is stored before it is hashed.
func plainCode(code string) string { return misread.Replace(strings.ToLower(code)) }
