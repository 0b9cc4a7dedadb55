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
