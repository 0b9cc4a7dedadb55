package network

import (
	"net/url"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"campaignos.dev/sandbox/ayrshare"
)

// view is what a page shows: the feed, or a single post, which is nil when there is none under the address.
type view struct {
	Single bool
	Card   *card

	Cards    []card
	Networks []choice
	Profiles []choice
	Filtered bool
	Total    int
	Newer    string
	Older    string
}

// choice is one value of a filter, with the address that selects it.
type choice struct {
	Name, Label, Link string
	Count             int
	Current           bool
}

func (f *Feed) view(q query, offset int) view {
	found, all := f.posts(q), f.posts(query{})
	v := view{Total: len(found), Filtered: q.network != "" || q.profile != ""}
	end := min(offset+pageSize, len(found))
	for _, p := range found[min(offset, end):end] {
		v.Cards = append(v.Cards, cardOf(p))
	}
	v.Networks, v.Profiles = networkChoices(all, q), profileChoices(all, q)
	if end < len(found) {
		v.Older = address(q.network, q.profile, end)
	}
	if offset > 0 {
		v.Newer = address(q.network, q.profile, max(0, offset-pageSize))
	}
	return v
}

// address is the feed with filters and an offset.
func address(network, profile string, offset int) string {
	values := url.Values{}
	for name, value := range map[string]string{"network": network, "profile": profile} {
		if value != "" {
			values.Set(name, value)
		}
	}
	if offset > 0 {
		values.Set("offset", strconv.Itoa(offset))
	}
	if len(values) == 0 {
		return "/network"
	}
	return "/network?" + values.Encode()
}

// networkChoices offers every network that the chosen profile has posts on.
func networkChoices(all []Post, q query) []choice {
	counts := map[string]int{}
	for _, p := range all {
		if q.profile == "" || q.profile == p.Profile || q.profile == p.ProfileRef {
			counts[p.Network]++
			counts[""]++
		}
	}
	out := []choice{{Label: "All networks", Link: address("", q.profile, 0), Count: counts[""], Current: q.network == ""}}
	for _, n := range ayrshare.Networks() {
		if counts[n.Name] > 0 || n.Name == q.network {
			out = append(out, choice{n.Name, n.Label, address(n.Name, q.profile, 0), counts[n.Name], n.Name == q.network})
		}
	}
	return out
}

// profileChoices offers every profile with a post on the chosen network.
func profileChoices(all []Post, q query) []choice {
	counts := map[string]int{}
	total := 0
	for _, p := range all {
		if q.network == "" || q.network == p.Network {
			counts[p.Profile]++
			total++
		}
	}
	names := make([]string, 0, len(counts))
	for name := range counts {
		names = append(names, name)
	}
	slices.Sort(names)
	out := []choice{{Label: "All profiles", Link: address(q.network, "", 0), Count: total, Current: q.profile == ""}}
	for _, name := range names {
		out = append(out, choice{name, name, address(q.network, name, 0), counts[name], name == q.profile})
	}
	return out
}

// card is a post as it is drawn.
type card struct {
	Post
	Label string
	Words []word
	Reply []word
	// Pictures are shown, Files only named.
	Pictures []ayrshare.Media
	Files    []ayrshare.Media
	// PicturesFirst is the order of the networks that are about pictures.
	PicturesFirst bool
}

func cardOf(p Post) card {
	c := card{Post: p, Label: p.Network, Words: split(p.Text), Reply: split(p.FirstComment)}
	for _, n := range ayrshare.Networks() {
		if n.Name == p.Network {
			c.Label = n.Label
			c.PicturesFirst = n.NeedsMedia
		}
	}
	for _, m := range p.Media {
		if m.Image != "" {
			c.Pictures = append(c.Pictures, m)
		} else {
			c.Files = append(c.Files, m)
		}
	}
	return c
}

// Author is the account's name, or the network's where the account was unlinked meanwhile.
func (c card) Author() string {
	if c.Account != "" {
		return c.Account
	}
	return c.Label + " account"
}

// Initial stands in the author's round picture.
func (c card) Initial() string {
	first, _ := utf8.DecodeRuneInString(c.Author())
	return string(unicode.ToUpper(first))
}

// Layout is the grid class for the number of pictures.
func (c card) Layout() string {
	return "n" + strconv.Itoa(min(4, len(c.Pictures)))
}

// Shown are at most the four pictures that fit the grid, More the number of the others.
func (c card) Shown() []ayrshare.Media { return c.Pictures[:min(4, len(c.Pictures))] }

// More is the number of pictures beyond the grid.
func (c card) More() int { return max(0, len(c.Pictures)-4) }

// word is a piece of text: plain, a tag or mention, or a link with its address.
type word struct {
	Text, Kind, Link string
}

var special = regexp.MustCompile(`https?://[^\s<>"]+|[#@][\p{L}\p{N}_][\p{L}\p{N}_.]*`)

// split finds links, hashtags and mentions. One that continues a word, as in a mail address, is plain text, and
// punctuation that ends a sentence belongs to neither.
func split(text string) []word {
	var out []word
	at := 0
	for _, span := range special.FindAllStringIndex(text, -1) {
		found := strings.TrimRight(text[span[0]:span[1]], ".,;:!?)'\"")
		before, _ := utf8.DecodeLastRuneInString(text[:span[0]])
		if unicode.IsLetter(before) || unicode.IsDigit(before) {
			continue
		}
		out = append(out, word{Text: text[at:span[0]]}, kindOf(found))
		at = span[0] + len(found)
	}
	return append(out, word{Text: text[at:]})
}

func kindOf(found string) word {
	switch found[0] {
	case '#':
		return word{Text: found, Kind: "tag"}
	case '@':
		return word{Text: found, Kind: "mention"}
	default:
		return word{Text: found, Kind: "link", Link: found}
	}
}
