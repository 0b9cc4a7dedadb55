package post_test

import (
	"net/url"
	"strings"
	"testing"
	"testing/quick"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
)

const offer = "https://shop.example/offer?size=l&utm_source=newsletter#top"

func TestALinkSaysNetworkAndCampaignUnlessItSaysSoItself(t *testing.T) {
	p := post.Post{Text: "Look", Link: &post.Link{URL: offer, UTM: true}}
	got := p.WordsFor("linkedin", "spring-sale").Parts[0]
	if want := "Look\n\nhttps://shop.example/offer?size=l&utm_source=newsletter&utm_medium=social&utm_campaign=spring-sale#top"; got != want {
		t.Errorf("LinkedIn is told %q, want %q", got, want)
	}
	p.Link = &post.Link{URL: "https://shop.example", UTM: true}
	if got := p.WordsFor("linkedin", "冬-2026").Parts[0]; !strings.HasSuffix(got, "https://shop.example?utm_source=linkedin&utm_medium=social&utm_campaign="+url.QueryEscape("冬-2026")) {
		t.Errorf("LinkedIn is told %q", got)
	}
	if got := p.WordsFor("linkedin", "").Parts[0]; strings.Contains(got, "utm_campaign") {
		t.Errorf("a post without a campaign names one: %q", got)
	}
	p.Link.UTM = false
	if got := p.WordsFor("linkedin", "x").Parts[0]; got != "Look\n\nhttps://shop.example" {
		t.Errorf("an untracked link became %q", got)
	}
}

func TestUTMNamesAreWordsWithHyphens(t *testing.T) {
	for name, want := range map[string]string{"Winter Roast, 2026!": "winter-roast-2026", "  Ärger & Öl ": "ärger-öl", "冬の茶": "冬の茶", "—": ""} {
		if got := post.UTMName(name); got != want {
			t.Errorf("%q is counted as %q, want %q", name, got, want)
		}
	}
}

// Wherever the link's mark stands, or if it stands nowhere, each network is told the link,
// and no network is shown the mark.
func TestEveryNetworkIsToldTheLinkAndNoneTheMark(t *testing.T) {
	says := func(text, second, comment string, marked uint8) bool {
		p := post.Post{Text: strings.ReplaceAll(text, post.LinkMark, ""), Thread: []string{"b" + second}, FirstComment: comment, Link: &post.Link{URL: "https://shop.example/a"}}
		for i, field := range []*string{&p.Text, &p.Thread[0], &p.FirstComment} {
			if marked&(1<<i) != 0 {
				*field += " " + post.LinkMark
			}
		}
		for _, n := range network.All() {
			w := p.WordsFor(n, "")
			all := w.Whole() + w.Comment
			if strings.Contains(all, post.LinkMark) || !strings.Contains(all+w.Link, "https://shop.example/a") || len(w.Parts) == 0 {
				t.Logf("%s is told %q", n, w)
				return false
			}
			if n.Limits().LinkOfItsOwn != (w.Link != "") || n.Limits().MaxComment == 0 && w.Comment != "" {
				t.Logf("%s: link %q, comment %q", n, w.Link, w.Comment)
				return false
			}
		}
		return true
	}
	if err := quick.Check(says, &quick.Config{MaxCount: 2000}); err != nil {
		t.Error(err)
	}
}

func TestAThreadIsOneTextWhereThereAreNoThreads(t *testing.T) {
	p := post.Post{Text: "One\n\nand a half", Thread: []string{"Two", "Three"}}
	if got := p.WordsFor("linkedin", "").Parts; len(got) != 1 || got[0] != "One\n\nand a half\n\nTwo\n\nThree" {
		t.Errorf("LinkedIn is told %q", got)
	}
	if got := p.WordsFor("twitter", "").Parts; len(got) != 3 || strings.Contains(strings.Join(got, ""), "\n\n") {
		t.Errorf("X is told %q; a blank line inside a part would part it", got)
	}
}
