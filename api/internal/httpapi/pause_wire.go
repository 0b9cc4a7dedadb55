package httpapi

import (
	"time"

	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
)

// PauseInput stops publishing for a while.
type PauseInput struct {
	// What is stopped: everything, a campaign's posts, or what goes to a channel.
	Kind string `json:"kind" enums:"team,campaign,channel" validate:"required,oneof=team campaign channel"`
	// The campaign's or channel's id; left out for the team.
	TargetID string `json:"targetId,omitempty" example:"chn_01jd8x3v6e0000000000000000" validate:"max=60"`
	// What becomes of the posts that fall due meanwhile. ask: they stay held; publish: they go
	// out late, in order and spaced; skip: they don't go out. It can be chosen anew at the end.
	Meanwhile string `json:"meanwhile,omitempty" enums:"ask,publish,skip" default:"ask" validate:"omitempty,oneof=ask publish skip"`
	// When it ends by itself; when left out, somebody has to end it.
	Until *Instant `json:"until,omitempty" swaggertype:"string" format:"date-time"`
} // @name PauseInput

// PauseEnd ends a pause.
type PauseEnd struct {
	// What becomes of the posts that fell due meanwhile; when left out, what was chosen at the
	// beginning.
	Meanwhile string `json:"meanwhile,omitempty" enums:"ask,publish,skip" validate:"omitempty,oneof=ask publish skip"`
} // @name PauseEnd

// Pause is a stop of publishing.
type Pause struct {
	ID        string     `json:"id" example:"pau_01jd8x3v6e0000000000000000"`
	Kind      string     `json:"kind" enums:"team,campaign,channel"`
	TargetID  string     `json:"targetId,omitempty"`
	Meanwhile string     `json:"meanwhile" enums:"ask,publish,skip"`
	Until     *time.Time `json:"until,omitempty" format:"date-time"`
	// Posts that fell due and are held.
	HeldPosts int64     `json:"heldPosts" example:"3"`
	CreatedBy string    `json:"createdBy" example:"usr_01jd8x3v6e0000000000000000"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
} // @name Pause

// PauseList is every pause in force, oldest first.
type PauseList struct {
	Data       []Pause `json:"data"`
	NextCursor *string `json:"nextCursor" extensions:"x-nullable"`
} // @name PauseList

func (in PauseInput) wish() pause.Wish {
	w := pause.Wish{Kind: pause.Kind(in.Kind), TargetID: in.TargetID, Meanwhile: post.Meanwhile(in.Meanwhile)}
	if w.Meanwhile == "" {
		w.Meanwhile = post.Ask
	}
	if in.Until != nil {
		w.Until = time.Time(*in.Until)
	}
	return w
}

func toPause(p pause.Counted) Pause {
	return Pause{
		ID: string(p.ID), Kind: string(p.Kind), TargetID: p.TargetID, Meanwhile: string(p.Meanwhile), Until: toTime(p.Until),
		HeldPosts: p.Held, CreatedBy: p.CreatedBy, CreatedAt: p.CreatedAt,
	}
}
