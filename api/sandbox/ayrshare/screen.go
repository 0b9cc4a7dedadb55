package ayrshare

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"time"
	"unicode"
)

// screening is what the checks of one post work with.
type screening struct {
	profile  *profile
	settings Settings
	due      time.Time
	xHeaders bool
	// retry ignores the markers of faults that a retry mends.
	retry bool
}

func refusal(network string, code int, message, text string) *postError {
	return &postError{Action: "post", Status: "error", Code: code, Message: message, Post: text, Platform: network}
}

// screenStanding says why a network would refuse a text whatever its media are: a marker, the account, a repetition.
// The caller holds the lock.
func (s *Server) screenStanding(sc screening, network, text string) *postError {
	n, _ := networkNamed(network)
	if e := asksToFail(network, text, sc.retry); e != nil {
		return e
	}
	if e := screenAccount(sc, n); e != nil {
		return e
	}
	if !sc.settings.AllowDuplicates && !n.Repeats && s.state.repeats(sc.profile.Ref, network, text, sc.due) {
		return refusal(network, 137, "Duplicate or similar content was posted to "+n.Label+" within the last two days. Change the text and try again.", text)
	}
	return nil
}

func screenAccount(sc screening, n Network) *postError {
	linked := sc.profile.Accounts[n.Name]
	switch {
	case linked == nil:
		return refusal(n.Name, 156, n.Label+" is not linked to this profile. Link the account and try again.", "")
	case linked.Expired:
		return refusal(n.Name, 161, n.Label+" authorization error: the network no longer accepts the link. Unlink the account and link it again.", "")
	case n.Name == "twitter" && sc.settings.RequireXApp && !sc.xHeaders:
		return refusal(n.Name, 272, "X authorization issue: send your own X app's key and secret in the X-Twitter-OAuth1 headers.", "")
	}
	return nil
}

// screenContent says why a network would refuse a text, or a part of a thread, with media that were found in order.
func screenContent(n Network, parts []string, media []shot) *postError {
	images := 0
	for _, m := range media {
		if strings.HasPrefix(m.Type, "image/") {
			images++
		}
	}
	mediaCode := 136
	if n.Name == "instagram" {
		mediaCode = 138
	}
	text, length := longest(n, parts)
	switch {
	case length > n.TextLimit && !n.Cut:
		return refusal(n.Name, 132, fmt.Sprintf("Post text is too long for %s: %d characters, at most %d.", n.Label, length, n.TextLimit), text)
	case images > n.ImageLimit:
		return refusal(n.Name, mediaCode, fmt.Sprintf("Too many images for %s: %d, at most %d.", n.Label, images, n.ImageLimit), text)
	case n.NeedsMedia && len(media) == 0:
		return refusal(n.Name, mediaCode, n.Label+" needs an image or a video. Send mediaUrls.", text)
	}
	return nil
}

// longest is the part that the network counts the most characters in, and how many.
func longest(n Network, parts []string) (text string, length int) {
	for _, part := range parts {
		if l := n.length(part); l >= length {
			text, length = part, l
		}
	}
	return text, length
}

var marker = regexp.MustCompile(`\[\[fail:(\d+)(?::([a-z]+))?(:retry)?\]\]`)

// asksToFail obeys the markers that the package comment lists.
func asksToFail(network, text string, retry bool) *postError {
	for _, m := range marker.FindAllStringSubmatch(text, -1) {
		if m[2] != "" && m[2] != network || m[3] != "" && retry {
			continue
		}
		code, _ := strconv.Atoi(m[1])
		e := refusal(network, code, "The sandbox was asked by the text to fail with this code.", text)
		e.RetryAvailable = m[3] != ""
		return e
	}
	return nil
}

// repeatWindow is half of the 48 hours, centred on the date of the post, in which a text must not recur.
const repeatWindow = 24 * time.Hour

// repeats looks for the same text, past or scheduled, at one network of a profile. Texts count as the same when they
// differ only in case, spacing and punctuation.
func (st *state) repeats(ref, network, text string, due time.Time) bool {
	wanted := essence(text)
	if wanted == "" {
		return false
	}
	for _, p := range st.Posts {
		apart := p.Due.Sub(due).Abs()
		if p.Profile == ref && apart < repeatWindow && p.standsAt(network) && essence(p.Texts[network]) == wanted {
			return true
		}
	}
	return false
}

// standsAt says that the post is or will be visible at a network.
func (p *record) standsAt(network string) bool {
	if p.waits() {
		_, aimed := p.Texts[network]
		return aimed
	}
	for _, r := range p.Results {
		if r.Platform == network {
			return p.Status != statusDeleted
		}
	}
	return false
}

func essence(text string) string {
	keep := func(r rune) rune {
		if unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsSymbol(r) {
			return unicode.ToLower(r)
		}
		return -1
	}
	return strings.Map(keep, text)
}
