package httpapi

import (
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/campaign"
)

// listCampaigns pages through campaigns, newest first.
//
//	@ID		listCampaigns
//	@Summary	List campaigns
//	@Tags		campaigns
//	@Produce	json,application/problem+json
//	@Param		status	query	string	false	"Only campaigns in this state." Enums(draft,active,archived)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	CampaignList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns [get]
func (a *API) listCampaigns(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	status, err := oneOf(c, "status", "draft", "active", "archived")
	if err != nil {
		return err
	}
	got, err := a.Campaigns.List(c.Request().Context(), actor(c), campaign.Status(status), req)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, CampaignList{Data: each(got.Items, toCampaign), NextCursor: next(got.Next)})
}

// createCampaign adds a campaign.
//
//	@ID		createCampaign
//	@Summary	Create a campaign
//	@Tags		campaigns
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	CampaignInput	true	"CampaignInput"
//	@Success	201	{object}	Campaign
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns [post]
func (a *API) createCampaign(c echo.Context) error {
	var in CampaignInput
	if err := bind(c, &in); err != nil {
		return err
	}
	x, err := a.Campaigns.Create(c.Request().Context(), actor(c), in.campaign())
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, x.Version, toCampaign(x))
}

// getCampaign reads one campaign.
//
//	@ID		getCampaign
//	@Summary	Get a campaign
//	@Tags		campaigns
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the campaign."
//	@Success	200	{object}	Campaign
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns/{id} [get]
func (a *API) getCampaign(c echo.Context) error {
	x, err := a.Campaigns.Get(c.Request().Context(), actor(c), campaign.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, x.Version, toCampaign(x))
}

// updateCampaign changes what the body names.
//
//	@ID		updateCampaign
//	@Summary	Change a campaign
//	@Tags		campaigns
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the campaign."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	CampaignPatch	true	"CampaignPatch"
//	@Success	200	{object}	Campaign
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns/{id} [patch]
func (a *API) updateCampaign(c echo.Context) error {
	var in CampaignPatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	x, err := a.Campaigns.Update(c.Request().Context(), actor(c), campaign.ID(c.Param("id")), version, in.apply)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, x.Version, toCampaign(x))
}

// deleteCampaign removes a campaign.
//
//	@ID		deleteCampaign
//	@Summary	Delete a campaign
//	@Tags		campaigns
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the campaign."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns/{id} [delete]
func (a *API) deleteCampaign(c echo.Context) error {
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Campaigns.Delete(c.Request().Context(), actor(c), campaign.ID(c.Param("id")), version); err != nil {
		return err
	}
	return done(c)
}

// archiveCampaign puts a campaign away; its history stays.
//
//	@ID		archiveCampaign
//	@Summary	Archive a campaign
//	@Tags		campaigns
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the campaign."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	Campaign
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns/{id}/archive [post]
func (a *API) archiveCampaign(c echo.Context) error {
	x, err := a.Campaigns.Archive(c.Request().Context(), actor(c), campaign.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, x.Version, toCampaign(x))
}

// duplicateCampaign starts a new draft with the same brief.
//
//	@ID		duplicateCampaign
//	@Summary	Duplicate a campaign
//	@Tags		campaigns
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the campaign."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	201	{object}	Campaign
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/campaigns/{id}/duplicate [post]
func (a *API) duplicateCampaign(c echo.Context) error {
	x, err := a.Campaigns.Duplicate(c.Request().Context(), actor(c), campaign.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, x.Version, toCampaign(x))
}
