package network

import (
	"regexp"
	"strings"
	"unicode/utf8"
)

var (
	links    = regexp.MustCompile(`https?://[^\s]+`)
	mentions = regexp.MustCompile(`(^|[^\p{L}\p{N}_@.])@[\p{L}\p{N}_]+`)
	hashtags = regexp.MustCompile(`(^|[^\p{L}\p{N}_&])#[\p{L}\p{N}_]+`)
)

// linkLength is what X counts for a link, whatever its length (docs.x.com, "Counting
// characters").
const linkLength = 23

// Length counts a text as its network does: X weighs letters outside its light ranges
// double and every link as 23; the others count characters.
func (n Network) Length(text string) int {
	text = strings.TrimSpace(text)
	if n != "twitter" {
		return utf8.RuneCountInString(text)
	}
	total := linkLength * len(links.FindAllString(text, -1))
	for _, r := range links.ReplaceAllString(text, "") {
		total += weight(r)
	}
	return total
}

// weight is 1 in the ranges that twitter-text's configuration v3 calls light, else 2.
func weight(r rune) int {
	switch {
	case r <= 4351, r >= 8192 && r <= 8205, r >= 8208 && r <= 8223, r >= 8242 && r <= 8247:
		return 1
	}
	return 2
}

// Hashtags counts the hashtags in a text.
func Hashtags(text string) int { return len(hashtags.FindAllString(text, -1)) }

// Mentions counts the accounts that a text names with an @; an address of mail is none.
func Mentions(text string) int { return len(mentions.FindAllString(text, -1)) }

// Links counts the links in a text.
func Links(text string) int { return len(links.FindAllString(text, -1)) }
