// Package apikey is the keys by which programs use the API in a team's name: what each may
// do, how long, and what was shown of its secret.
package apikey

import (
	"slices"
	"strconv"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// limit is the plan's limit that keys count against.
const limit = "apiKeys"

// Bounds of a key.
const (
	longestLife = 2 * 366 * 24 * time.Hour // two years, whichever they are
	// DefaultOverlap is how long the old secret works after a rotation where nobody says.
	DefaultOverlap = 24 * time.Hour
	// touchEvery bounds how often the last use of a key is noted.
	touchEvery = time.Minute
)

// Key is an API key. It belongs to the team, not to who made it, and goes on working when
// they leave.
type Key struct {
	ID        string              `bson:"_id"` // "key_…"
	TenantID  tenant.ID           `bson:"tenantId"`
	Name      string              `bson:"name"`
	Scopes    []tenant.Permission `bson:"scopes"`    // such as "posts:read" or "campaigns:*"
	Secrets   []Secret            `bson:"secrets"`   // the one in force first
	CreatedBy string              `bson:"createdBy"` // "usr_…"
	ExpiresAt time.Time           `bson:"expiresAt"` // zero: never
	UsedAt    time.Time           `bson:"usedAt"`    // to the minute; zero: never
	Version   int64               `bson:"version"`
	CreatedAt time.Time           `bson:"createdAt"`
}

// Secret is what is kept of a key's secret.
type Secret struct {
	Hash  string    `bson:"hash"`
	Last4 string    `bson:"last4"`
	Until time.Time `bson:"until"` // zero: as long as the key
}

// Expired says whether the key's time is over.
func (k *Key) Expired(now time.Time) bool { return !k.ExpiresAt.IsZero() && !now.Before(k.ExpiresAt) }

// Last4 is the end of the secret in force.
func (k *Key) Last4() string { return k.Secrets[0].Last4 }

// OverlapEnds tells until when the secret before the last rotation works; zero: it does not.
func (k *Key) OverlapEnds(now time.Time) time.Time {
	for _, s := range k.Secrets[1:] {
		if now.Before(s.Until) {
			return s.Until
		}
	}
	return time.Time{}
}

// opens says whether a secret, by its hash, opens the key at an instant.
func (k *Key) opens(hash string, now time.Time) bool {
	return !k.Expired(now) && slices.ContainsFunc(k.Secrets, func(s Secret) bool {
		return s.Hash == hash && (s.Until.IsZero() || now.Before(s.Until))
	})
}

// rotate puts a new secret in force. The one before works for the overlap, those before
// that end at once.
func (k *Key) rotate(secret string, overlap time.Duration, now time.Time) {
	former := k.Secrets[0]
	k.Secrets = []Secret{{Hash: hash(secret), Last4: last4(secret)}}
	if overlap > 0 {
		former.Until = now.Add(overlap)
		k.Secrets = append(k.Secrets, former)
	}
}

// Wish is what somebody wants of a new key.
type Wish struct {
	Name      string
	Scopes    []string
	ExpiresAt time.Time // zero: never
}

// newKey makes a key and its secret.
func newKey(actor tenant.Actor, w Wish, now time.Time) (Key, string) {
	secret := newSecret()
	k := Key{
		ID: id.New(id.APIKey), TenantID: actor.TenantID, Name: strings.TrimSpace(w.Name), CreatedBy: actor.UserID,
		Secrets: []Secret{{Hash: hash(secret), Last4: last4(secret)}}, ExpiresAt: w.ExpiresAt, Version: 1, CreatedAt: now,
	}
	for _, s := range w.Scopes {
		if p := tenant.Permission(s); !slices.Contains(k.Scopes, p) {
			k.Scopes = append(k.Scopes, p)
		}
	}
	return k, secret
}

// check says what is wrong with a new key. Faults: fault.ErrInvalid.
func (k *Key) check(actor tenant.Actor, now time.Time) error {
	var wrong fault.Fields
	wrong.Require(k.Name != "", "name", "required", "Give the key a name that says what it is for.")
	wrong.Require(len(k.Scopes) > 0, "scopes", "required", "Choose what the key may do.")
	for i, s := range k.Scopes {
		field := "scopes[" + strconv.Itoa(i) + "]"
		allowed := expand(s)
		wrong.Require(len(allowed) > 0, field, "unknown_scope", "There is no such scope. The list of keys names those there are.")
		wrong.Require(mayAll(actor, allowed), field, "not_allowed", "You can't give a key what you may not do yourself.")
	}
	wrong.Require(k.ExpiresAt.IsZero() || k.ExpiresAt.After(now), "expiresAt", "out_of_range", "Choose an instant in the future, or leave it out for a key without an end.")
	wrong.Require(k.ExpiresAt.IsZero() || !k.ExpiresAt.After(now.Add(longestLife)), "expiresAt", "out_of_range", "Choose an instant within the next two years, or leave it out for a key without an end.")
	return wrong.Err()
}

// expand gives the permissions that a scope stands for: "campaigns:*" is everything about
// campaigns that a key may be given; an unknown one stands for nothing.
func expand(scope tenant.Permission) []tenant.Permission {
	area, all := strings.CutSuffix(string(scope), ":*")
	return slices.DeleteFunc(tenant.KeyScopes(), func(p tenant.Permission) bool {
		return p != scope && !(all && strings.HasPrefix(string(p), area+":"))
	})
}

func mayAll(actor tenant.Actor, all []tenant.Permission) bool {
	return !slices.ContainsFunc(all, func(p tenant.Permission) bool { return !actor.May(p) })
}
