package post_test

import (
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
)

var noon = time.Date(2026, 12, 1, 12, 0, 0, 0, time.UTC)

// around is where a post for one connected channel "c" stands, with a picture "a" and a
// film "f" that every network takes.
func around(n network.Network, change ...func(*post.Surroundings)) post.Surroundings {
	in := post.Surroundings{
		Channels: map[string]post.Channel{"c": {ID: "c", Network: n, Name: "Acme", Connected: true}},
		Assets: map[string]post.Asset{
			"a": {ID: "a", Kind: "image", Type: "image/jpeg", Ready: true, Name: "a.jpg", Width: 1080, Height: 1080, Bytes: 1 << 19},
			"f": {ID: "f", Kind: "video", Type: "video/mp4", Ready: true, Name: "f.mp4", Width: 1080, Height: 1080, Seconds: 30, Bytes: 1 << 24},
		},
		Now: noon, PlanEnds: noon.AddDate(0, 1, 0), Room: 10,
	}
	for _, c := range change {
		c(&in)
	}
	return in
}

// with gives the surroundings another picture or film.
func with(id string, change func(*post.Asset)) func(*post.Surroundings) {
	return func(in *post.Surroundings) {
		a := in.Assets[id]
		change(&a)
		in.Assets[id] = a
	}
}

// near puts a scheduled post for the same channel beside it, so much later than noon.
func near(text string, later time.Duration, change ...func(*post.Post)) func(*post.Surroundings) {
	other := post.Post{ID: "other", Text: text, ChannelIDs: []string{"c"}, Targets: []string{"c"}, State: post.Scheduled, PublishAt: noon.Add(later)}
	for _, c := range change {
		c(&other)
	}
	return func(in *post.Surroundings) { in.Near = append(in.Near, other) }
}

func codes(p post.Post, in post.Surroundings) string {
	var all []string
	for _, v := range post.Preflight(p, in) {
		for _, i := range v.Issues {
			all = append(all, i.Code)
		}
	}
	return strings.Join(all, " ")
}

// verdict is one line of the preflight's tests: a post, where it stands, and the codes of
// what is found.
type verdict struct {
	name string
	p    post.Post
	in   post.Surroundings
	want string
}

func expect(t *testing.T, all []verdict) {
	t.Helper()
	for _, c := range all {
		t.Run(c.name, func(t *testing.T) {
			c.p.ChannelIDs = []string{"c"}
			if got := codes(c.p, c.in); got != c.want {
				t.Errorf("issues %q, want %q", got, c.want)
			}
		})
	}
}

func words(text string) post.Post { return post.Post{Text: text} }

func showing(ids ...string) post.Post { return post.Post{Text: "hi", AssetIDs: ids} }

func TestThePreflightNamesWhatIsWrongWithWords(t *testing.T) {
	long := strings.Repeat("a", 281)
	expect(t, []verdict{
		{"all is well", words("hi"), around("twitter"), ""},
		{"nothing to say", words(""), around("twitter"), "empty"},
		{"a picture says enough", post.Post{AssetIDs: []string{"a"}}, around("twitter"), ""},
		{"too long", words(long), around("twitter"), "text_too_long"},
		{"a text of its own", post.Post{Text: long, Texts: []post.Text{{Network: "twitter", Text: "short"}}}, around("twitter"), ""},
		{"a thread's part is too long", post.Post{Text: "hi", Thread: []string{long}}, around("twitter"), "text_too_long"},
		{"a thread's parts are counted one by one", post.Post{Text: long[:200], Thread: []string{long[:200]}}, around("twitter"), ""},
		{"together they are too long where there are no threads", post.Post{Text: long[:200], Thread: []string{long[:200]}}, around("bluesky"), "text_too_long"},
		{"the link makes it too long", post.Post{Text: strings.Repeat("a", 299), Link: &post.Link{URL: "https://shop.example"}}, around("bluesky"), "text_too_long"},
		{"a mark without a link", words("See {link}"), around("facebook"), "link_missing"},
		{"too many hashtags", words("#a #b"), around("threads"), "too_many_hashtags"},
		{"too many mentions", post.Post{Text: "@a @b @c @d", AssetIDs: []string{"a"}}, around("instagram"), "too_many_mentions"},
		{"too many links", words("https://a.example https://b.example https://c.example https://d.example"), around("threads"), "too_many_links"},
		{"the comment is too long", post.Post{Text: "hi", FirstComment: long}, around("twitter"), "comment_too_long"},
		{"no comments there", post.Post{Text: "hi", FirstComment: "more"}, around("gmb"), "no_first_comment"},
	})
}

