package copywriter

import (
	"regexp"
	"strings"
)

// habit is how people write on a network.
type habit struct {
	// limit is the longest text with its hashtags, as the network counts.
	limit int
	// facts is the number of statements a post makes, tags the number of its hashtags.
	facts, tags int
	// airy networks part their paragraphs by empty lines; bridged ones have a sentence between statement and call; telling
	// ones say what the brand is.
	airy, bridged, telling bool
	// asks ends with a question, emoji is used where the brand's voice has any, linked says where the link is.
	asks, emoji, linked bool
	// formats are what is usual there, times when people look.
	formats, times []string
}

var habits = map[string]habit{
	"instagram": {limit: 2200, facts: 2, tags: 5, airy: true, bridged: true, emoji: true, linked: true, formats: []string{"image", "carousel", "story", "video"}, times: []string{"12:00", "18:30", "19:30", "08:00"}},
	"facebook":  {limit: 2000, facts: 1, tags: 1, airy: true, bridged: true, asks: true, emoji: true, formats: []string{"image", "text", "video", "carousel"}, times: []string{"13:00", "09:30", "19:00", "17:00"}},
	"linkedin":  {limit: 3000, facts: 2, tags: 3, airy: true, bridged: true, telling: true, asks: true, formats: []string{"text", "carousel", "image", "video"}, times: []string{"09:30", "08:15", "12:15", "16:30"}},
	"twitter":   {limit: 280, facts: 1, tags: 2, formats: []string{"text", "image"}, times: []string{"09:00", "12:30", "17:45", "08:30"}},
	"threads":   {limit: 480, facts: 1, tags: 1, airy: true, asks: true, emoji: true, formats: []string{"text", "image"}, times: []string{"20:00", "12:30", "08:30", "18:00"}},
	"bluesky":   {limit: 290, facts: 1, tags: 2, formats: []string{"text", "image"}, times: []string{"10:00", "13:30", "19:00", "08:30"}},
	"tiktok":    {limit: 400, facts: 1, tags: 4, emoji: true, formats: []string{"video"}, times: []string{"18:00", "20:00", "12:00", "16:30"}},
	"youtube":   {limit: 1500, facts: 3, tags: 3, airy: true, bridged: true, telling: true, formats: []string{"video"}, times: []string{"17:00", "11:00", "15:00", "19:00"}},
	"pinterest": {limit: 480, facts: 1, tags: 3, bridged: true, formats: []string{"image", "video"}, times: []string{"20:30", "14:00", "21:00", "11:00"}},
	"gmb":       {limit: 1400, facts: 2, bridged: true, telling: true, formats: []string{"image", "text"}, times: []string{"08:00", "10:30", "11:30", "15:00"}},
	"reddit":    {limit: 3000, facts: 2, airy: true, bridged: true, telling: true, asks: true, formats: []string{"text", "image"}, times: []string{"15:00", "10:00", "20:00", "13:00"}},
	"telegram":  {limit: 1000, facts: 2, tags: 1, airy: true, telling: true, emoji: true, formats: []string{"text", "image"}, times: []string{"08:30", "18:00", "12:00", "20:00"}},
	"snapchat":  {limit: 160, facts: 1, emoji: true, formats: []string{"story", "video", "image"}, times: []string{"16:00", "20:30", "18:30", "12:30"}},
}

// habitOf is the habit of a network; an unknown one is written for like Facebook.
func habitOf(network string) habit {
	if h, known := habits[network]; known {
		return h
	}
	return habits["facebook"]
}

// networkAlias maps other spellings of networks to the names in habits.
var networkAlias = map[string]string{"x": "twitter", "google": "gmb", "google_business": "gmb", "googlebusiness": "gmb", "ig": "instagram", "fb": "facebook"}

// networkOf gives the plain name of a network however it is spelled, or "".
func networkOf(text string) string {
	text = strings.ToLower(strings.TrimSpace(text))
	if alias := networkAlias[text]; alias != "" {
		return alias
	}
	if _, known := habits[text]; known {
		return text
	}
	return ""
}

var links = regexp.MustCompile(`https?://\S+`)

// length counts a text as its network does: X weighs most letters beyond the Latin ones double and a link as 23.
func length(network, text string) int {
	if network != "twitter" {
		return runes(text)
	}
	return width(links.ReplaceAllString(text, strings.Repeat("x", 23)))
}

// width counts letters beyond the Latin, Greek, Cyrillic and neighbouring scripts, and emoji, as two.
func width(text string) int {
	total := 0
	for _, r := range text {
		total++
		if r > 4351 && (r < 8192 || r > 8205) && (r < 8208 || r > 8223) && (r < 8242 || r > 8247) {
			total++
		}
	}
	return total
}
