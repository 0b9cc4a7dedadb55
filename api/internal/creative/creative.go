// Package creative is a message of a campaign, worded for each network, with its pictures.
package creative

import (
	"strconv"
	"strings"
	"time"

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
}

// check says what is wrong with a creative. Faults: fault.ErrInvalid.
func (c *Creative) check() error {
	c.Name = strings.TrimSpace(c.Name)
	var wrong fault.Fields
	wrong.Require(c.Name != "", "name", "required", "Give the creative a name.")
	wrong.Require(len(c.Variants) > 0, "variants", "required", "Write it for at least one network.")
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
