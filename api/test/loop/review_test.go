package loop_test

import (
	"fmt"
	"strings"
	"testing"

	"campaignos.dev/api/test/stack"
)

// reviewed is what a review link shows.
type reviewed struct {
	Team, Name string
	Posts      []struct {
		ID, State string
		Wordings  []struct {
			Network string
			Parts   []string
		}
		Media    []struct{ Kind, URL, AltText string }
		Comments []struct {
			Author, Text string
			Member       bool
		}
	}
}

// Somebody without an account reads the posts of a link as the networks will be given them,
// comments, and reads the answer; the team is told; once it is revoked the link shows
// nothing any more.
func TestSomebodyWithoutAnAccountReviewsAPost(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Register(t, "Northwind Coffee")
	channels := p.Connect("linkedin", "facebook")
	asset, _ := p.Upload()
	post := p.Create("/v1/posts", stack.Object{
		"text": "For all.", "texts": []stack.Object{{"network": "facebook", "text": "For friends."}}, "note": "secret plans",
		"channelIds": []string{channels["linkedin"], channels["facebook"]}, "assetIds": []string{asset},
	})
	hidden := p.Create("/v1/posts", stack.Object{"text": "Not to be seen.", "channelIds": []string{}})
	var made struct {
		URL  string
		Link struct{ ID string }
	}
	p.Must(201, "POST", "/v1/review-links", stack.Object{"name": "Client", "postIds": []string{post}}, &made)
	_, token, _ := strings.Cut(made.URL, "#") // which no server's log sees
	guest, address := s.Visitor(t), "/v1/reviews/"+token

	var seen reviewed
	answer := guest.Do("GET", address, nil)
	guest.Must(200, "GET", address, nil, &seen)
	if seen.Team != "Northwind Coffee" || len(seen.Posts) != 1 || fmt.Sprint(seen.Posts[0].Wordings) != "[{linkedin [For all.]} {facebook [For friends.]}]" || len(seen.Posts[0].Media) != 1 {
		t.Errorf("the link shows %+v", seen)
	}
	if strings.Contains(string(answer.Body), "secret plans") {
		t.Error("the link shows the team's note")
	}
	guest.Must(201, "POST", address+"/comments", stack.Object{"postId": post, "author": " Kim ", "text": "Shorter, please."}, nil)
	if got := guest.Do("POST", address+"/comments", stack.Object{"postId": hidden, "author": "Kim", "text": "And this?"}); got.Status != 404 {
		t.Errorf("a comment on a post that is not in the link is answered %d", got.Status)
	}
	p.Must(201, "POST", "/v1/posts/"+post+"/comments", stack.Object{"text": "Will do."}, nil)
	guest.Must(200, "GET", address, nil, &seen)
	if said := fmt.Sprint(seen.Posts[0].Comments); said != "[{Kim Shorter, please. false} {Ada Lovelace Will do. true}]" {
		t.Errorf("the comments are %s", said)
	}
	var notices struct{ Data []struct{ Text, Path string } }
	p.Get("/v1/notifications", &notices)
	if len(notices.Data) == 0 || notices.Data[0].Text != "Kim commented on a post: Shorter, please." || notices.Data[0].Path != "/posts/"+post {
		t.Errorf("the team is told %+v", notices.Data)
	}

	p.Must(204, "DELETE", "/v1/review-links/"+made.Link.ID, nil, nil)
	for _, got := range []stack.Answer{guest.Do("GET", address, nil), guest.Do("POST", address+"/comments", stack.Object{"postId": post, "author": "Kim", "text": "Still here?"})} {
		if got.Status != 404 || got.Code() != "review_over" {
			t.Errorf("after it was revoked the link is answered %d %s", got.Status, got.Code())
		}
	}
}
