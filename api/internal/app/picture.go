package app

import (
	"bytes"
	"context"
	"encoding/json"
	"io"
	"slices"
	"time"

	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/inspect"
	"campaignos.dev/api/internal/kit/clock"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/provider/gemini"
	"campaignos.dev/api/internal/tenant"
)

// painter is a team's model. The pictures that it makes are put into the object store below
// the team's prefix, and what they are is its answer.
type painter struct {
	*gemini.Client
	objects *objects
	in      tenant.ID
}

// Generate asks for a text or a picture. See engine.Model.
func (p painter) Generate(ctx context.Context, q engine.Prompt, grow func(string)) (engine.Reply, error) {
	if q.Paint == nil {
		return p.Client.Generate(ctx, q, grow)
	}
	made, err := p.Paint(ctx, q)
	if err != nil {
		return made.Reply, err
	}
	kept, err := p.keep(ctx, made.Data)
	if err != nil {
		return made.Reply, err
	}
	text, _ := json.Marshal(kept) // texts and numbers alone
	made.Reply.Text = string(text)
	return made.Reply, nil
}

// Bounds of a picture, in pixels; larger ones could exhaust the memory of whoever shows them.
const (
	mostSide   = 12_000
	mostPixels = 50_000_000
)

// keep puts a picture into the store. Faults: *engine.ModelError.
func (p painter) keep(ctx context.Context, data []byte) (engine.Picture, error) {
	is, err := inspect.Inspector{}.Inspect(bytes.NewReader(data), mostSide, mostPixels)
	if err != nil || !slices.Contains(engine.PictureTypes, is.ContentType) {
		return engine.Picture{}, &engine.ModelError{Code: "picture_unusable", Message: "The model gave a file that is no picture we can use. Start again.", Cause: err}
	}
	out := engine.Picture{
		Key: string(p.in) + "/" + id.Secret(20), ContentType: is.ContentType, Size: int64(len(data)), SHA256: is.SHA256, Width: is.Width, Height: is.Height,
	}
	_, err = p.objects.Write(ctx, out.Key, out.ContentType, func(w io.Writer) error {
		_, err := w.Write(data)
		return err
	})
	if err != nil && ctx.Err() == nil {
		return engine.Picture{}, &engine.ModelError{Code: "picture_not_kept", Message: "The picture can't be kept at the moment.", Retry: true, RetryAfter: busy, Cause: err}
	}
	return out, err
}

// paintingPrice is what pictures cost; the words that ask for them cost what others do.
func paintingPrice(c config.Gemini) engine.Price {
	if c.ImagePrice == 0 {
		return engine.Price{}
	}
	return engine.Price{Input: c.InputPrice, Output: c.ImagePrice}
}

// shownFor is how long the address of a run's picture works.
const shownFor = time.Hour

// pictures shows the pictures of runs.
type pictures struct {
	objects *objects
	clock   clock.Clock
}

// Address gives a short-lived address. See engine.Pictures.
func (p pictures) Address(ctx context.Context, of engine.Picture) (string, time.Time, error) {
	if _, err := p.objects.Size(ctx, of.Key); err != nil {
		if fault.KindOf(err) == fault.NotFound {
			err = engine.ErrNoPicture
		}
		return "", time.Time{}, err
	}
	url, err := p.objects.SignDownload(ctx, of.Key, shownFor)
	return url, p.clock.Now().Add(shownFor), err
}

// pictureLibrary takes the pictures of runs into the media library.
type pictureLibrary struct{ media *media.Service }

// AcceptPicture makes an asset of a picture. See image.Library.
func (l pictureLibrary) AcceptPicture(ctx context.Context, actor tenant.Actor, runID string, p engine.Picture, name, altText string) (string, error) {
	kept, err := l.media.Adopt(ctx, actor, media.Asset{
		ID: media.ID(id.Derived(id.Asset, runID)), Filename: name, ContentType: p.ContentType, Size: p.Size,
		Width: p.Width, Height: p.Height, AltText: altText, SHA256: p.SHA256, Key: p.Key,
	})
	return string(kept.ID), err
}
