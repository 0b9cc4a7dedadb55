package httpapi

import (
	"time"

	"campaignos.dev/api/internal/media"
)

// Asset is a picture or a film in the library.
type Asset struct {
	ID          string `json:"id" example:"ast_01jd8x3v6e0000000000000000"`
	Filename    string `json:"filename" example:"winter-roast.jpg"`
	ContentType string `json:"contentType" example:"image/jpeg"`
	// Bytes.
	Size int64  `json:"size" example:"482113"`
	Kind string `json:"kind" enums:"image,video"`
	// uploading: waiting for the file; processing: being examined; ready; rejected: see rejection.
	Status    string          `json:"status" enums:"uploading,processing,ready,rejected"`
	Rejection *AssetRejection `json:"rejection,omitempty"`
	// Pixels; zero while unknown.
	Width  int `json:"width"`
	Height int `json:"height"`
	// What a person who can't see it should be told.
	AltText string `json:"altText"`
	// Short-lived address of the file; present when ready.
	URL          string     `json:"url,omitempty"`
	URLExpiresAt *time.Time `json:"urlExpiresAt,omitempty" format:"date-time"`
	Version      int64      `json:"version" example:"1"`
	CreatedBy    string     `json:"createdBy"`
	CreatedAt    time.Time  `json:"createdAt" format:"date-time"`
	UpdatedAt    time.Time  `json:"updatedAt" format:"date-time"`
} // @name Asset

// AssetRejection says why a file was refused.
type AssetRejection struct {
	Code    string `json:"code" example:"type_mismatch"`
	Message string `json:"message"`
} // @name AssetRejection

// AssetInput announces a file.
type AssetInput struct {
	Filename    string `json:"filename" validate:"required,max=255"`
	ContentType string `json:"contentType" example:"image/jpeg" validate:"required,max=100"`
	// Exact number of bytes.
	Size int64 `json:"size" minimum:"1" validate:"required,min=1"`
	// Hex SHA-256 of the file, checked on completion when given.
	SHA256  string `json:"sha256,omitempty" validate:"omitempty,len=64,hexadecimal,lowercase"`
	AltText string `json:"altText,omitempty" validate:"max=1000"`
} // @name AssetInput

// AssetPatch changes what it names and leaves the rest.
type AssetPatch struct {
	Filename *string `json:"filename,omitempty" validate:"omitempty,min=1,max=255"`
	AltText  *string `json:"altText,omitempty" validate:"omitempty,max=1000"`
} // @name AssetPatch

// Upload says how to send the file straight to the object store.
type Upload struct {
	Method string `json:"method" example:"PUT"`
	URL    string `json:"url"`
	// Headers that must be sent exactly so.
	Headers   map[string]string `json:"headers"`
	ExpiresAt time.Time         `json:"expiresAt" format:"date-time"`
} // @name Upload

// AssetUpload is a new asset and how to send its file.
type AssetUpload struct {
	Asset  Asset  `json:"asset"`
	Upload Upload `json:"upload"`
} // @name AssetUpload

// AssetList is a page of assets, newest first.
type AssetList struct {
	Data       []Asset `json:"data"`
	NextCursor *string `json:"nextCursor" extensions:"x-nullable"`
} // @name AssetList

func toAsset(m media.Asset) Asset {
	out := Asset{
		ID: string(m.ID), Filename: m.Filename, ContentType: m.ContentType, Size: m.Size, Kind: string(m.Kind),
		Status: string(m.Status), Width: m.Width, Height: m.Height, AltText: m.AltText, Version: m.Version,
		CreatedBy: m.CreatedBy, CreatedAt: m.CreatedAt, UpdatedAt: m.UpdatedAt,
	}
	if m.Rejection != nil {
		out.Rejection = &AssetRejection{Code: m.Rejection.Code, Message: m.Rejection.Message}
	}
	return out
}

func (in AssetInput) asset() media.Asset {
	return media.Asset{Filename: in.Filename, ContentType: in.ContentType, Size: in.Size, SHA256: in.SHA256, AltText: in.AltText}
}

func (in AssetPatch) apply(m *media.Asset) {
	set(&m.Filename, in.Filename)
	set(&m.AltText, in.AltText)
}
