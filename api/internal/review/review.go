// Package review shows posts to people who have no account, and collects what they and the
// team say about them.
//
// Whoever has a review link can read its posts and comment on them until it expires or is
// revoked; they can change nothing.
package review

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"time"
	"unicode/utf8"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// Bounds of links and comments.
const (
	mostPosts   = 100
	longestLife = 90 * 24 * time.Hour
	longestName = 80   // characters
	longestText = 2000 // characters
	// mostComments is how many a post takes, so that a link that went astray fills nothing.
	mostComments = 500
)

// Link lets whoever has it see some posts.
type Link struct {
	ID        string    `bson:"_id"` // "rvl_…"
	TenantID  tenant.ID `bson:"tenantId"`
	Name      string    `bson:"name"` // whom it is for, in the team's words
	PostIDs   []post.ID `bson:"postIds"`
	Secret    string    `bson:"secret"` // hash of the token in its address, which is kept nowhere
	CreatedBy string    `bson:"createdBy"`
	CreatedAt time.Time `bson:"createdAt"`
	ExpiresAt time.Time `bson:"expiresAt"`
	RevokedAt time.Time `bson:"revokedAt,omitempty"`
	Version   int64     `bson:"version"`
}

// Open says whether a link shows anything at an instant.
func (l Link) Open(now time.Time) bool { return l.RevokedAt.IsZero() && now.Before(l.ExpiresAt) }

// Comment is what somebody said about a post.
type Comment struct {
	ID       string    `bson:"_id"` // "cmt_…"
	TenantID tenant.ID `bson:"tenantId"`
	PostID   post.ID   `bson:"postId"`
	LinkID   string    `bson:"linkId,omitempty"` // by which an outsider came; empty: one of the team
	UserID   string    `bson:"userId,omitempty"` // one of the team's; empty: an outsider
	Author   string    `bson:"author"`           // as an outsider calls themselves; the team's people by their names
	Text     string    `bson:"text"`
	At       time.Time `bson:"at"`
}

func hash(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

// tidy trims a comment. Faults: fault.ErrInvalid.
func (c *Comment) tidy() error {
	c.Author, c.Text = strings.Join(strings.Fields(c.Author), " "), strings.TrimSpace(c.Text)
	var wrong fault.Fields
	wrong.Require(c.Author != "" && utf8.RuneCountInString(c.Author) <= longestName, "author", "out_of_range", "Tell us your name, in at most 80 characters.")
	wrong.Require(c.Text != "" && utf8.RuneCountInString(c.Text) <= longestText, "text", "out_of_range", "Write something, in at most 2,000 characters.")
	return wrong.Err()
}
