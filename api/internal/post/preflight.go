package post

import (
	"cmp"
	"fmt"
	"slices"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
)

// Channel is what a preflight needs to know of a channel.
type Channel struct {
	ID        string
	Network   network.Network
	Name      string
	Connected bool // the network still accepts the link
}

// Asset is what a preflight needs to know of an asset.
type Asset struct {
	ID            string
	Kind          string // image or video
	Type          string // content type
	Ready         bool
	Bytes         int64
	Width, Height int     // pixels; zero while unknown
	Seconds       float64 // of a film; zero while unknown
	Name          string
}

// Surroundings are what a post's fate depends on besides itself.
type Surroundings struct {
	Channels map[string]Channel // those of the post that exist, by id
	Assets   map[string]Asset   // likewise
	Campaign string             // the name under which visits are counted; empty: the post is in none
	// Near are the posts whose moment is within two days of this one's.
	Near []Post
	// Paused are the channels on which posts like this one are held at present.
	Paused map[string]bool
	// Now is when it would go out if it has no moment of its own.
	Now time.Time
	// PlanEnds is when the subscription ends; zero: there is none.
	PlanEnds time.Time
	// Room is how many more posts the plan lets go out this month.
	Room int64
}

// Severity says whether an issue stops a post.
type Severity string

// The severities.
const (
	Stops Severity = "error"
	Warns Severity = "warning"
)

// Issue is one finding of the preflight.
type Issue struct {
	Severity Severity
	Code     string
	Field    string // the field it concerns, such as "text"
	Message  string
}

// Verdict is what the preflight says of a post on one channel.
type Verdict struct {
	ChannelID string
	Network   network.Network
	Words     Words // what the network would be given
	Length    int   // of the longest part, as the network counts
	MaxLength int
	Issues    []Issue
}

// OK says whether nothing stops the post on this channel.
func (v Verdict) OK() bool {
	for _, i := range v.Issues {
		if i.Severity == Stops {
			return false
		}
	}
	return true
}

func (v *Verdict) add(s Severity, code, field, message string, args ...any) {
	v.Issues = append(v.Issues, Issue{s, code, field, fmt.Sprintf(message, args...)})
}

// Preflight says, channel by channel, whether a post could go out as it is. It is the one
// place that decides so: the composer, the scheduler and the look an hour before all ask it.
func Preflight(p Post, in Surroundings) []Verdict {
	verdicts := make([]Verdict, 0, len(p.ChannelIDs))
	for _, id := range p.ChannelIDs {
		verdicts = append(verdicts, examine(p, id, in))
	}
	return verdicts
}

func examine(p Post, channelID string, in Surroundings) Verdict {
	c, found := in.Channels[channelID]
	v := Verdict{ChannelID: channelID, Network: c.Network}
	if !found {
		v.add(Stops, "channel_not_found", "channelIds", "This channel does not exist any more. Choose another one.")
		return v
	}
	v.Words = p.WordsFor(c.Network, in.Campaign)
	v.examineChannel(c)
	v.examineWords(p)
	v.examineMedia(p.AssetIDs, in.Assets)
	v.examineMoment(p, in)
	if in.Paused[channelID] {
		v.add(Warns, "paused", "channelIds", "Publishing on %s is paused at present. What falls due meanwhile is held.", v.Network.Title())
	}
	return v
}

func (v *Verdict) examineChannel(c Channel) {
	if !c.Connected {
		v.add(Stops, "channel_not_connected", "channelIds", "%s is no longer connected. Connect it again on the channels page.", c.Name)
	}
}

// examineMoment looks at what else is so at that time: the plan, and what goes out nearby.
func (v *Verdict) examineMoment(p Post, in Surroundings) {
	if !in.PlanEnds.IsZero() && p.PublishAt.After(in.PlanEnds) {
		v.add(Warns, "after_plan_end", "publishAt", "Your plan ends before this date. The post will be held until you renew.")
	}
	if in.Room <= 0 && !p.Counted && !in.PlanEnds.IsZero() {
		v.add(Warns, "plan_limit", "publishAt", "This month's posts of your plan are used up. A larger plan, or the next month, has room for it.")
	}
	at := cmp.Or(p.PublishAt, in.Now)
	for _, other := range in.Near {
		if v.repeats(p, at, other, in.Campaign) {
			v.add(Stops, "repeats", "text", "%s refuses a text that was posted within a day before or after. Change it, or choose another day.", v.Network.Title())
			return
		}
	}
}

// window is half of the 48 hours, centred on a post's moment, in which a network does not
// take the same text again (ayrshare.com/docs, error 137, read in November 2026).
const window = 24 * time.Hour

// repeats says whether another post tells the same channel the same, too near in time.
func (v *Verdict) repeats(p Post, at time.Time, other Post, campaign string) bool {
	if other.ID == p.ID || v.Network.Limits().Repeats || !other.standsOn(v.ChannelID) || other.PublishAt.Sub(at).Abs() >= window {
		return false
	}
	said := essence(v.Words.Whole())
	return said != "" && said == essence(other.WordsFor(v.Network, campaign).Whole())
}

// standsOn says whether a post is, or will be, seen on a channel.
func (p Post) standsOn(channelID string) bool {
	for _, o := range p.Outcomes {
		if o.ChannelID == channelID && o.State != "rejected" {
			return true
		}
	}
	return (p.State == Scheduled || p.State == Publishing) && slices.Contains(p.Targets, channelID)
}

// preflightFault tells everything that stops a post as one fault, or nil. targets are the
// channels it is about to go to.
func preflightFault(verdicts []Verdict) error {
	var wrong []fault.Field
	for _, v := range verdicts {
		for _, i := range v.Issues {
			if i.Severity == Stops {
				wrong = append(wrong, fault.Field{Field: i.Field, Code: i.Code, Message: i.Message})
			}
		}
	}
	if len(wrong) == 0 {
		return nil
	}
	return ErrPreflight.WithFields(wrong...)
}
