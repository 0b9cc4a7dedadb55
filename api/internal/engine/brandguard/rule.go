package brandguard

import (
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/kit/network"
)

// broken lists what our rules find in a text, whatever the model says of it: banned words,
// what its network does not take, and statements that no fact backs.
func broken(f engine.Facts, in Input) (found []Issue) {
	say := wordsFor(f)
	for _, word := range engine.BannedIn(f, in.Text) {
		found = append(found, Issue{Kind: bannedWord, Quote: word, Message: say.banned(word), Severity: "high"})
	}
	found = append(found, tooLong(say, in)...)
	for _, s := range engine.Unbacked(f, in.Text) {
		found = append(found, Issue{Kind: claim, Quote: s, Message: say.claim, Severity: "medium"})
	}
	return found[:min(len(found), mostRules)]
}

// tooLong says what the network does not take.
func tooLong(say wording, in Input) (found []Issue) {
	if in.Network == "" {
		return nil
	}
	name, l := in.Network.Title(), in.Network.Limits()
	if n := in.Network.Length(in.Text); n > l.MaxText {
		found = append(found, Issue{Kind: length, Message: say.long(n, name, l.MaxText), Severity: "high"})
	}
	if n := network.Hashtags(in.Text); l.MaxHashtags > 0 && n > l.MaxHashtags {
		found = append(found, Issue{Kind: length, Message: say.hashtags(n, name, l.MaxHashtags), Severity: "high"})
	}
	return found
}
