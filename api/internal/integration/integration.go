// Package integration is how the product is set up with the providers it works with: what
// each needs to know, what was set and by whom, and which of several sources is in force.
//
// What a provider takes is declared once (declare.go and the file of its name); the form on
// the screen, the checks and the documentation follow from it. Settings are stored for the
// whole platform by its operators and, for the providers that allow it, by teams with keys
// of their own. Secrets are sealed for their place and never read back. What nobody has
// stored comes from the environment, and else from the declaration.
package integration

import (
	"slices"
	"time"

	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// Provider is somebody outside whom the product works with.
type Provider string

// The providers.
const (
	Stripe      Provider = "stripe"
	Gemini      Provider = "gemini"
	Ayrshare    Provider = "ayrshare"
	ObjectStore Provider = "objectstore"
	Mail        Provider = "mail"
)

// Settings are what was stored for a provider, for the platform or for one team.
type Settings struct {
	ID        string    `bson:"_id"`      // see idOf
	TenantID  tenant.ID `bson:"tenantId"` // empty: the platform's
	Provider  Provider  `bson:"provider"`
	Values    []Value   `bson:"values"`
	Secrets   []Secret  `bson:"secrets"`
	Version   int64     `bson:"version"`
	UpdatedAt time.Time `bson:"updatedAt"`
	UpdatedBy string    `bson:"updatedBy"` // id of a person
}

// Value is a field that is no secret.
type Value struct {
	Field string `bson:"field"`
	Text  string `bson:"text"`
}

// Secret is a field that is never read back.
type Secret struct {
	Field  string    `bson:"field"`
	Sealed string    `bson:"sealed"` // for PlaceOf
	Last4  string    `bson:"last4"`  // of a long secret; empty: too short to show any of it
	SetAt  time.Time `bson:"setAt"`
	SetBy  string    `bson:"setBy"` // id of a person
}

// platform stands in ids and places where a team's id would.
const platform = "platform"

func ownerOf(in tenant.ID) string {
	if in == "" {
		return platform
	}
	return string(in)
}

// idOf names the settings of a provider, of which the platform and each team have one.
func idOf(in tenant.ID, p Provider) string { return ownerOf(in) + "." + string(p) }

// PlaceOf is where a secret belongs: its sealed text opens nowhere else.
func PlaceOf(in tenant.ID, p Provider, field string) seal.Place {
	return seal.Place{Tenant: ownerOf(in), Provider: string(p), Field: field}
}

// fresh are the settings of which nothing has been stored.
func fresh(in tenant.ID, p Provider) Settings {
	return Settings{ID: idOf(in, p), TenantID: in, Provider: p, Values: []Value{}, Secrets: []Secret{}}
}

// text gives a stored value; ok is false where there is none.
func (s Settings) text(field string) (text string, ok bool) {
	i := slices.IndexFunc(s.Values, func(v Value) bool { return v.Field == field })
	if i < 0 {
		return "", false
	}
	return s.Values[i].Text, true
}

// secret gives a stored secret; nil: there is none.
func (s Settings) secret(field string) *Secret {
	i := slices.IndexFunc(s.Secrets, func(x Secret) bool { return x.Field == field })
	if i < 0 {
		return nil
	}
	return &s.Secrets[i]
}

// shownFrom is the length from which on the end of a secret is shown.
const shownFrom = 13

// last4 gives the end of a secret that is long enough to lose nothing by it.
func last4(secret string) string {
	if len(secret) < shownFrom {
		return ""
	}
	return secret[len(secret)-4:]
}
