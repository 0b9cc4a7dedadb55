// Package media is the tenant's library of pictures and films: sent straight to the object
// store, examined there, and shown to the networks when a post needs them.
package media

import (
	"path"
	"strings"
	"time"
	"unicode"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

// ID identifies an asset ("ast_…").
type ID string

// Status says how far an asset is.
type Status string

// The statuses.
const (
	Uploading  Status = "uploading"  // announced; the file is not there yet
	Processing Status = "processing" // sent; waiting to be examined
	Ready      Status = "ready"
	Rejected   Status = "rejected" // examined and refused; the file is gone
)

// Kind is the sort of file.
type Kind string

// The kinds.
const (
	Image Kind = "image"
	Video Kind = "video"
)

// Asset is one file of the library.
type Asset struct {
	ID          ID         `bson:"_id"`
	TenantID    tenant.ID  `bson:"tenantId"`
	Filename    string     `bson:"filename"`
	ContentType string     `bson:"contentType"`
	Size        int64      `bson:"size"` // bytes
	Kind        Kind       `bson:"kind"`
	Status      Status     `bson:"status"`
	Rejection   *Rejection `bson:"rejection,omitempty"`
	Width       int        `bson:"width"` // pixels; zero while unknown
	Height      int        `bson:"height"`
	AltText     string     `bson:"altText"`
	SHA256      string     `bson:"sha256"` // hex, as announced; empty: not checked
	// Key is where the file lies in the private bucket, PublicKey where networks fetch it.
	Key       string `bson:"key"`
	PublicKey string `bson:"publicKey"`
	// Exposed says that the file has been copied to the public bucket.
	Exposed   bool      `bson:"exposed"`
	CreatedBy string    `bson:"createdBy"`
	Version   int64     `bson:"version"`
	CreatedAt time.Time `bson:"createdAt"`
	UpdatedAt time.Time `bson:"updatedAt"`
}

// Rejection says why a file was refused.
type Rejection struct {
	Code    string `bson:"code"`
	Message string `bson:"message"`
}

// format is a type of file that the library takes.
type format struct {
	kind      Kind
	extension string
}

// formats are the types that the library takes. SVG and HTML are never among them: they
// carry scripts.
var formats = map[string]format{
	"image/jpeg":      {Image, ".jpg"},
	"image/png":       {Image, ".png"},
	"image/gif":       {Image, ".gif"},
	"image/webp":      {Image, ".webp"},
	"video/mp4":       {Video, ".mp4"},
	"video/quicktime": {Video, ".mov"},
}

// Bounds of a picture; larger ones could exhaust the memory of whoever decodes them.
const (
	maxSide   = 12_000
	maxPixels = 50_000_000
)

// tidyName takes from a file's name what could mislead: folders and control characters.
func tidyName(name string) string {
	name = path.Base(strings.ReplaceAll(name, `\`, "/"))
	name = strings.Map(func(r rune) rune {
		if unicode.IsControl(r) || r == '/' {
			return -1
		}
		return r
	}, name)
	if name = strings.TrimSpace(name); name == "." || name == "" {
		return "file"
	}
	return name
}

// check says what is wrong with an announced file. Faults: fault.ErrInvalid.
func (a *Asset) check() error {
	var wrong fault.Fields
	f, known := formats[a.ContentType]
	wrong.Require(known, "contentType", "not_allowed", "Send a JPEG, PNG, GIF or WebP picture, or an MP4 or MOV film.")
	wrong.Require(a.Size > 0, "size", "out_of_range", "Give the file's size in bytes.")
	a.Kind = f.kind
	return wrong.Err()
}

// extension is the ending of the asset's type, which networks ask for.
func (a *Asset) extension() string { return formats[a.ContentType].extension }
