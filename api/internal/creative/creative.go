// Package creative is a message of a campaign, worded for each network, with its pictures.
package creative

import (
	"strconv"
	"strings"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a creative ("crt_…").
type ID string

// Creative is one message.
type Creative struct {
	ID         ID        `bson:"_id"`
	TenantID   tenant.ID `bson:"tenantId"`
	CampaignID string    `bson:"campaignId"`
	Name       string    `bson:"name"`
	Variants   []Variant `bson:"variants"` // at most one a network
	AssetIDs   []string  `bson:"assetIds"`
	Brief      *Brief    `bson:"brief,omitempty"` // how its picture or film is to be made
	RunID      string    `bson:"runId,omitempty"` // the engine run it was accepted from
	CreatedBy  string    `bson:"createdBy"`
	Version    int64     `bson:"version"`
	CreatedAt  time.Time `bson:"createdAt"`
	UpdatedAt  time.Time `bson:"updatedAt"`
}

// Variant is the text for one network.
type Variant struct {
	Network  network.Network `bson:"network" json:"network"`
	Text     string          `bson:"text" json:"text"`
	Hashtags []string        `bson:"hashtags" json:"hashtags"` // without the #
	Sources  []string        `bson:"sources" json:"sources"`   // ids of the brand facts it leans on
	// Claims are the sentences that state something, and where the engine had them from; nil:
	// nobody has said.
	Claims []engine.Claim `bson:"claims,omitempty" json:"claims,omitempty"`
}

// Open is a sentence of a creative that states something and names no source.
type Open struct {
	Network  network.Network
	Sentence string
}

// Unsourced lists what a person should check before a creative that an engine wrote goes
// out: what is left open by the claims of its texts, as they are now. Who wrote a text
// themselves knows where it comes from.
func (c Creative) Unsourced() (open []Open) {
	if c.RunID == "" {
		return nil
	}
	for _, v := range c.Variants {
		for _, s := range engine.Unsourced(v.Text, v.Claims) {
			open = append(open, Open{v.Network, s})
		}
	}
	return open
}

// Reword gives a creative new texts. One that comes without claims has those of the text
// before it on its network, as far as they still stand in it.
func (c *Creative) Reword(variants []Variant) {
	for i, v := range variants {
		var before []engine.Claim
		for _, w := range c.Variants {
			if w.Network == v.Network {
				before = w.Claims
			}
		}
		variants[i].Claims = engine.ClaimsOf(v.Text, v.Claims, before)
	}
	c.Variants = variants
}

// check says what is wrong with a creative. Faults: fault.ErrInvalid.
func (c *Creative) check() error {
	c.Name = strings.TrimSpace(c.Name)
	var wrong fault.Fields
	wrong.Require(c.Name != "", "name", "required", "Give the creative a name.")
	wrong.Require(len(c.Variants) > 0 || c.Brief != nil, "variants", "required", "Write it for at least one network.")
	seen := map[network.Network]bool{}
	for i := range c.Variants {
		v := &c.Variants[i]
		path := "variants[" + strconv.Itoa(i) + "]"
		wrong.Require(!seen[v.Network], path+".network", "duplicate", "There are two texts for "+v.Network.Title()+". Keep one.")
		wrong.Require(strings.TrimSpace(v.Text) != "", path+".text", "required", "Write the text, or remove this network.")
		seen[v.Network] = true
		for j, h := range v.Hashtags {
			v.Hashtags[j] = strings.TrimPrefix(strings.TrimSpace(h), "#")
		}
	}
	return wrong.Err()
}
