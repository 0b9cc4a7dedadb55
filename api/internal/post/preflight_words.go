package post

import (
	"strings"

	"campaignos.dev/api/internal/kit/network"
)

// examineWords looks at what the network would be given to say.
func (v *Verdict) examineWords(p Post) {
	limits := v.Network.Limits()
	v.MaxLength = limits.MaxText
	v.examineParts(len(p.AssetIDs) > 0)
	v.examineComment(p, limits)
	whole := v.Words.Whole()
	v.bound("too_many_hashtags", "hashtags", limits.MaxHashtags, network.Hashtags(whole))
	v.bound("too_many_mentions", "mentions", limits.MaxMentions, network.Mentions(whole))
	v.bound("too_many_links", "links", limits.MaxLinks, network.Links(whole))
	if p.Link == nil && strings.Contains(whole+v.Words.Comment, LinkMark) {
		v.add(Stops, "link_missing", "link.url", "The text says %s where the link is to stand, but the post has no link. Add it, or take the mark out.", LinkMark)
	}
}

// examineParts counts each part. A text without a thread is one part.
func (v *Verdict) examineParts(hasMedia bool) {
	for i, part := range v.Words.Parts {
		length, field := v.Network.Length(part), "text"
		if i > 0 {
			field = "thread"
		}
		v.Length = max(v.Length, length)
		if strings.TrimSpace(part) == "" && !(i == 0 && hasMedia) {
			v.add(Stops, "empty", field, "Write a text or add a picture.")
		}
		if over := length - v.MaxLength; over > 0 {
			v.add(Stops, "text_too_long", field, "%s takes %d characters; this is %d too many.", v.Network.Title(), v.MaxLength, over)
		}
	}
}

func (v *Verdict) examineComment(p Post, limits network.Limits) {
	switch length := v.Network.Length(v.Words.Comment); {
	case p.FirstComment != "" && limits.MaxComment == 0:
		v.add(Warns, "no_first_comment", "firstComment", "%s takes no first comment from us, so it is left out there.", v.Network.Title())
	case length > limits.MaxComment:
		v.add(Stops, "comment_too_long", "firstComment", "%s takes %d characters in a comment; this is %d too many.", v.Network.Title(), limits.MaxComment, length-limits.MaxComment)
	}
}

// bound complains of more than the most of something; a bound of zero is none.
func (v *Verdict) bound(code, things string, most, n int) {
	if most > 0 && n > most {
		v.add(Stops, code, "text", "%s takes %d %s; this has %d.", v.Network.Title(), most, things, n)
	}
}
