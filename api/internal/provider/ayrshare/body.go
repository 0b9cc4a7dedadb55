package ayrshare

import (
	"strings"

	"campaignos.dev/api/internal/publish"
)

// postBody is the body of POST /post.
type postBody struct {
	Post           string   `json:"post"`
	Platforms      []string `json:"platforms"`
	MediaURLs      []string `json:"mediaUrls,omitempty"`
	IsVideo        bool     `json:"isVideo,omitempty"`
	Notes          string   `json:"notes"`
	IdempotencyKey string   `json:"idempotencyKey"`
	FirstComment   *comment `json:"firstComment,omitempty"`
	Instagram      *options `json:"instagramOptions,omitempty"`
	Facebook       *options `json:"faceBookOptions,omitempty"`
	Twitter        *options `json:"twitterOptions,omitempty"`
	LinkedIn       *options `json:"linkedInOptions,omitempty"`
	Bluesky        *options `json:"blueSkyOptions,omitempty"`
	Threads        *options `json:"threadsOptions,omitempty"`
	Pinterest      *options `json:"pinterestOptions,omitempty"`
}

type comment struct {
	Comment string `json:"comment"`
}

// options are what one network is told besides.
type options struct {
	AltText []string `json:"altText,omitempty"`
	Thread  bool     `json:"thread,omitempty"` // the text is a thread, its parts set off by blank lines
	Link    string   `json:"link,omitempty"`
}

func body(o publish.Order) postBody {
	b := postBody{Post: o.Text, Platforms: []string{string(o.Network)}, Notes: string(o.Publication), IdempotencyKey: o.IdempotencyKey}
	if len(o.Thread) > 0 {
		b.Post = strings.Join(append([]string{o.Text}, o.Thread...), "\n\n")
	}
	if o.Comment != "" {
		b.FirstComment = &comment{o.Comment}
	}
	for _, m := range o.Media {
		b.MediaURLs = append(b.MediaURLs, m.URL)
		b.IsVideo = b.IsVideo || m.Kind == "video"
	}
	b.instruct(o)
	return b
}

// instruct tells the network what its options take of an order.
func (b *postBody) instruct(o publish.Order) {
	alt := altTexts(o.Media)
	switch o.Network {
	case "instagram":
		b.Instagram = given(options{AltText: alt})
	case "facebook":
		b.Facebook = given(options{AltText: alt})
	case "twitter":
		b.Twitter = given(options{AltText: alt, Thread: len(o.Thread) > 0})
	case "linkedin":
		b.LinkedIn = given(options{AltText: alt})
	case "bluesky":
		b.Bluesky = given(options{AltText: alt})
	case "threads":
		b.Threads = given(options{Thread: len(o.Thread) > 0})
	case "pinterest":
		b.Pinterest = given(options{AltText: alt, Link: o.Link})
	}
}

// altTexts lists them in the order of the media; none where all are empty.
func altTexts(media []publish.Media) []string {
	texts := make([]string, len(media))
	for i, m := range media {
		texts[i] = m.AltText
	}
	if strings.Join(texts, "") == "" {
		return nil
	}
	return texts
}

// given leaves options out that say nothing.
func given(o options) *options {
	if o.AltText == nil && !o.Thread && o.Link == "" {
		return nil
	}
	return &o
}
