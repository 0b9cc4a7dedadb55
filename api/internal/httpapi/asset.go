package httpapi

import (
	"github.com/labstack/echo/v4"
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
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
	return echo.ErrNotImplemented
}
