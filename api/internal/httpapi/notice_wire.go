package httpapi

import (
	"time"

	"campaignos.dev/api/internal/notify"
)

// Notification tells a person that something happened.
type Notification struct {
	ID   string `json:"id" example:"ntf_01jd8x3v6e0000000000000000"`
	Kind string `json:"kind" example:"post.failed"`
	// Full sentence.
	Text string `json:"text"`
	// Path in the app that shows more.
	Path      string    `json:"path,omitempty" example:"/posts/pst_01jd8x3v6e0000000000000000"`
	Read      bool      `json:"read"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
} // @name Notification

// NotificationList is a page of notifications, newest first.
type NotificationList struct {
	Data       []Notification `json:"data"`
	NextCursor *string        `json:"nextCursor" extensions:"x-nullable"`
	Unread     int64          `json:"unread"`
} // @name NotificationList

// ReadInput marks notifications as read.
type ReadInput struct {
	// Ids to mark; all when left out.
	IDs []string `json:"ids,omitempty" validate:"max=100,dive,min=1"`
} // @name ReadInput

// ChangeEvent is one line of the tenant's event stream (SSE, the data member): something
// changed; fetch it anew.
type ChangeEvent struct {
	Type string    `json:"type" enums:"post,campaign,creative,asset,channel,run,subscription,payment,notification,brand,member,invite,key,tenant,export"`
	ID   string    `json:"id"`
	At   time.Time `json:"at" format:"date-time"`
} // @name ChangeEvent

func toNotification(n notify.Notice, reader string) Notification {
	return Notification{ID: string(n.ID), Kind: n.Kind, Text: n.Text, Path: n.Path, Read: n.ReadByUser(reader), CreatedAt: n.CreatedAt}
}
