// Package brand is how a brand speaks and what is true about it: the ground that every
// engine stands on.
package brand

import (
	"strconv"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a brand profile ("brd_…").
type ID string

// DefaultLanguage is what copy is written in where the profile names no language.
const DefaultLanguage = "en"

// Profile is one brand of a tenant.
type Profile struct {
	ID          ID        `bson:"_id"`
	TenantID    tenant.ID `bson:"tenantId"`
	Name        string    `bson:"name"`
	Description string    `bson:"description"`
	Website     string    `bson:"website"`
	Industry    string    `bson:"industry"`
	Audience    string    `bson:"audience"`
	Tone        []string  `bson:"tone"` // adjectives of the voice
	Facts       []Fact    `bson:"facts"`
	BannedWords []string  `bson:"bannedWords"` // never written, whatever their case
	Hashtags    []string  `bson:"hashtags"`    // without the #
	Language    string    `bson:"language"`    // BCP 47
	Version     int64     `bson:"version"`
	CreatedAt   time.Time `bson:"createdAt"`
	UpdatedAt   time.Time `bson:"updatedAt"`
}

// Fact is a statement about the brand that copy may lean on.
type Fact struct {
	ID     string `bson:"id"` // unique within the profile
	Text   string `bson:"text"`
	Source string `bson:"source"` // where it can be checked; may be empty
}

// tidy trims what people type, names facts that have no id, and fills defaults.
func (p *Profile) tidy() {
	p.Name = strings.TrimSpace(p.Name)
	for i, h := range p.Hashtags {
		p.Hashtags[i] = strings.TrimPrefix(strings.TrimSpace(h), "#")
	}
	if p.Language == "" {
		p.Language = DefaultLanguage
	}
	p.nameFacts()
}

// nameFacts gives each fact without an id the next free one.
func (p *Profile) nameFacts() {
	taken := map[string]bool{}
	for _, f := range p.Facts {
		taken[f.ID] = true
	}
	n := 0
	for i := range p.Facts {
		for p.Facts[i].ID == "" {
			n++
			if id := "f" + strconv.Itoa(n); !taken[id] {
				p.Facts[i].ID = id
			}
		}
	}
}

// check says what is wrong with a profile. Faults: fault.ErrInvalid.
func (p *Profile) check() error {
	var wrong fault.Fields
	wrong.Require(p.Name != "", "name", "required", "Give the brand a name.")
	seen := map[string]bool{}
	for i, f := range p.Facts {
		path := "facts[" + strconv.Itoa(i) + "]"
		wrong.Require(!seen[f.ID], path+".id", "duplicate", "Two facts have the same id. Leave the id out for a new fact.")
		wrong.Require(strings.TrimSpace(f.Text) != "", path+".text", "required", "Write the fact, or remove it.")
		seen[f.ID] = true
	}
	return wrong.Err()
}
