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
	// sessionLife is how long a sign-in lasts without being used.
	sessionLife = 30 * 24 * time.Hour
	// sessionMost is how long it lasts however often it is used.
	sessionMost = 180 * 24 * time.Hour
	// grace is how long a refresh token that was just used still leads to its successor:
	// for an answer that was lost and for tabs that ask at the same moment.
	grace = 10 * time.Second
)

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
	Current   string    `bson:"current"`  // hash of the secret in force
	Previous  string    `bson:"previous"` // hash of the secret before it
	Salt      string    `bson:"salt"`     // led from the previous secret to the current one
	RotatedAt time.Time `bson:"rotatedAt"`
	Revoked   bool      `bson:"revoked"`
	Version   int64     `bson:"version"`
	CreatedAt time.Time `bson:"createdAt"`
	ExpiresAt time.Time `bson:"expiresAt"`
}

// newSession starts a family and gives its first secret.
func newSession(u User, in tenant.ID, now time.Time) (Session, string) {
	secret := id.Secret(32)
	return Session{
		ID: id.New(id.Session), UserID: u.ID, TenantID: in, Epoch: u.Epoch, Current: hash(secret),
		Version: 1, CreatedAt: now, ExpiresAt: now.Add(sessionLife),
	}, secret
}

// live says whether the sign-in still counts for the account as it is now.
func (s *Session) live(u User, now time.Time) bool {
	return !s.Revoked && s.UserID == u.ID && s.Epoch == u.Epoch && now.Before(s.ExpiresAt)
}

// use is what presenting a secret amounts to.
type use int

const (
	renewed  use = iota // the secret was in force and has its successor now
	repeated            // it had been used a moment ago; its successor is the same
	reused              // it is an old one: somebody has a copy
)

// turn trades a secret for its successor.
func (s *Session) turn(secret string, now time.Time) (string, use) {
	switch presented := hash(secret); {
	case same(presented, s.Current):
		s.Salt = id.Secret(16)
		next := successor(secret, s.Salt)
		s.Previous, s.Current, s.RotatedAt = presented, hash(next), now
		s.ExpiresAt = now.Add(sessionLife)
		if last := s.CreatedAt.Add(sessionMost); s.ExpiresAt.After(last) {
			s.ExpiresAt = last
		}
		return next, renewed
	case same(presented, s.Previous) && now.Before(s.RotatedAt.Add(grace)):
		return successor(secret, s.Salt), repeated
	}
	s.Revoked = true
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
