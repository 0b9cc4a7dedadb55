// Package calendar is the engine that spreads a campaign over its days: what is said on
// which network, on which theme, when and in which form.
package calendar

import (
	"encoding/json"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/schema"
)

// Name is what the engine is called by.
const Name = "calendar"

// version grows with each change of the prompt or the schemas.
const version = "1.0.0"

// Bounds of a calendar.
const (
	usualDays   = 30
	mostDays    = 31
	usualWeekly = 4  // posts a week, where neither wish nor strategy says
	mostSlots   = 60 // posts in all; more than a team of three can write
)

// formats are the forms that a post can have.
var formats = []string{"text", "image", "carousel", "video", "story"}

// Input is what the team wishes.
type Input struct {
	Instructions string `json:"instructions"`
	Start        string `json:"start"`        // the first day, YYYY-MM-DD; empty: the campaign's
	Days         int    `json:"days"`         // 0: 30, or as long as the campaign
	PostsPerWeek int    `json:"postsPerWeek"` // 0: as the strategy says
}

// Output is the plan.
type Output struct {
	Summary string `json:"summary"`
	Slots   []Slot `json:"slots"` // in the order of their moments
}

// Slot is one post to be written.
type Slot struct {
	Day     int    `json:"day"`            // from 1
	Date    string `json:"date,omitempty"` // of that day, YYYY-MM-DD; see Finish
	Time    string `json:"time"`           // HH:MM, by the team's clocks
	Network string `json:"network"`
	Pillar  string `json:"pillar"`
	Theme   string `json:"theme"`
	Idea    string `json:"idea"`
	Format  string `json:"format"`
}

// Engine is the calendar engine.
type Engine struct{ drafts Drafts }

// New makes the engine.
func New(d Drafts) *Engine { return &Engine{d} }

// Descriptor says what the engine is.
func (*Engine) Descriptor() engine.Descriptor {
	return engine.Descriptor{
		Name: Name, Version: version, Title: "Calendar",
		Description: "Plans up to a month of posts: day, hour, network, theme, idea and form of each, along the strategy's pillars.",
		Input: schema.Object("Wishes for the calendar.",
			schema.May("instructions", schema.Text("What to pay attention to, in the team's words.", 0, 2000)),
			schema.May("start", schema.Text("First day as YYYY-MM-DD; left out, the campaign's.", 0, 10)),
			schema.May("days", schema.Integer("How many days; left out, 30 or as long as the campaign.", 7, mostDays)),
			schema.May("postsPerWeek", schema.Integer("Posts in a week, all networks together; left out, as the strategy says.", 1, 21))),
		Output:        output(engine.NetworkNames(network.All()), mostDays, nil, 1, mostSlots, true),
		NeedsCampaign: true,
		Typical:       3000,
		Applies:       "Puts a draft for each of them on the calendar. Nothing goes out before you write and schedule it.",
	}
}

// output is the form of a plan over networks, days and pillars; without pillars any will do.
func output(networks []string, days int, pillars []string, least, most int, dated bool) *schema.Schema {
	pillar := schema.Text("The theme it belongs to, by name.", 2, 80)
	if len(pillars) > 0 {
		pillar = schema.OneOf("The strategy's pillar it belongs to.", pillars...)
	}
	fields := []schema.Field{
		schema.Must("day", schema.Integer("Day of the calendar, from 1.", 1, days)),
		schema.Must("time", schema.Text("Hour on the audience's clock, HH:MM.", 5, 5)),
		schema.Must("network", schema.OneOf("The network.", networks...)),
		schema.Must("pillar", pillar),
		schema.Must("theme", schema.Text("What it is about, in two to six words.", 3, 80)),
		schema.Must("idea", schema.Text("What the post says and shows, so that a writer can begin at once.", 10, 400)),
		schema.Must("format", schema.OneOf("Its form.", formats...)),
	}
	if dated {
		fields = append(fields, schema.May("date", schema.Text("The date of the day, YYYY-MM-DD.", 10, 10)))
	}
	return schema.Object("A calendar of posts.",
		schema.Must("summary", schema.Text("The thread that runs through these days, in two or three sentences.", 20, 700)),
		schema.Must("slots", schema.List("The posts, in the order of their moments.", least, most, schema.Object("A post to be written.", fields...))))
}

// plan is what a calendar is to be, worked out from wishes and facts.
type plan struct {
	Input

	start time.Time // midnight of day 1
	days  int
	slots int
	mix   []mix
	names []string // the pillars'
}

// mix is a network's part.
type mix struct {
	network string
	weekly  int // posts a week by the strategy; 0: it does not say
}

const dateOnly = "2006-01-02"

// planFor works out what a calendar is to be. Faults: fault.ErrInvalid.
func planFor(f engine.Facts, input json.RawMessage) (plan, error) {
	if f.Campaign == nil {
		return plan{}, engine.ErrNeedsCampaign
	}
	var p plan
	if len(input) > 0 {
		if err := json.Unmarshal(input, &p.Input); err != nil {
			return plan{}, err
		}
	}
	if err := p.begin(f.Campaign); err != nil {
		return plan{}, err
	}
	weekly, err := p.follow(f)
	if p.PostsPerWeek > 0 {
		weekly = p.PostsPerWeek
	}
	p.slots = min(mostSlots, max(1, (weekly*p.days+3)/7))
	return p, err
}

// begin works out the first day, and how many days there are.
func (p *plan) begin(c *engine.CampaignFacts) (err error) {
	first := p.Start
	if first == "" {
		first = c.StartDate
	}
	if p.start, err = time.Parse(dateOnly, first); err != nil {
		return errStart
	}
	if p.days = p.Days; p.days > 0 {
		return nil
	}
	p.days = usualDays
	if end, err := time.Parse(dateOnly, c.EndDate); err == nil && !end.Before(p.start) {
		p.days = min(usualDays, int(end.Sub(p.start)/(24*time.Hour))+1)
	}
	return nil
}

// follow reads networks, pillars and rhythm from the strategy in force.
func (p *plan) follow(f engine.Facts) (weekly int, err error) {
	var s struct {
		Pillars    []struct{ Name string }
		ChannelMix []struct {
			Network      string
			PostsPerWeek int
		}
	}
	if len(f.Strategy) > 0 {
		if err := json.Unmarshal(f.Strategy, &s); err != nil {
			return 0, err
		}
	}
	for _, pillar := range s.Pillars {
		p.names = append(p.names, pillar.Name)
	}
	for _, n := range f.Campaign.Networks {
		m := mix{network: n}
		for _, part := range s.ChannelMix {
			if part.Network == n {
				m.weekly = part.PostsPerWeek
			}
		}
		weekly += m.weekly
		p.mix = append(p.mix, m)
	}
	if weekly == 0 {
		weekly = usualWeekly
	}
	return weekly, nil
}

// networks are the names of those that posts are planned for.
func (p plan) networks() []string {
	names := make([]string, len(p.mix))
	for i, m := range p.mix {
		names[i] = m.network
	}
	return names
}

// dateOf is the date of a day, from 1.
func (p plan) dateOf(day int) string { return p.start.AddDate(0, 0, day-1).Format(dateOnly) }
