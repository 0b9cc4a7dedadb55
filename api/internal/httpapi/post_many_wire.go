package httpapi

import (
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/post"
)

// RescheduleInput gives posts new moments.
type RescheduleInput struct {
	// The posts, in any order: they keep the one that they had.
	PostIDs []string `json:"postIds" validate:"required,min=1,max=100,dive,max=64"`
	// When the first goes out.
	StartAt Instant `json:"startAt" swaggertype:"string" format:"date-time" validate:"required"`
	// How much later each further one goes out, at most a week; left out, all go out at once.
	SpacingMinutes int `json:"spacingMinutes,omitempty" example:"60" validate:"min=0,max=10080"`
} // @name RescheduleInput

// RescheduleResult is what became of one post.
type RescheduleResult struct {
	PostID string `json:"postId"`
	// Whether it goes out at publishAt.
	OK        bool       `json:"ok"`
	PublishAt *time.Time `json:"publishAt,omitempty" format:"date-time"`
	// Why not, as the code of a problem and in words; absent where it does.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
} // @name RescheduleResult

// RescheduleResultList is what became of each post, in their order.
type RescheduleResultList struct {
	Data []RescheduleResult `json:"data"`
} // @name RescheduleResultList

func toRescheduled(r post.Rescheduled) RescheduleResult {
	if r.Err != nil {
		f := toFault(r.Err)
		return RescheduleResult{PostID: string(r.ID), Code: f.Code, Message: explained(f)}
	}
	return RescheduleResult{PostID: string(r.ID), OK: true, PublishAt: toTime(r.PublishAt)}
}

// BulkInput does the same with many posts.
type BulkInput struct {
	PostIDs []string `json:"postIds" validate:"required,min=1,max=100,dive,max=64"`
	// shift moves them by days, at the same time by the team's clocks; label adds a label; queue schedules each for its next free posting time.
	Action string `json:"action" enums:"delete,submit,approve,unschedule,shift,label,queue" validate:"required,oneof=delete submit approve unschedule shift label queue"`
	// Of shift: days later, or earlier where it is negative.
	Days int `json:"days,omitempty" example:"7" validate:"min=-365,max=365"`
	// Of label.
	Label string `json:"label,omitempty" validate:"max=40"`
} // @name BulkInput

// BulkResult is what became of one post.
type BulkResult struct {
	PostID string `json:"postId"`
	OK     bool   `json:"ok"`
	// Why not, as the code of a problem and in words; absent where it was done.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
} // @name BulkResult

// BulkResultList is what became of each post, in the order they were named.
type BulkResultList struct {
	Data []BulkResult `json:"data"`
} // @name BulkResultList

func (in BulkInput) bulk() post.Bulk {
	ids := each(in.PostIDs, func(id string) post.ID { return post.ID(id) })
	return post.Bulk{IDs: ids, Action: post.Action(in.Action), Days: in.Days, Label: in.Label}
}

func toBulkResult(d post.Done) BulkResult {
	if d.Err != nil {
		f := toFault(d.Err)
		return BulkResult{PostID: string(d.ID), Code: f.Code, Message: explained(f)}
	}
	return BulkResult{PostID: string(d.ID), OK: true}
}

// explained is a fault in words, those of its fields where it names any: people who act on
// many posts see no form.
func explained(f *fault.Error) string {
	if len(f.Fields) == 0 {
		return f.Message
	}
	return strings.Join(each(f.Fields, func(wrong fault.Field) string { return wrong.Message }), " ")
}
