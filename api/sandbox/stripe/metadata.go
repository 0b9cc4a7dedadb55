package stripe

import "fmt"

// Stripe's bounds on metadata, in keys and characters.
const (
	mostLabels   = 50
	longestLabel = 40
	longestValue = 500
)

// metadata takes a group's metadata out of it, within Stripe's bounds; an empty value unsets its key. Name is what the
// parameter is called in the request.
func metadata(given params, name string) (map[string]string, *failure) {
	labels := map[string]string{}
	for key, value := range given.group("metadata") {
		text, _ := value.(string)
		switch {
		case len([]rune(key)) > longestLabel:
			return nil, invalidParameter(name, "", fmt.Sprintf(
				"Metadata keys can have at most %d characters, and you passed one of %d.", longestLabel, len([]rune(key))))
		case len([]rune(text)) > longestValue:
			return nil, invalidParameter(nested(name, key), "", fmt.Sprintf(
				"Metadata values can have up to %d characters, but you passed in a value that is %d characters.", longestValue, len([]rune(text))))
		case text != "":
			labels[key] = text
		}
	}
	if len(labels) > mostLabels {
		return nil, invalidParameter(name, "", fmt.Sprintf("You can have up to %d metadata keys, but you passed %d.", mostLabels, len(labels)))
	}
	return labels, nil
}
