package post

import (
	"net/url"
	"slices"
	"strings"
	"unicode/utf8"

	"campaignos.dev/api/internal/fault"
)

// Bounds of what a post is made of.
const (
	mostLabels   = 20
	longestLabel = 40 // characters
)

// tidy brings labels into one form and says what is wrong with the content. Faults:
// fault.ErrInvalid.
func (p *Post) tidy() error {
	var wrong fault.Fields
	p.Labels = tidyLabels(p.Labels)
	wrong.Require(len(p.Labels) <= mostLabels, "labels", "too_many", "Give at most 20 labels.")
	for _, l := range p.Labels {
		wrong.Require(utf8.RuneCountInString(l) <= longestLabel, "labels", "too_long", "A label has at most 40 characters.")
	}
	for _, part := range p.Thread {
		wrong.Require(strings.TrimSpace(part) != "", "thread", "empty", "A part of the thread says nothing. Write it or remove it.")
	}
	if p.Link != nil && p.Link.URL == "" {
		p.Link = nil
	}
	if p.Link != nil {
		wrong.Require(goodLink(p.Link.URL), "link.url", "invalid_format", "Give a whole web address, such as https://example.com/offer.")
	}
	return wrong.Err()
}

// tidyLabels trims labels and drops empty ones and those that differ in case alone.
func tidyLabels(labels []string) []string {
	out := []string{}
	for _, l := range labels {
		l = strings.Join(strings.Fields(l), " ")
		same := func(o string) bool { return strings.EqualFold(o, l) }
		if l != "" && !slices.ContainsFunc(out, same) {
			out = append(out, l)
		}
	}
	return out
}

// goodLink says whether people can follow a link: a web address with a host, without
// credentials, spaces and control characters.
func goodLink(link string) bool {
	to, err := url.Parse(link)
	return err == nil && (to.Scheme == "https" || to.Scheme == "http") && to.Hostname() != "" && to.User == nil &&
		!strings.ContainsAny(link, " \t\r\n<>\"")
}
