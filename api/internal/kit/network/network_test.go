package network_test

import (
	"strings"
	"testing"

	"campaignos.dev/api/internal/kit/network"
)

func TestXCountsLinksAs23AndHeavyLettersTwice(t *testing.T) {
	for text, want := range map[string]int{
		"hello": 5, "  hello ": 5, "日本": 4, "see https://example.com/" + strings.Repeat("a", 200): 4 + 23,
		"😀": 2, "é": 1, "": 0,
	} {
		if got := network.Network("twitter").Length(text); got != want {
			t.Errorf("X counts %q as %d, want %d", text, got, want)
		}
	}
	if got := network.Network("linkedin").Length("日本"); got != 2 {
		t.Errorf("LinkedIn counts 日本 as %d, want 2", got)
	}
}

func TestHashtagsAreCountedAsWordsOfTheirOwn(t *testing.T) {
	for text, want := range map[string]int{"#a #b": 2, "a#b": 0, "#ä_1 (#c)": 2, "# x": 0, "&#39;": 0} {
		if got := network.Hashtags(text); got != want {
			t.Errorf("%q has %d hashtags, want %d", text, got, want)
		}
	}
}

func TestMentionsAndLinksAreCountedAsNetworksDo(t *testing.T) {
	for text, want := range map[string][2]int{
		"@a (@b) ada@example.com": {2, 0}, "@": {0, 0}, "@@a": {0, 0}, "thanks,@ü_1": {1, 0},
		"https://a.example http://b.example/c?d=e ftp://f": {0, 2}, "https://": {0, 0},
	} {
		if got := [2]int{network.Mentions(text), network.Links(text)}; got != want {
			t.Errorf("%q has %v mentions and links, want %v", text, got, want)
		}
	}
}

func TestEveryNetworkHasATitleAndALimit(t *testing.T) {
	for _, n := range network.All() {
		if n.Title() == "" || n.Limits().MaxText == 0 || !n.Known() {
			t.Errorf("%s is not described", n)
		}
	}
	if network.Network("x").Known() {
		t.Error("x is Ayrshare's twitter, not a network of its own")
	}
}
