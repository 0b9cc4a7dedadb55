package post

import (
	"fmt"
	"strings"
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
	ID    string
	Kind  string // image or video
	Ready bool
	Bytes int64
	Name  string
}

// Surroundings are what a post's fate depends on besides itself.
type Surroundings struct {
	Channels map[string]Channel // those of the post that exist, by id
	Assets   map[string]Asset   // likewise
	// PlanEnds is when the subscription ends; zero: there is none.
	PlanEnds time.Time
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
	Length    int // as the network counts
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
// place that decides so: the composer, the scheduler and the publisher all ask it.
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
	v.examineChannel(c)
	v.examineText(p.TextFor(c.Network), len(p.AssetIDs) > 0)
	v.examineMedia(p.AssetIDs, in.Assets)
	if !in.PlanEnds.IsZero() && p.PublishAt.After(in.PlanEnds) {
		v.add(Warns, "after_plan_end", "publishAt", "Your plan ends before this date. The post will be held until you renew.")
	}
	return v
}

func (v *Verdict) examineChannel(c Channel) {
	if !c.Connected {
		v.add(Stops, "channel_not_connected", "channelIds", "%s is no longer connected. Connect it again on the channels page.", c.Name)
	}
}

func (v *Verdict) examineText(text string, hasMedia bool) {
	limits := v.Network.Limits()
	v.Length, v.MaxLength = v.Network.Length(text), limits.MaxText
	if strings.TrimSpace(text) == "" && !hasMedia {
		v.add(Stops, "empty", "text", "Write a text or add a picture.")
	}
	if v.Length > v.MaxLength {
		v.add(Stops, "text_too_long", "text", "%s takes %d characters; this is %d too many.", v.Network.Title(), v.MaxLength, v.Length-v.MaxLength)
	}
	if n := network.Hashtags(text); limits.MaxHashtags > 0 && n > limits.MaxHashtags {
		v.add(Stops, "too_many_hashtags", "text", "%s takes %d hashtags; this has %d.", v.Network.Title(), limits.MaxHashtags, n)
	}
}

func (v *Verdict) examineMedia(ids []string, assets map[string]Asset) {
	limits := v.Network.Limits()
	images, videos := 0, 0
	for _, id := range ids {
		a, found := assets[id]
		v.examineAsset(a, found, limits)
		switch a.Kind {
		case "image":
			images++
		case "video":
			videos++
		}
	}
	name := v.Network.Title()
	switch {
	case limits.RequiresVideo && videos == 0:
		v.add(Stops, "video_required", "assetIds", "%s takes films only. Add one, or leave this channel out.", name)
	case limits.RequiresMedia && images+videos == 0:
		v.add(Stops, "media_required", "assetIds", "%s takes no post without a picture or film. Add one.", name)
	}
	if images > limits.MaxImages && !limits.RequiresVideo {
		v.add(Stops, "too_many_images", "assetIds", "%s takes %d pictures; this has %d.", name, limits.MaxImages, images)
	}
	if videos > 1 {
		v.add(Stops, "too_many_videos", "assetIds", "%s takes one film in a post.", name)
	}
}

func (v *Verdict) examineAsset(a Asset, found bool, limits network.Limits) {
	switch {
	case !found:
		v.add(Stops, "asset_not_found", "assetIds", "A picture of this post does not exist any more. Remove it.")
	case !a.Ready:
		v.add(Stops, "asset_not_ready", "assetIds", "%s is not ready yet. Wait until it has been examined.", a.Name)
	case a.Kind == "image" && limits.MaxImageBytes > 0 && a.Bytes > limits.MaxImageBytes:
		v.add(Stops, "image_too_large", "assetIds", "%s takes pictures of up to %d MB; %s is larger.", v.Network.Title(), limits.MaxImageBytes>>20, a.Name)
	}
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
