package media_test

import (
	"bytes"
	"errors"
	"io"
	"testing"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/media"
)

// made puts a picture into the store as a run does, and gives the asset to be.
func (s *stage) made(id, key string) media.Asset {
	s.t.Helper()
	data := picture()
	if _, err := s.objects.Write(s.t.Context(), key, "image/png", func(w io.Writer) error {
		_, err := io.Copy(w, bytes.NewReader(data))
		return err
	}); err != nil {
		s.t.Fatal(err)
	}
	return media.Asset{ID: media.ID(id), Filename: "Steam/over a cup.png", ContentType: "image/png", Size: int64(len(data)), Width: 4, Height: 3, AltText: "Steam.", Key: key}
}

func TestAPictureOfARunBecomesOneAssetAndIsCountedOnce(t *testing.T) {
	s := newStage(t)
	asset := s.made("ast_run", "ten_ada/made")
	for range 2 {
		a, err := s.Adopt(t.Context(), ada, asset)
		if err != nil || a.Status != media.Ready || a.Kind != media.Image || a.Width != 4 || a.AltText != "Steam." || a.Filename != "over a cup.png" {
			t.Fatalf("%+v, %v", a, err)
		}
	}
	s.quota.ceiling = 1
	if _, err := s.Adopt(t.Context(), ada, asset); err != nil {
		t.Errorf("what is there takes no room: %v", err)
	}
	if s.quota.used["ten_ada"] != asset.Size {
		t.Errorf("%d bytes are counted, want %d", s.quota.used["ten_ada"], asset.Size)
	}
	if _, _, err := s.Address(t.Context(), media.Asset{Status: media.Ready, Key: asset.Key}); err != nil {
		t.Error(err)
	}
	if err := s.Delete(t.Context(), ada, "ast_run", 0); err != nil {
		t.Fatal(err)
	}
	if _, err := s.Adopt(t.Context(), ada, asset); !errors.Is(err, media.ErrGone) {
		t.Errorf("after it was deleted: %v, want that it is gone", err)
	}
}

func TestNoPictureIsAdoptedThatTheLibraryDoesNotTake(t *testing.T) {
	s := newStage(t)
	good := s.made("ast_run", "ten_ada/made")
	for name, c := range map[string]struct {
		change func(*media.Asset)
		want   error
	}{
		"another type":         {func(a *media.Asset) { a.ContentType = "image/svg+xml" }, fault.ErrInvalid},
		"another size":         {func(a *media.Asset) { a.Size++ }, media.ErrGone},
		"nothing there":        {func(a *media.Asset) { a.Key = "ten_ada/none" }, media.ErrGone},
		"more than a plan has": {func(*media.Asset) { s.quota.ceiling = 3 }, media.ErrTooLarge},
	} {
		s.quota.ceiling = 1 << 20
		a := good
		c.change(&a)
		if _, err := s.Adopt(t.Context(), ada, a); !errors.Is(err, c.want) {
			t.Errorf("%s: %v, want %v", name, err, c.want)
		}
	}
	if s.quota.used["ten_ada"] != 0 {
		t.Error("what was refused is counted")
	}
}
