// Package campaign is one effort with a goal, an audience, a span of days and a budget:
// what everything else is planned, written and published for.
package campaign

import (
	"strings"
	"time"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies a campaign ("cmp_…").
type ID string

// Status says whether a campaign is worked on.
type Status string

// The statuses. Draft and Active count against the plan; Archived is put away.
const (
	Draft    Status = "draft"
	Active   Status = "active"
	Archived Status = "archived"
)

// Date is a day in the tenant's zone, written YYYY-MM-DD.
type Date string

// dateForm is how a Date is written (RFC 3339, full-date).
const dateForm = "2006-01-02"

func (d Date) valid() bool {
	_, err := time.Parse(dateForm, string(d))
	return err == nil
}

// Campaign is one effort.
type Campaign struct {
	ID        ID                `bson:"_id"`
	TenantID  tenant.ID         `bson:"tenantId"`
	Name      string            `bson:"name"`
	BrandID   brand.ID          `bson:"brandId"`
	Objective string            `bson:"objective"`
	Goal      string            `bson:"goal"`
	Audience  string            `bson:"audience"`
	Brief     string            `bson:"brief"`
	Start     Date              `bson:"start"`
	End       Date              `bson:"end"`              // the last day, included
	Budget    *money.Money      `bson:"budget,omitempty"` // nil: none was named
	Networks  []network.Network `bson:"networks"`
	Status    Status            `bson:"status"`
	Strategy  *Strategy         `bson:"strategy,omitempty"`
	CreatedBy string            `bson:"createdBy"`
	Version   int64             `bson:"version"`
	CreatedAt time.Time         `bson:"createdAt"`
	UpdatedAt time.Time         `bson:"updatedAt"`
}

// Strategy is the plan that the strategy engine proposed and the team applied.
type Strategy struct {
	Summary     string    `bson:"summary" json:"summary"`
	Positioning string    `bson:"positioning" json:"positioning"`
	Audience    string    `bson:"audience" json:"audience"`
	Pillars     []Pillar  `bson:"pillars" json:"pillars"`
	ChannelMix  []Mix     `bson:"channelMix" json:"channelMix"`
	KeyMessages []string  `bson:"keyMessages" json:"keyMessages"`
	Measures    []Measure `bson:"measures" json:"measures"`
	RunID       string    `bson:"runId" json:"-"`
	AppliedAt   time.Time `bson:"appliedAt" json:"-"`
}

// Pillar is a theme that posts come back to.
type Pillar struct {
	Name        string `bson:"name" json:"name"`
	Description string `bson:"description" json:"description"`
	Share       int    `bson:"share" json:"share"` // percent of the posts
}

// Mix is the part one network plays.
type Mix struct {
	Network      network.Network `bson:"network" json:"network"`
	Role         string          `bson:"role" json:"role"`
	PostsPerWeek int             `bson:"postsPerWeek" json:"postsPerWeek"`
}

// Measure says how success is read.
type Measure struct {
	Name   string `bson:"name" json:"name"`
	Target string `bson:"target" json:"target"`
}

// check says what is wrong with a campaign. Faults: fault.ErrInvalid.
func (c *Campaign) check() error {
	c.Name, c.Goal = strings.TrimSpace(c.Name), strings.TrimSpace(c.Goal)
	var wrong fault.Fields
	wrong.Require(c.Name != "", "name", "required", "Give the campaign a name.")
	wrong.Require(c.Goal != "", "goal", "required", "Say what success is.")
	wrong.Require(len(c.Networks) > 0, "networks", "required", "Choose at least one network.")
	wrong.Require(c.Start.valid(), "startDate", "invalid_format", "Give a day as YYYY-MM-DD.")
	wrong.Require(c.End.valid(), "endDate", "invalid_format", "Give a day as YYYY-MM-DD.")
	wrong.Require(c.End >= c.Start, "endDate", "before_start", "The last day can't be before the first.")
	wrong.Require(c.Budget == nil || c.Budget.Amount >= 0, "budget.amount", "out_of_range", "Give a budget of zero or more.")
	return wrong.Err()
}