func TestThePreflightNamesWhatIsWrongWithPicturesAndFilms(t *testing.T) {
	expect(t, []verdict{
		{"no picture on Instagram", words("hi"), around("instagram"), "media_required"},
		{"no film on YouTube", showing("a"), around("youtube"), "video_required"},
		{"a picture with the film on YouTube", showing("a", "f"), around("youtube"), "too_many_images"},
		{"a film where none is taken", showing("f"), around("reddit"), "no_videos"},
		{"two films", showing("f", "f"), around("linkedin"), "too_many_videos"},
		{"five films on X", showing("f", "f", "f", "f", "f"), around("twitter"), "too_many_videos"},
		{"two pictures", showing("a", "a"), around("telegram"), "too_many_images"},
		{"the picture is gone", showing("x"), around("twitter"), "asset_not_found"},
		{"the picture is not ready", showing("a"), around("instagram", with("a", func(a *post.Asset) { a.Ready = false })), "asset_not_ready"},
		{"the picture is too large", showing("a"), around("bluesky", with("a", func(a *post.Asset) { a.Bytes = 2 << 20 })), "image_too_large"},
		{"the picture has too many pixels", showing("a"), around("linkedin", with("a", func(a *post.Asset) { a.Width, a.Height = 8000, 5000 })), "image_too_large"},
		{"the picture is too small", showing("a"), around("gmb", with("a", func(a *post.Asset) { a.Width, a.Height = 200, 260 })), "image_too_small"},
		{"the picture is too wide", showing("a"), around("instagram", with("a", func(a *post.Asset) { a.Width = 2100 })), "shape"},
		{"the picture is too tall", showing("a"), around("instagram", with("a", func(a *post.Asset) { a.Height = 1920 })), "shape"},
		{"an unknown shape is not judged", showing("a"), around("instagram", with("a", func(a *post.Asset) { a.Width, a.Height = 0, 0 })), ""},
		{"a PNG on TikTok", showing("a"), around("tiktok", with("a", func(a *post.Asset) { a.Type = "image/png" })), "image_type"},
		{"the film is too large", showing("f"), around("bluesky", with("f", func(a *post.Asset) { a.Bytes = 200 << 20 })), "video_too_large"},
		{"the film is too long", showing("f"), around("twitter", with("f", func(a *post.Asset) { a.Seconds = 141 })), "video_too_long"},
		{"the film is too short", showing("f"), around("instagram", with("f", func(a *post.Asset) { a.Seconds = 2 })), "video_too_short"},
	})
}

func TestThePreflightNamesWhatIsWrongWithTheMomentAndTheChannel(t *testing.T) {
	broken := func(in *post.Surroundings) {
		in.Channels["c"] = post.Channel{ID: "c", Network: "twitter", Name: "Acme"}
	}
	full := func(in *post.Surroundings) { in.Room = 0 }
	expect(t, []verdict{
		{"the link is broken", words("hi"), around("twitter", broken), "channel_not_connected"},
		{"the channel is gone", words("hi"), post.Surroundings{}, "channel_not_found"},
		{"the plan ends before", post.Post{Text: "hi", PublishAt: noon.AddDate(0, 2, 0)}, around("facebook"), "after_plan_end"},
		{"the month is full", words("hi"), around("facebook", full), "plan_limit"},
		{"the month is full, but it is counted already", post.Post{Text: "hi", Counted: true}, around("facebook", full), ""},
	})
}

func TestThePreflightNamesWhatWasSaidThereWithinADay(t *testing.T) {
	failed := func(p *post.Post) {
		p.State, p.Outcomes = post.PartiallyPublished, []post.Outcome{{ChannelID: "c", State: "rejected"}}
	}
	elsewhere := func(p *post.Post) { p.ChannelIDs, p.Targets = []string{"d"}, []string{"d"} }
	draft := func(p *post.Post) { p.State = post.Draft }
	live := func(p *post.Post) {
		p.State, p.Outcomes = post.Published, []post.Outcome{{ChannelID: "c", State: "live"}}
	}
	expect(t, []verdict{
		{"the same, a day less a minute later", words("Hello, World"), around("twitter", near("hello world!", 24*time.Hour-time.Minute)), "repeats"},
		{"the same, and it is out", words("hello"), around("twitter", near("hello", -time.Hour, live)), "repeats"},
		{"the same, a day later", words("hello"), around("twitter", near("hello", 24*time.Hour)), ""},
		{"by its own moment", post.Post{Text: "hello", PublishAt: noon.Add(30 * time.Hour)}, around("twitter", near("hello", 24*time.Hour)), "repeats"},
		{"another text", words("hello"), around("twitter", near("good bye", 0)), ""},
		{"where networks don't mind", words("hello"), around("reddit", near("hello", 0)), ""},
		{"on another channel", words("hello"), around("twitter", near("hello", 0, elsewhere)), ""},
		{"it was refused there", words("hello"), around("twitter", near("hello", 0, failed)), ""},
		{"a draft goes nowhere", words("hello"), around("twitter", near("hello", 0, draft)), ""},
		{"it is the post itself", post.Post{ID: "other", Text: "hello"}, around("twitter", near("hello", 0)), ""},
		{"pictures without words", post.Post{AssetIDs: []string{"a"}}, around("twitter", near("", 0)), ""},
	})
}
