package httpapi

import (
	"context"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// DecisionInput is an approver's word on a post.
type DecisionInput struct {
	// What the author should know; needed where a post is sent back.
	Comment string `json:"comment,omitempty" validate:"max=2000"`
} // @name DecisionInput

func toApproval(a *post.Approval) *PostApprovalState {
	if a == nil {
		return nil
	}
	return &PostApprovalState{
		SubmittedBy: a.SubmittedBy, SubmittedAt: a.SubmittedAt, DecidedBy: a.DecidedBy, DecidedAt: toTime(a.DecidedAt),
		Approved: a.Approved, Comment: a.Comment,
	}
}

// submitPost asks the team's approvers to look at a post. It must be able to go out as it is.
//
//	@ID		submitPost
//	@Summary	Submit a post for approval
//	@Tags		posts
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/submit [post]
func (a *API) submitPost(c echo.Context) error { return a.changePost(c, a.Posts.Submit) }

// approvePost lets a submitted post go out as it is: at the moment that it is meant for, if that is still to come, else once somebody schedules it. A change of its content takes the approval back.
//
//	@ID		approvePost
//	@Summary	Approve a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	DecisionInput	false	"DecisionInput"
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/approve [post]
func (a *API) approvePost(c echo.Context) error { return a.decidePost(c, a.Posts.Approve) }

// rejectPost sends a submitted post back to its author with what is to change.
//
//	@ID		rejectPost
//	@Summary	Reject a post
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	DecisionInput	true	"DecisionInput"
//	@Success	200	{object}	Post
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/reject [post]
func (a *API) rejectPost(c echo.Context) error { return a.decidePost(c, a.Posts.Reject) }

func (a *API) decidePost(c echo.Context, decide func(context.Context, tenant.Actor, post.ID, int64, string) (post.Post, error)) error {
	var in DecisionInput
	if err := bindOptional(c, &in); err != nil {
		return err
	}
	return a.changePost(c, func(ctx context.Context, who tenant.Actor, id post.ID, version int64) (post.Post, error) {
		return decide(ctx, who, id, version, in.Comment)
	})
}
