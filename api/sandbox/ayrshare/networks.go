package ayrshare

import "regexp"

// Network is a social network as posts to it are checked and shown.
type Network struct {
	// Name is the word used on the wire, such as "gmb".
	Name string
	// Label is the name people know.
	Label string
	// Accent is the colour of its badge, as a CSS hex colour.
	Accent string
	// TextLimit is the longest text in characters; Cut says that a longer one is shortened instead of refused.
	TextLimit int
	Cut       bool
	// ImageLimit is the number of images, ImageBytes the largest size of one.
	ImageLimit int
	ImageBytes int64
	// NeedsMedia says that a post without an image or video is refused.
	NeedsMedia bool
	// Repeats says that the duplicate rule does not apply.
	Repeats bool
	// Lasting says that a published post can't be deleted through the API.
	Lasting bool
}

const megabyte = 1 << 20

// networks holds the limits of the vendor's media guidelines and character limits, in the order of the linking page.
var networks = []Network{
	{Name: "instagram", Label: "Instagram", Accent: "#d62976", TextLimit: 2200, ImageLimit: 10, ImageBytes: 8 * megabyte, NeedsMedia: true, Lasting: true},
	{Name: "facebook", Label: "Facebook", Accent: "#1068e0", TextLimit: 63206, ImageLimit: 10, ImageBytes: 10 * megabyte},
	{Name: "linkedin", Label: "LinkedIn", Accent: "#0a66c2", TextLimit: 3000, ImageLimit: 9, ImageBytes: 5 * megabyte},
	{Name: "twitter", Label: "X", Accent: "#3f4a54", TextLimit: 280, ImageLimit: 4, ImageBytes: 5 * megabyte},
	{Name: "tiktok", Label: "TikTok", Accent: "#c8234b", TextLimit: 2200, ImageLimit: 35, ImageBytes: 20 * megabyte, NeedsMedia: true, Lasting: true},
	{Name: "threads", Label: "Threads", Accent: "#5b5b66", TextLimit: 500, ImageLimit: 20, ImageBytes: 8 * megabyte, Lasting: true},
	{Name: "bluesky", Label: "Bluesky", Accent: "#0a6fd8", TextLimit: 300, ImageLimit: 4, ImageBytes: 1 * megabyte},
	{Name: "pinterest", Label: "Pinterest", Accent: "#c3001a", TextLimit: 500, ImageLimit: 1, ImageBytes: 20 * megabyte, NeedsMedia: true, Repeats: true},
	{Name: "youtube", Label: "YouTube", Accent: "#c4141d", TextLimit: 5000, ImageLimit: 1, ImageBytes: 2 * megabyte, NeedsMedia: true},
	{Name: "gmb", Label: "Google Business", Accent: "#2f7d4f", TextLimit: 1500, ImageLimit: 1, ImageBytes: 5 * megabyte},
	{Name: "reddit", Label: "Reddit", Accent: "#c63c00", TextLimit: 5000, ImageLimit: 1, ImageBytes: 20 * megabyte, Repeats: true},
	{Name: "telegram", Label: "Telegram", Accent: "#1e7fb8", TextLimit: 1024, Cut: true, ImageLimit: 1, ImageBytes: 5 * megabyte, Repeats: true},
	{Name: "snapchat", Label: "Snapchat", Accent: "#8a7400", TextLimit: 500, ImageLimit: 1, ImageBytes: 20 * megabyte, NeedsMedia: true},
}

// Networks lists every network the sandbox knows.
func Networks() []Network {
	return append([]Network(nil), networks...)
}

func networkNamed(name string) (Network, bool) {
	for _, n := range networks {
		if n.Name == name {
			return n, true
		}
	}
	return Network{}, false
}

var webAddress = regexp.MustCompile(`https?://\S+`)

// length counts a text as the network does. X counts an address as 23 and most signs outside the western scripts
// (emoji among them) as two; the others count characters.
func (n Network) length(text string) int {
	if n.Name != "twitter" {
		return len([]rune(text))
	}
	total := 23 * len(webAddress.FindAllString(text, -1))
	for _, r := range webAddress.ReplaceAllString(text, "") {
		total += tweetWeight(r)
	}
	return total
}

// tweetWeight follows the ranges X publishes for its weighted character count.
func tweetWeight(r rune) int {
	light := r <= 4351 || r >= 8192 && r <= 8205 || r >= 8208 && r <= 8223 || r >= 8242 && r <= 8247
	if light {
		return 1
	}
	return 2
}

// shorten cuts a text where the network cuts instead of refusing.
func (n Network) shorten(text string) string {
	if runes := []rune(text); n.Cut && len(runes) > n.TextLimit {
		return string(runes[:n.TextLimit])
	}
	return text
}
