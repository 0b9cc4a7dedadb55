package identity

import (
	"crypto/hmac"
	"crypto/sha256"
	"crypto/subtle"
	"encoding/hex"
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// How long credentials live.
const (
	// AccessLife is the life of an access token.
	AccessLife = 15 * time.Minute
	// grace is how long a refresh token that was just used still leads to its successor:
	// for an answer that was lost and for tabs that ask at the same moment.
	grace = 10 * time.Second
	// touchEvery bounds how often the last use of a sign-in is noted.
	touchEvery = time.Minute
)

// term is how long a sign-in lasts: without being used, and however often it is used.
type term struct{ idle, most time.Duration }

var (
	personsTerm   = term{30 * 24 * time.Hour, 180 * 24 * time.Hour}
	operatorsTerm = term{30 * time.Minute, 8 * time.Hour}
	// actingTerm is that of an operator who acts as somebody.
	actingTerm = term{15 * time.Minute, 15 * time.Minute}
)

// termOf gives the term of a person's own sign-ins.
func termOf(u User) term {
	if u.PlatformRole != "" {
		return operatorsTerm
	}
	return personsTerm
}

// Session is one sign-in on one device: the family of all refresh tokens that follow from
// it. A refresh token is "<session id>.<secret>"; only hashes of secrets are kept.
//
// The successor of a secret is its keyed hash under a salt that is drawn when it is used
// and kept here. So whoever holds the secret and asks again within the grace gets the same
// successor, however many ask at once, while what is stored leads to no secret at all.
type Session struct {
	ID        string    `bson:"_id"` // "ses_…"
	UserID    string    `bson:"userId"`
	TenantID  tenant.ID `bson:"tenantId"` // the team signed in to; empty: none
	Epoch     int64     `bson:"epoch"`    // the account's at sign-in
	Current   string    `bson:"current"`  // hash of the secret in force; empty: can't be renewed
	Previous  string    `bson:"previous"` // hash of the secret before it
	Salt      string    `bson:"salt"`     // led from the previous secret to the current one
	RotatedAt time.Time `bson:"rotatedAt"`
	Factor    bool      `bson:"factor"` // the second factor was shown
	Revoked   bool      `bson:"revoked"`
	Version   int64     `bson:"version"`

	Device    string    `bson:"device"`  // browser and system in plain words
	Address   string    `bson:"address"` // IP address of the last use
	UsedAt    time.Time `bson:"usedAt"`  // to the minute
	CreatedAt time.Time `bson:"createdAt"`
	// ExpiresAt moves on with each use, by Idle, up to EndsAt.
	ExpiresAt time.Time     `bson:"expiresAt"`
	EndsAt    time.Time     `bson:"endsAt"`
	Idle      time.Duration `bson:"idle"`

	Acting *Acting `bson:"acting,omitempty"` // an operator acts as the person
}

// Acting is an operator of the platform who acts as somebody else.
type Acting struct {
	Operator  string `bson:"operator"`  // "usr_…"
	SessionID string `bson:"sessionId"` // the operator's own sign-in
	Reason    string `bson:"reason"`
}

// newSession starts a family and gives its first secret.
func newSession(u User, in tenant.ID, from tenant.Origin, now time.Time) (Session, string) {
	secret := id.Secret(32)
	s := bareSession(u, in, from, termOf(u), now)
	s.Current = hash(secret)
	return s, secret
}

// bareSession starts a sign-in that can't be renewed.
func bareSession(u User, in tenant.ID, from tenant.Origin, t term, now time.Time) Session {
	return Session{
		ID: id.New(id.Session), UserID: u.ID, TenantID: in, Epoch: u.Epoch, Version: 1,
		Device: device(from.Device), Address: from.Address, UsedAt: now, CreatedAt: now,
		ExpiresAt: now.Add(t.idle), EndsAt: now.Add(t.most), Idle: t.idle,
	}
}

// live says whether the sign-in still counts for the account as it is now.
func (s *Session) live(u User, now time.Time) bool {
	return !s.Revoked && s.UserID == u.ID && s.Epoch == u.Epoch && now.Before(s.ExpiresAt)
}

// use notes a use of the sign-in, which moves its end.
func (s *Session) use(address string, now time.Time) {
	s.Address, s.UsedAt, s.ExpiresAt = address, now, now.Add(s.Idle)
	if s.ExpiresAt.After(s.EndsAt) {
		s.ExpiresAt = s.EndsAt
	}
}

// end ends the sign-in; what is left of it vanishes a day later.
func (s *Session) end(now time.Time) { s.Revoked, s.ExpiresAt = true, now }

// outcome is what presenting a secret amounts to.
type outcome int

const (
	renewed  outcome = iota // the secret was in force and has its successor now
	repeated                // it had been used a moment ago; its successor is the same
	reused                  // it is an old one: somebody has a copy
)

// turn trades a secret for its successor; the one of a reused secret is empty.
func (s *Session) turn(secret string, now time.Time) (string, outcome) {
	switch presented := hash(secret); {
	case same(presented, s.Current):
		s.Salt = id.Secret(16)
		next := successor(secret, s.Salt)
		s.Previous, s.Current, s.RotatedAt = presented, hash(next), now
		return next, renewed
	case same(presented, s.Previous) && now.Before(s.RotatedAt.Add(grace)):
		return successor(secret, s.Salt), repeated
	}
	return "", reused
}

func successor(secret, salt string) string {
	mac := hmac.New(sha256.New, []byte(secret))
	mac.Write([]byte(salt))
	return hex.EncodeToString(mac.Sum(nil))
}

// hash hides a random secret; it is too long to be guessed, so a fast hash will do.
func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}

func same(a, b string) bool { return subtle.ConstantTimeCompare([]byte(a), []byte(b)) == 1 }

// refreshToken is what the browser keeps.
func refreshToken(s Session, secret string) string { return s.ID + "." + secret }

// splitRefresh reads a refresh token.
func splitRefresh(token string) (sessionID, secret string, ok bool) {
	sessionID, secret, ok = strings.Cut(token, ".")
	return sessionID, secret, ok && id.Has(id.Session, sessionID) && secret != ""
}
