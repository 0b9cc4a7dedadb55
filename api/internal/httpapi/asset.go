package httpapi

import (
	"context"
	"net/http"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/media"
)

// listAssets pages through the media library, newest first.
//
//	@ID		listAssets
//	@Summary	List assets
//	@Tags		assets
//	@Produce	json,application/problem+json
//	@Param		kind	query	string	false	"Only pictures or only films." Enums(image,video)
//	@Param		limit	query	integer	false	"Rows in a page, 1 to 100." minimum(1) maximum(100) default(50)
//	@Param		cursor	query	string	false	"nextCursor of the page before."
//	@Success	200	{object}	AssetList
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets [get]
func (a *API) listAssets(c echo.Context) error {
	req, err := pageOf(c)
	if err != nil {
		return err
	}
	kind, err := oneOf(c, "kind", "image", "video")
	if err != nil {
		return err
	}
	got, err := a.Media.List(c.Request().Context(), actor(c), media.Kind(kind), req)
	if err != nil {
		return err
	}
	list := AssetList{Data: make([]Asset, 0, len(got.Items)), NextCursor: next(got.Next)}
	for _, m := range got.Items {
		one, err := a.toAsset(c.Request().Context(), m)
		if err != nil {
			return err
		}
		list.Data = append(list.Data, one)
	}
	return answer(c, http.StatusOK, list)
}

// createAsset announces a file and answers how to send it straight to the object store.
//
//	@ID		createAsset
//	@Summary	Announce a file
//	@Tags		assets
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	AssetInput	true	"AssetInput"
//	@Success	201	{object}	AssetUpload
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets [post]
func (a *API) createAsset(c echo.Context) error {
	var in AssetInput
	if err := bind(c, &in); err != nil {
		return err
	}
	m, upload, err := a.Media.Announce(c.Request().Context(), actor(c), in.asset())
	if err != nil {
		return err
	}
	one, err := a.toAsset(c.Request().Context(), m)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusCreated, m.Version, AssetUpload{Asset: one, Upload: Upload(upload)})
}

// completeAsset says that the file was sent; a worker examines it.
//
//	@ID		completeAsset
//	@Summary	Finish an upload
//	@Tags		assets
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the asset."
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Success	200	{object}	Asset
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets/{id}/complete [post]
func (a *API) completeAsset(c echo.Context) error {
	m, err := a.Media.Complete(c.Request().Context(), actor(c), media.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return a.answerAsset(c, m)
}

// getAsset reads one asset.
//
//	@ID		getAsset
//	@Summary	Get an asset
//	@Tags		assets
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the asset."
//	@Success	200	{object}	Asset
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets/{id} [get]
func (a *API) getAsset(c echo.Context) error {
	m, err := a.Media.Get(c.Request().Context(), actor(c), media.ID(c.Param("id")))
	if err != nil {
		return err
	}
	return a.answerAsset(c, m)
}

// getAssetContent leads to the file at a short-lived address.
//
//	@ID		getAssetContent
//	@Summary	Get the file
//	@Tags		assets
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the asset."
//	@Success	302	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets/{id}/content [get]
func (a *API) getAssetContent(c echo.Context) error {
	ctx := c.Request().Context()
	m, err := a.Media.Get(ctx, actor(c), media.ID(c.Param("id")))
	if err != nil {
		return err
	}
	url, _, err := a.Media.Address(ctx, m)
	if err != nil {
		return err
	}
	return c.Redirect(http.StatusFound, url)
}

// updateAsset changes what the body names.
//
//	@ID		updateAsset
//	@Summary	Change an asset
//	@Tags		assets
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the asset."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Param		body	body	AssetPatch	true	"AssetPatch"
//	@Success	200	{object}	Asset
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets/{id} [patch]
func (a *API) updateAsset(c echo.Context) error {
	var in AssetPatch
	version, err := ifMatch(c)
	if err == nil {
		err = bind(c, &in)
	}
	if err != nil {
		return err
	}
	m, err := a.Media.Update(c.Request().Context(), actor(c), media.ID(c.Param("id")), version, in.apply)
	if err != nil {
		return err
	}
	return a.answerAsset(c, m)
}

// deleteAsset removes an asset that nothing uses, and its file.
//
//	@ID		deleteAsset
//	@Summary	Delete an asset
//	@Tags		assets
//	@Produce	json,application/problem+json
//	@Param		id	path	string	true	"Id of the asset."
//	@Param		If-Match	header	string	false	"The version to change, as the ETag named it; another one answers 412."
//	@Success	204	""
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/assets/{id} [delete]
func (a *API) deleteAsset(c echo.Context) error {
	version, err := ifMatch(c)
	if err != nil {
		return err
	}
	if err := a.Media.Delete(c.Request().Context(), actor(c), media.ID(c.Param("id")), version); err != nil {
		return err
	}
	return done(c)
}

func (a *API) answerAsset(c echo.Context, m media.Asset) error {
	one, err := a.toAsset(c.Request().Context(), m)
	if err != nil {
		return err
	}
	return answerVersioned(c, http.StatusOK, m.Version, one)
}

// toAsset gives an asset with the address of its file, where there is one.
func (a *API) toAsset(ctx context.Context, m media.Asset) (Asset, error) {
	out := toAsset(m)
	if m.Status != media.Ready {
		return out, nil
	}
	url, ends, err := a.Media.Address(ctx, m)
	out.URL, out.URLExpiresAt = url, toTime(ends)
	return out, err
}
