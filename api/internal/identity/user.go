// Package identity is who people are: their accounts, the teams they belong to, and their
// sign-ins.
package identity

import (
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// DefaultLocale is the language of a person who has chosen none.
const DefaultLocale = "en"

// User is a person's account. It belongs to no tenant: memberships tie it to teams.
type User struct {
	ID       string `bson:"_id"` // "usr_…"
	Email    string `bson:"email"`
	EmailKey string `bson:"emailKey"` // Email as Key writes it; unique
	Name     string `bson:"name"`
	Password string `bson:"password"` // PHC string of the hash
	// Epoch grows with each change of the password: sign-ins and mailed links of an older
	// epoch are over, by the one write that changes it.
	Epoch         int64               `bson:"epoch"`
	EmailVerified bool                `bson:"emailVerified"`
	Locale        string              `bson:"locale"`
	Timezone      string              `bson:"timezone"`     // IANA zone; empty: the team's
	PlatformRole  tenant.PlatformRole `bson:"platformRole"` // operators of the platform only
	Founding      *Founding           `bson:"founding,omitempty"`
	TrialOf       tenant.ID           `bson:"trialOf,omitempty"`     // the team that began with their trial: a person has one
	Factor        *Factor             `bson:"factor,omitempty"`      // nil: none was set up
	EmailChange   *EmailChange        `bson:"emailChange,omitempty"` // nil: none is under way
	Haunts        []string            `bson:"haunts"`                // where they signed in from lately; see haunt
	Version       int64               `bson:"version"`
	CreatedAt     time.Time           `bson:"createdAt"`
	UpdatedAt     time.Time           `bson:"updatedAt"`
}

// Founding is what has still to be done for a team that the person founds: their first, or
// another one. It is stored with the account in one write, and removed when all of it is
// done.
type Founding struct {
	TenantID tenant.ID `bson:"tenantId"`
	Name     string    `bson:"name"`
	Timezone string    `bson:"timezone"`
	Another  bool      `bson:"another"` // not the first: the account is long open
	Trial    bool      `bson:"trial"`   // the team begins with its founder's trial
	Since    time.Time `bson:"since"`
}

// Key writes an address so that two spellings of the same mailbox are one: trimmed and in
// lower case.
func Key(email string) string { return strings.ToLower(strings.TrimSpace(email)) }

// begin notes that the person founds a team, which begins with their trial if they have not
// had one.
func (u *User) begin(f Founding) {
	f.Trial = u.TrialOf == ""
	if f.Trial {
		u.TrialOf = f.TenantID
	}
	u.Founding = &f
}

// MustSetUp says whether they are an operator of the platform who has no second factor, and
// so can't do anything there.
func (u User) MustSetUp() bool { return u.PlatformRole != "" && !u.Factor.On() }

// self is the person as who acts upon their own account, before or without a sign-in.
func (u User) self() tenant.Actor { return personAs(u.ID) }

func personAs(userID string) tenant.Actor { return tenant.NewActor(tenant.Person{UserID: userID}) }

// tidy trims what people type.
func (u *User) tidy() {
	u.Email, u.Name = strings.TrimSpace(u.Email), strings.TrimSpace(u.Name)
	u.EmailKey = Key(u.Email)
}

// check says what is wrong with a person. Faults: fault.ErrInvalid.
func (u *User) check() error {
	var wrong fault.Fields
	wrong.Require(u.Name != "", "name", "required", "Tell us your name.")
	wrong.Require(strings.Count(u.Email, "@") == 1, "email", "invalid_format", "Give an e-mail address, such as ada@example.com.")
	return wrong.Err()
}
