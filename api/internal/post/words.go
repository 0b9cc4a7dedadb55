package post

import (
	"net/url"
	"regexp"
	"strings"
	"unicode"

	"campaignos.dev/api/internal/kit/network"
)

// LinkMark stands for the post's link where it is to be read: in a text, in a part of its
// thread or in the first comment. Where it stands nowhere, the link comes last.
const LinkMark = "{link}"

// Link is where a post leads.
type Link struct {
	URL string `bson:"url"` // http or https
	UTM bool   `bson:"utm"` // whether it names network and campaign, so that visits can be told apart
}

// Words is what one network is given of a post to say.
type Words struct {
	// Parts are the post and what its thread goes on with; one where the network knows no
	// threads, and never none.
	Parts   []string
	Comment string // the first comment; empty: none
	Link    string // the link where the network takes it in a field of its own; else empty
}

// Whole is every part as one text.
func (w Words) Whole() string { return strings.Join(w.Parts, "\n\n") }

var blankLines = regexp.MustCompile(`\n\s*\n`)

// WordsFor gives what a network is told, with the link where it belongs. campaign is the
// name under which visits are counted; empty: the post is in none.
func (p Post) WordsFor(n network.Network, campaign string) Words {
	limits := n.Limits()
	w := Words{Parts: append([]string{p.TextFor(n)}, p.Thread...)}
	switch {
	case !limits.Threads:
		w.Parts = []string{strings.TrimSpace(w.Whole())}
	case len(w.Parts) > 1: // a blank line is what parts a thread on its way to the network
		for i, part := range w.Parts {
			w.Parts[i] = blankLines.ReplaceAllString(strings.TrimSpace(part), "\n")
		}
	}
	if limits.MaxComment > 0 {
		w.Comment = p.FirstComment
	}
	if p.Link != nil {
		w.place(p.Link.tracked(n, campaign), limits.LinkOfItsOwn)
	}
	return w
}

// place puts the link where its mark stands, or behind the last part.
func (w *Words) place(link string, ofItsOwn bool) {
	marked := strings.Contains(w.Comment, LinkMark)
	w.Comment = strings.ReplaceAll(w.Comment, LinkMark, link)
	for i, part := range w.Parts {
		marked = marked || strings.Contains(part, LinkMark)
		w.Parts[i] = strings.ReplaceAll(part, LinkMark, link)
	}
	switch last := len(w.Parts) - 1; {
	case ofItsOwn:
		w.Link = link
	case marked:
	case w.Parts[last] == "":
		w.Parts[last] = link
	case last > 0:
		w.Parts[last] += "\n" + link
	default:
		w.Parts[last] += "\n\n" + link
	}
}

// tracked is the link as a network shows it. What it says of itself stays: a link with a
// utm_source of its own keeps it.
func (l Link) tracked(n network.Network, campaign string) string {
	to, err := url.Parse(l.URL)
	if err != nil || !l.UTM {
		return l.URL
	}
	var tags []string
	for _, tag := range [][2]string{{"utm_source", string(n)}, {"utm_medium", "social"}, {"utm_campaign", campaign}} {
		if tag[1] != "" && !to.Query().Has(tag[0]) {
			tags = append(tags, tag[0]+"="+url.QueryEscape(tag[1]))
		}
	}
	if to.RawQuery != "" {
		tags = append([]string{to.RawQuery}, tags...)
	}
	to.RawQuery = strings.Join(tags, "&")
	return to.String()
}

// UTMName is a campaign's name as links carry it: letters and digits in lower case, with a
// hyphen between words.
func UTMName(campaign string) string {
	words := strings.FieldsFunc(strings.ToLower(campaign), func(r rune) bool {
		return !unicode.IsLetter(r) && !unicode.IsDigit(r) && !unicode.IsMark(r)
	})
	return strings.Join(words, "-")
}

// essence is a text without what networks pass over when they look for repetitions: case,
// spaces and punctuation.
func essence(text string) string {
	return strings.Map(func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) {
			return unicode.ToLower(r)
		}
		return -1
	}, text)
}
