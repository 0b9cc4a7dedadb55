package ayrshare

import (
	"encoding/json"
	"net/http"
	"strconv"

	"campaignos.dev/api/internal/publish"
)

// errorItem is one error of an answer.
type errorItem struct {
	Action         string `json:"action"`
	Code           int    `json:"code"`
	Message        string `json:"message"`
	Platform       string `json:"platform"`
	RetryAvailable bool   `json:"retryAvailable"`
}

// firstError finds the error of an answer in any of its forms: flat, in errors[], or
// wrapped in posts[].
func firstError(body []byte) errorItem {
	var flat struct {
		errorItem
		Errors []errorItem `json:"errors"`
		Posts  []struct {
			errorItem
			Errors []errorItem `json:"errors"`
		} `json:"posts"`
	}
	if json.Unmarshal(body, &flat) != nil {
		return errorItem{}
	}
	for _, p := range flat.Posts {
		if len(p.Errors) > 0 {
			return p.Errors[0]
		}
		if p.Code != 0 {
			return p.errorItem
		}
	}
	if len(flat.Errors) > 0 {
		return flat.Errors[0]
	}
	return flat.errorItem
}

// sentence is what the author reads; more is added from the network where it says more.
type sentence struct {
	class publish.Class
	text  string
}

// codes are Ayrshare's error codes that we know, and what each calls for
// (ayrshare.com/docs/errors/errors-ayrshare, read in November 2026).
var codes = map[int]sentence{
	101: {publish.Configuration, "The request was not understood. We have been told; try again later."},
	102: {publish.Configuration, "Our publishing account is not set up right. We have been told; try again later."},
	103: {publish.Configuration, "Our publishing account is not set up right. We have been told; try again later."},
	106: {publish.Quota, "The month's posts with our publishing provider are used up. We have been told."},
	107: {publish.Content, "Facebook refused the post."},
	110: {publish.Duplicate, "X refused the post because you posted the same text before. Change the text."},
	132: {publish.Content, "The text is too long for this network. Shorten it."},
	136: {publish.Content, "The network could not fetch a picture. Replace it and try again."},
	137: {publish.Duplicate, "You posted the same or almost the same text here within two days. Change the text or wait."},
	138: {publish.Content, "Instagram refused the post; often the picture's size or shape is the reason."},
	156: {publish.Relink, "This network is not linked. Connect it on the channels page, then try again."},
	161: {publish.Relink, "Facebook no longer accepts the link. Connect it again on the channels page, then try again."},
	169: {publish.Quota, "Our plan with the publishing provider does not include this."},
	272: {publish.Relink, "X no longer accepts the link. Connect it again on the channels page, then try again."},
	349: {publish.Relink, "The network has locked the account. Sign in there, connect it again, then try again."},
	362: {publish.Relink, "The network no longer accepts the link. Connect it again on the channels page, then try again."},
	450: {publish.Content, "A picture could not be converted. Use a JPEG or PNG."},
	451: {publish.Content, "A picture could not be converted. Use a JPEG or PNG."},
	452: {publish.Content, "A picture could not be converted. Use a JPEG or PNG."},
	479: {publish.Content, "Facebook or Instagram could not fetch a picture."},
}

// failure reads a refusal. ok is false where the answer does not tell for sure that
// nothing was published: then the outcome is unknown.
func failure(status int, e errorItem) (f *publish.Failure, ok bool) {
	f = &publish.Failure{Status: status, Code: strconv.Itoa(e.Code), Message: e.Message}
	switch known, found := codes[e.Code]; {
	case status == http.StatusTooManyRequests && e.Code != 106:
		f.Class, f.Message = publish.Passing, "The provider asked us to wait."
	case found:
		f.Class, f.Message = known.class, join(known.text, e.Message, known.class)
	case status >= 500 || e.RetryAvailable:
		return nil, false
	case status == http.StatusUnauthorized || status == http.StatusForbidden:
		f.Class, f.Message = publish.Configuration, "Our publishing account is not set up right. We have been told; try again later."
	default:
		f.Class, f.Message = publish.Content, join("The network refused the post.", e.Message, publish.Content)
	}
	return f, true
}

// join adds the network's own words where they help the author.
func join(ours, theirs string, class publish.Class) string {
	if theirs == "" || class == publish.Configuration || class == publish.Quota {
		return ours
	}
	return ours + " The network says: " + theirs
}
