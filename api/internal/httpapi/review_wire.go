package httpapi

import (
	"time"

	"campaignos.dev/api/internal/review"
)

// ReviewLinkInput makes a review link.
type ReviewLinkInput struct {
	// Whom it is for, in the team's words.
	Name    string   `json:"name" example:"Client, January" validate:"required,max=80"`
	PostIDs []string `json:"postIds" validate:"required,min=1,max=100,unique,dive,max=64"`
	// How many days it is good for; 14 when left out.
	Days int `json:"days,omitempty" example:"14" validate:"min=0,max=90"`
} // @name ReviewLinkInput

func (in ReviewLinkInput) days() int {
	if in.Days == 0 {
		return 14
	}
	return in.Days
}

// ReviewLink lets whoever has its address read posts and comment on them.
type ReviewLink struct {
	ID        string    `json:"id" example:"rvl_01jd8x3v6e0000000000000000"`
	Name      string    `json:"name" example:"Client, January"`
	PostIDs   []string  `json:"postIds"`
	CreatedBy string    `json:"createdBy"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
	ExpiresAt time.Time `json:"expiresAt" format:"date-time"`
} // @name ReviewLink

// ReviewLinkSecret is a link with its address, which is shown this once.
type ReviewLinkSecret struct {
	Link ReviewLink `json:"link"`
	URL  string     `json:"url"`
} // @name ReviewLinkSecret

// ReviewLinkList is a page of links, newest first.
type ReviewLinkList struct {
	Data       []ReviewLink `json:"data"`
	NextCursor *string      `json:"nextCursor" extensions:"x-nullable"`
} // @name ReviewLinkList

// CommentInput says something about a post.
type CommentInput struct {
	Text string `json:"text" example:"The second line is stronger." validate:"required,max=2000"`
} // @name CommentInput

// ReviewCommentInput is what somebody without an account says about a post.
type ReviewCommentInput struct {
	PostID string `json:"postId" validate:"required,max=64"`
	// What they call themselves.
	Author string `json:"author" example:"Kim" validate:"required,max=80"`
	Text   string `json:"text" example:"The second line is stronger." validate:"required,max=2000"`
} // @name ReviewCommentInput

// Comment is what somebody said about a post.
type Comment struct {
	ID     string `json:"id" example:"cmt_01jd8x3v6e0000000000000000"`
	Author string `json:"author" example:"Kim"`
	// Whether it is one of the team's; others came by a review link.
	Member bool      `json:"member"`
	Text   string    `json:"text"`
	At     time.Time `json:"at" format:"date-time"`
} // @name Comment

// CommentList is every comment on a post, oldest first.
type CommentList struct {
	Data       []Comment `json:"data"`
	NextCursor *string   `json:"nextCursor" extensions:"x-nullable"`
} // @name CommentList

// Review is what a review link shows.
type Review struct {
	// Name of the team.
	Team      string       `json:"team" example:"Northwind Coffee"`
	Name      string       `json:"name" example:"Client, January"`
	ExpiresAt time.Time    `json:"expiresAt" format:"date-time"`
	Posts     []ReviewPost `json:"posts"`
} // @name Review

// ReviewPost is a post as its readers will see it.
type ReviewPost struct {
	ID    string `json:"id"`
	State string `json:"state" enums:"draft,pending_approval,approved,scheduled,publishing,published,partially_published,failed,rejected,canceled,held,missed"`
	// When it goes out, went out, or is meant to; absent where nobody has said.
	PublishAt *time.Time      `json:"publishAt,omitempty" format:"date-time"`
	Wordings  []ReviewWording `json:"wordings"`
	Media     []ReviewMedia   `json:"media"`
	Comments  []Comment       `json:"comments"`
} // @name ReviewPost

// ReviewWording is what a network is given.
type ReviewWording struct {
	Network string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	// The text, and what follows it in posts of their own.
	Parts        []string `json:"parts"`
	FirstComment string   `json:"firstComment,omitempty"`
	Link         string   `json:"link,omitempty"`
} // @name ReviewWording

// ReviewMedia is a picture or film.
type ReviewMedia struct {
	Kind string `json:"kind" enums:"image,video"`
	// Good for a few minutes.
	URL     string `json:"url"`
	AltText string `json:"altText,omitempty"`
} // @name ReviewMedia

func toReviewLink(l review.Link) ReviewLink {
	ids := make([]string, len(l.PostIDs))
	for i, id := range l.PostIDs {
		ids[i] = string(id)
	}
	return ReviewLink{ID: l.ID, Name: l.Name, PostIDs: ids, CreatedBy: l.CreatedBy, CreatedAt: l.CreatedAt, ExpiresAt: l.ExpiresAt}
}

func toComment(c review.Comment) Comment {
	return Comment{ID: c.ID, Author: c.Author, Member: c.LinkID == "", Text: c.Text, At: c.At}
}

func toReview(v review.View) Review {
	return Review{Team: v.Team, Name: v.Link.Name, ExpiresAt: v.Link.ExpiresAt, Posts: each(v.Posts, toReviewPost)}
}

func toReviewPost(s review.Shown) ReviewPost {
	return ReviewPost{
		ID: string(s.Post.ID), State: string(s.Post.State), PublishAt: toTime(s.Post.PublishAt),
		Wordings: each(s.Wordings, func(w review.Wording) ReviewWording {
			return ReviewWording{Network: string(w.Network), Parts: w.Words.Parts, FirstComment: w.Words.Comment, Link: w.Words.Link}
		}),
		Media:    each(s.Pictures, func(p review.Picture) ReviewMedia { return ReviewMedia(p) }),
		Comments: each(s.Comments, toComment),
	}
}
