package engine

import (
	"fmt"
	"strings"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
)

// NetworkNames are the names of networks, as schemas list them.
func NetworkNames(networks []network.Network) []string {
	out := make([]string, len(networks))
	for i, n := range networks {
		out[i] = string(n)
	}
	return out
}

// TellLimits tells a model what each network takes, a line each.
func TellLimits(networks []network.Network) string {
	var b strings.Builder
	for _, n := range networks {
		l := n.Limits()
		fmt.Fprintf(&b, "- %s (%s): at most %d characters with its hashtags", n, n.Title(), l.MaxText)
		if l.MaxHashtags > 0 {
			fmt.Fprintf(&b, ", at most %d hashtags", l.MaxHashtags)
		}
		b.WriteString("\n")
	}
	return b.String()
}

// Whole is a text as it goes out, with its hashtags; some models write the # themselves.
func Whole(text string, hashtags []string) string {
	for i, h := range hashtags {
		if i == 0 {
			text += "\n\n"
		} else {
			text += " "
		}
		text += "#" + strings.TrimPrefix(h, "#")
	}
	return text
}

// CheckFits says whether a text with its hashtags is within its network's limits; title is
// what it is called in the finding.
func CheckFits(title string, n network.Network, text string, hashtags []string) Finding {
	if length, most := n.Length(Whole(text, hashtags)), n.Limits().MaxText; length > most {
		return Finding{Name: "within_limits", Fatal: true, Message: fmt.Sprintf("“%s” for %s has %d characters with its hashtags; %d are allowed.", title, n.Title(), length, most)}
	}
	if most := n.Limits().MaxHashtags; most > 0 && len(hashtags) > most {
		return Finding{Name: "within_limits", Fatal: true, Message: fmt.Sprintf("“%s” for %s has %d hashtags; %d are allowed.", title, n.Title(), len(hashtags), most)}
	}
	return Finding{Name: "within_limits", OK: true, Message: "Every text is within its network's limit."}
}

// CheckComplete says whether there is one text for each of the networks wanted; have are the
// networks that there are texts for.
func CheckComplete(title string, have []string, wanted []network.Network) Finding {
	seen := map[string]int{}
	for _, n := range have {
		seen[n]++
	}
	for _, n := range wanted {
		if seen[string(n)] != 1 {
			return Finding{Name: "complete", Fatal: true, Message: fmt.Sprintf("“%s” has %d texts for %s; one is needed.", title, seen[string(n)], n.Title())}
		}
	}
	return Finding{Name: "complete", OK: true, Message: "There is one text for each network."}
}

// CheckOption holds the option of a choice against how many there are. Faults:
// fault.ErrInvalid.
func CheckOption(c Choice, count int) error {
	if c.Option < 0 || c.Option >= count {
		return fault.ErrInvalid.WithFields(fault.Field{Field: "option", Code: "out_of_range", Message: fmt.Sprintf("Give an option from 0 to %d.", count-1)})
	}
	return nil
}
