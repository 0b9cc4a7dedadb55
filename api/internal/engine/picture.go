package engine

import (
	"context"
	"encoding/json"
	"slices"
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/schema"
	"campaignos.dev/api/internal/tenant"
)

// Paint says that a prompt asks for a picture instead of a text.
type Paint struct {
	Ratio string // width to height, such as "4:5"
}

// MaxPicture bounds the tokens of a picture, for what a run is held to take at most.
const MaxPicture = 4096

// Picture is a picture that a model made. Its bytes lie in the object store; the record
// keeps what they are, so that it can be replayed without them.
type Picture struct {
	Key         string `json:"key"` // in the private bucket, below the tenant's prefix
	ContentType string `json:"contentType"`
	Size        int64  `json:"size"`   // bytes
	SHA256      string `json:"sha256"` // hex
	Width       int    `json:"width"`  // pixels
	Height      int    `json:"height"`
}

// PictureTypes are the types of picture that models make and the library takes.
var PictureTypes = []string{"image/png", "image/jpeg", "image/webp"}

// Bounds of a picture.
const (
	maxPictureSide  = 12_000
	maxPictureBytes = 50 << 20
)

// PictureForm is the form of an answer that is a picture.
func PictureForm() *schema.Schema {
	return schema.Object("A picture.", append([]schema.Field{schema.Must("key", schema.Text("Where it lies.", 1, 200))}, PictureFields()...)...)
}

// PictureFields are what a picture is, but for where it lies.
func PictureFields() []schema.Field {
	return []schema.Field{
		schema.Must("contentType", schema.OneOf("Its type.", PictureTypes...)),
		schema.Must("size", schema.Integer("Its size in bytes.", 1, maxPictureBytes)),
		schema.Must("sha256", schema.Text("SHA-256 of its bytes, in hex.", 64, 64)),
		schema.Must("width", schema.Integer("Its width in pixels.", 1, maxPictureSide)),
		schema.Must("height", schema.Integer("Its height in pixels.", 1, maxPictureSide)),
	}
}

// Picture is the picture of a run that succeeded: the model's own answer, whatever a person
// made of the output. Faults: ErrNoPicture.
func (r Run) Picture() (Picture, error) {
	answers := r.answers()
	var p Picture
	if r.Status != Succeeded || len(answers) == 0 || json.Unmarshal([]byte(answers[len(answers)-1].Answer), &p) != nil {
		return Picture{}, ErrNoPicture
	}
	if !strings.HasPrefix(p.Key, string(r.TenantID)+"/") || !slices.Contains(PictureTypes, p.ContentType) {
		return Picture{}, ErrNoPicture
	}
	return p, nil
}

// Pictures is where the pictures of runs lie.
type Pictures interface {
	// Address gives a short-lived address of a picture. Faults: ErrNoPicture where it is gone.
	Address(ctx context.Context, p Picture) (url string, ends time.Time, err error)
}

// Shown is a picture with a short-lived address.
type Shown struct {
	Picture
	URL       string
	ExpiresAt time.Time
}

// Show gives a run's picture to look at. Faults: ErrNotFound, ErrNoPicture.
func (s *Service) Show(ctx context.Context, actor tenant.Actor, id ID) (Shown, error) {
	r, err := s.Store.Get(ctx, actor.Scope(), id)
	if err != nil {
		return Shown{}, err
	}
	p, err := r.Picture()
	if err != nil {
		return Shown{}, err
	}
	url, ends, err := s.Pictures.Address(ctx, p)
	return Shown{p, url, ends}, err
}
