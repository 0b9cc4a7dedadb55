package ads

import "strings"

// limit is how many texts of a sort there are, and how long each may be.
type limit struct{ least, most, length int }

// platform is where advertisements are shown, and what they take there.
type platform struct {
	name, title                    string
	headline, description, primary limit
	above                          string // what the text above the picture is called
	wide                           bool   // letters of double width count twice
	quiet                          bool   // no exclamation mark in a headline, one in a description, no signs
	house                          string // how people write there
}

// platforms are those that we write for. The limits are those of Google Ads Help ("About
// responsive search ads", "About text ads"), of Meta's ads guide for feeds, and of LinkedIn's
// guidelines for single image ads: beyond them a text is refused or cut on the screen.
var platforms = []platform{
	{
		name: "google_search", title: "Google Search", wide: true, quiet: true,
		headline: limit{3, 15, 30}, description: limit{2, 4, 90},
		house: "People have just typed what they want. Google puts any three headlines and two descriptions together, in any order: each line must make sense alone and beside every other. Write 8 to 15 headlines: some with the words that people search for, some with what they get, some with proof, some with what to do next. No exclamation mark in a headline and at most one in a description; no emoji, no row of signs, no word in capitals for noise. In Chinese, Japanese and Korean each letter counts twice: 15 in a headline, 45 in a description.",
	},
	{
		name: "meta", title: "Meta", above: "primary text",
		headline: limit{2, 5, 40}, description: limit{1, 5, 30}, primary: limit{2, 5, 125},
		house: "People scroll past friends and family and want nothing yet. The primary text stands above the picture and has to stop them with its first five words; the headline below the picture says what they get; the description is seen by few and only adds. Do not tell readers what they are (“Are you stressed?”): Meta refuses texts about personal traits.",
	},
	{
		name: "linkedin", title: "LinkedIn", above: "introductory text",
		headline: limit{2, 5, 70}, description: limit{1, 5, 100}, primary: limit{2, 5, 150},
		house: "People read in their working hours and as their trade. The introductory text names a situation they know from work and what changes; the headline below the picture says what they get by clicking. No hype, and no invented figure.",
	},
}

func names() []string {
	out := make([]string, len(platforms))
	for i, p := range platforms {
		out[i] = p.name
	}
	return out
}

// named finds a platform; the input's schema lets no other name in.
func named(name string) platform {
	for _, p := range platforms {
		if p.name == name {
			return p
		}
	}
	return widest()
}

// widest takes what any platform takes.
func widest() platform {
	p := platforms[0]
	for _, other := range platforms[1:] {
		p.headline, p.description, p.primary = p.headline.with(other.headline), p.description.with(other.description), p.primary.with(other.primary)
	}
	return p
}

func (l limit) with(o limit) limit {
	return limit{min(l.least, o.least), max(l.most, o.most), max(l.length, o.length)}
}

// length counts a text as the platform does.
func (p platform) length(text string) (n int) {
	for _, r := range strings.TrimSpace(text) {
		n++
		if p.wide && double(r) {
			n++
		}
	}
	return n
}

// double says whether a letter is as wide as two: those of Chinese, Japanese and Korean with
// their punctuation, and the full-width forms of others.
func double(r rune) bool {
	switch {
	case r >= 0x1100 && r <= 0x115F, r >= 0x2E80 && r <= 0xA4CF, r >= 0xAC00 && r <= 0xD7A3, r >= 0xF900 && r <= 0xFAFF,
		r >= 0xFE30 && r <= 0xFE4F, r >= 0xFF01 && r <= 0xFF60, r >= 0xFFE0 && r <= 0xFFE6, r >= 0x20000 && r <= 0x3FFFD:
		return true
	}
	return false
}
