package httpapi

import (
	"net/http"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/post"
)

// listReviewLinks lists the review links that have not been revoked, newest first, without their addresses.
//
//	@ID		listReviewLinks
//	@Summary	List review links
//	@Tags		reviews
//	@Produce	json,application/problem+json
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	ReviewLinkList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/review-links [get]
func (a *API) listReviewLinks(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	got, err := a.Reviews.Links(c.Request().Context(), actor(c), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, ReviewLinkList{Data: each(got.Items, toReviewLink), NextCursor: next(got.Next)})
}

// createReviewLink makes an address at which people without an account read posts and comment on them. The address is shown this once.
//
//	@ID		createReviewLink
//	@Summary	Create a review link
//	@Tags		reviews
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		body	body	ReviewLinkInput	true	"ReviewLinkInput"
//	@Success	201	{object}	ReviewLinkSecret
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/review-links [post]
func (a *API) createReviewLink(c echo.Context) error {
	var in ReviewLinkInput
	if err := bind(c, &in); err != nil {
		return err
	}
	ids := each(in.PostIDs, func(id string) post.ID { return post.ID(id) })
	l, token, err := a.Reviews.Create(c.Request().Context(), actor(c), in.Name, ids, time.Duration(in.days())*24*time.Hour)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, ReviewLinkSecret{Link: toReviewLink(l), URL: a.o.AppURL + "/review#" + token})
}

// deleteReviewLink ends a review link at once.
//
//	@ID		deleteReviewLink
//	@Summary	Revoke a review link
//	@Tags		reviews
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the link."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/review-links/{id} [delete]
func (a *API) deleteReviewLink(c echo.Context) error {
	if err := a.Reviews.Revoke(c.Request().Context(), actor(c), c.Param("id")); err != nil {
		return err
	}
	return done(c)
}

// listComments lists what the team and its reviewers said about a post, oldest first.
//
//	@ID		listComments
//	@Summary	List the comments on a post
//	@Tags		reviews
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the post."
//	@Success	200	{object}	CommentList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/comments [get]
func (a *API) listComments(c echo.Context) error {
	all, err := a.Reviews.Comments(c.Request().Context(), actor(c), post.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, CommentList{Data: each(all, toComment)})
}

// createComment says something about a post, for the team and for whoever has a review link to it.
//
//	@ID		createComment
//	@Summary	Comment on a post
//	@Tags		reviews
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		id	path	string	true	"Id of the post."
//	@Param		body	body	CommentInput	true	"CommentInput"
//	@Success	201	{object}	Comment
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/{id}/comments [post]
func (a *API) createComment(c echo.Context) error {
	var in CommentInput
	if err := bind(c, &in); err != nil {
		return err
	}
	said, err := a.Reviews.Reply(c.Request().Context(), actor(c), post.ID(c.Param("id")), in.Text)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, toComment(said))
}

// getReview shows the posts of a review link to whoever has it, as each network will be given them.
//
//	@ID		getReview
//	@Summary	Read the posts of a review link
//	@Tags		reviews
//	@Produce	json,application/problem+json
//	@Param		token	path	string	true	"Token of the link."
//	@Success	200	{object}	Review
//	@Failure	default	{object}	Problem
//	@Router		/v1/reviews/{token} [get]
func (a *API) getReview(c echo.Context) error {
	v, err := a.Reviews.Look(c.Request().Context(), c.Param("token"))
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toReview(v))
}

// createReviewComment says something about a post of a review link. The team is told.
//
//	@ID		createReviewComment
//	@Summary	Comment by a review link
//	@Tags		reviews
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		token	path	string	true	"Token of the link."
//	@Param		body	body	ReviewCommentInput	true	"ReviewCommentInput"
//	@Success	201	{object}	Comment
//	@Failure	default	{object}	Problem
//	@Router		/v1/reviews/{token}/comments [post]
func (a *API) createReviewComment(c echo.Context) error {
	var in ReviewCommentInput
	if err := bind(c, &in); err != nil {
		return err
	}
	said, err := a.Reviews.Say(c.Request().Context(), c.Param("token"), post.ID(in.PostID), in.Author, in.Text)
	if err != nil {
		return err
	}
	return answer(c, http.StatusCreated, toComment(said))
}
