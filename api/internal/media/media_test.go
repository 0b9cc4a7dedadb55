package media_test

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"slices"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/media"
)

func TestAPictureIsReadyOnceItHasBeenExamined(t *testing.T) {
	s := newStage(t)
	sum := sha256.Sum256(picture())
	a := s.add(media.Asset{Filename: `C:\Users\Ada\bean.png`, ContentType: "image/png", SHA256: hex.EncodeToString(sum[:])}, picture())
	if a.Status != media.Ready || a.Width != 4 || a.Height != 3 || a.Kind != media.Image || a.Filename != "bean.png" {
		t.Errorf("the asset is %+v, want it ready with its size and its own name", a)
	}
	if !strings.HasPrefix(a.Key, "ten_ada/") || !strings.HasSuffix(a.Key, ".png") || strings.Contains(a.PublicKey, "ten_ada") {
		t.Errorf("its keys are %s and %s", a.Key, a.PublicKey)
	}
	if again := s.examine(a.ID); again.Version != a.Version {
		t.Error("examining it again changed it")
	}
	if !slices.Equal(s.desk.asked, []media.ID{a.ID}) {
		t.Errorf("to be examined: %v, want it once", s.desk.asked)
	}
}

func TestAFileThatIsNotWhatItClaimsIsRefusedAndRemoved(t *testing.T) {
	damaged := sha256.Sum256([]byte("something else"))
	for name, c := range map[string]struct {
		asset media.Asset
		data  string
		code  string
	}{
		"a renamed program":               {media.Asset{ContentType: "image/png"}, "MZ\x90\x00" + strings.Repeat("\x00", 100), "type_mismatch"},
		"a page":                          {media.Asset{ContentType: "image/gif"}, "<!DOCTYPE html><script>alert(1)</script>", "type_mismatch"},
		"a script that begins like a gif": {media.Asset{ContentType: "image/gif"}, "GIF89a=1;alert(1)//", "unreadable"},
		"an svg":                          {media.Asset{ContentType: "image/png"}, `<svg xmlns="http://www.w3.org/2000/svg"/>`, "unreadable"},
		"a png sent as jpeg":              {media.Asset{ContentType: "image/jpeg"}, string(picture()), "type_mismatch"},
		"a picture sent as film":          {media.Asset{ContentType: "video/mp4"}, string(picture()), "type_mismatch"},
		"a picture that is cut off":       {media.Asset{ContentType: "image/png"}, string(picture()[:20]), "unreadable"},
		"another file":                    {media.Asset{ContentType: "image/png", SHA256: hex.EncodeToString(damaged[:])}, string(picture()), "checksum_mismatch"},
	} {
		t.Run(name, func(t *testing.T) {
			s := newStage(t)
			a := s.add(c.asset, []byte(c.data))
			if a.Status != media.Rejected || a.Rejection == nil || a.Rejection.Code != c.code || !strings.HasSuffix(a.Rejection.Message, ".") {
				t.Fatalf("the asset is %s (%+v), want it rejected as %s with a sentence", a.Status, a.Rejection, c.code)
			}
			if _, err := s.objects.Size(t.Context(), a.Key); !errors.Is(err, media.ErrNoObject) {
				t.Errorf("the file is still there (%v)", err)
			}
			if _, _, err := s.Address(t.Context(), a); !errors.Is(err, media.ErrNotReady) {
				t.Errorf("it has an address (%v)", err)
			}
		})
	}
}

func TestOnlyPicturesAndFilmsOfThePlansSizeAreTaken(t *testing.T) {
	s := newStage(t)
	for _, contentType := range []string{"image/svg+xml", "text/html", "application/pdf", "", "image/PNG", "image/png; charset=utf-8"} {
		_, _, err := s.Announce(t.Context(), ada, media.Asset{ContentType: contentType, Size: 10})
		if !errors.Is(err, fault.ErrInvalid) {
			t.Errorf("%q: %v, want it refused", contentType, err)
		}
	}
	for _, size := range []int64{0, -1} {
		if _, _, err := s.Announce(t.Context(), ada, media.Asset{ContentType: "image/png", Size: size}); !errors.Is(err, fault.ErrInvalid) {
			t.Errorf("%d bytes: %v, want it refused", size, err)
		}
	}
	if _, _, err := s.Announce(t.Context(), ada, media.Asset{ContentType: "image/png", Size: s.quota.ceiling + 1}); !errors.Is(err, media.ErrTooLarge) {
		t.Errorf("more than the plan takes: %v", err)
	}
	if _, _, err := s.Announce(t.Context(), ada, media.Asset{ContentType: "image/png", Size: s.quota.ceiling}); err != nil {
		t.Errorf("as much as the plan takes: %v", err)
	}
}

func TestAnUploadThatHasNotArrivedCanNotBeCompleted(t *testing.T) {
	s := newStage(t)
	a, _, err := s.Announce(t.Context(), ada, media.Asset{ContentType: "image/png", Size: 10})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := s.Complete(t.Context(), ada, a.ID); !errors.Is(err, media.ErrNotUploaded) {
		t.Errorf("%v, want that it has not arrived", err)
	}
}

func TestAnotherTenantReachesNoFile(t *testing.T) {
	s := newStage(t)
	a := s.add(media.Asset{ContentType: "image/png"}, picture())
	for what, do := range map[string]func() error{
		"get":      func() error { _, err := s.Get(t.Context(), bob, a.ID); return err },
		"complete": func() error { _, err := s.Complete(t.Context(), bob, a.ID); return err },
		"update": func() error {
			_, err := s.Update(t.Context(), bob, a.ID, 0, func(*media.Asset) {})
			return err
		},
		"delete": func() error { return s.Delete(t.Context(), bob, a.ID, 0) },
		"expose": func() error { _, err := s.Expose(t.Context(), bob, []string{string(a.ID)}); return err },
	} {
		if err := do(); !errors.Is(err, media.ErrNotFound) {
			t.Errorf("%s: %v, want as if it did not exist", what, err)
		}
	}
}

func TestExposedFilesComeInTheOrderAskedAndVanishWithTheirAsset(t *testing.T) {
	s := newStage(t)
	first, second := s.add(media.Asset{ContentType: "image/png", AltText: "A bean"}, picture()), s.add(media.Asset{ContentType: "image/png"}, picture())
	shown, err := s.Expose(t.Context(), ada, []string{string(second.ID), string(first.ID)})
	if err != nil || len(shown) != 2 || !strings.HasSuffix(shown[0].URL, second.PublicKey) || shown[1].AltText != "A bean" {
		t.Fatalf("exposed are %+v (%v)", shown, err)
	}
	if err := s.Delete(t.Context(), ada, first.ID, 0); err != nil {
		t.Fatal(err)
	}
	for i, want := range []bool{true, false} {
		res, err := http.Head(shown[i].URL)
		if err != nil {
			t.Fatal(err)
		}
		res.Body.Close()
		if got := res.StatusCode == http.StatusOK; got != want {
			t.Errorf("file %d answers %s", i, res.Status)
		}
	}
	if _, err := s.objects.Size(t.Context(), first.Key); !errors.Is(err, media.ErrNoObject) {
		t.Errorf("the deleted asset's file: %v", err)
	}
	if s.quota.used["ten_ada"] != second.Size {
		t.Errorf("%d bytes are counted, want %d", s.quota.used["ten_ada"], second.Size)
	}
}

func TestWhatIsInUseStays(t *testing.T) {
	s := newStage(t)
	a := s.add(media.Asset{ContentType: "image/png"}, picture())
	s.uses.inUse = true
	if err := s.Delete(t.Context(), ada, a.ID, 0); !errors.Is(err, media.ErrInUse) {
		t.Errorf("%v, want that it is in use", err)
	}
	if _, err := s.objects.Size(t.Context(), a.Key); err != nil {
		t.Errorf("its file: %v", err)
	}
}

func TestTheSweepFindsWhatWasForgottenAndAbandoned(t *testing.T) {
	s := newStage(t)
	forgotten, upload, err := s.Announce(t.Context(), ada, media.Asset{ContentType: "image/png", Size: int64(len(picture()))})
	if err != nil {
		t.Fatal(err)
	}
	s.send(upload, picture())
	if _, err := s.Complete(t.Context(), ada, forgotten.ID); err != nil {
		t.Fatal(err)
	}
	abandoned, _, err := s.Announce(t.Context(), bob, media.Asset{ContentType: "image/png", Size: 10})
	if err != nil {
		t.Fatal(err)
	}
	s.desk.asked = nil
	sweep := func(wait time.Duration, asked int) {
		t.Helper()
		s.clock.Advance(wait)
		if err := s.Sweep(t.Context()); err != nil {
			t.Error(err)
		}
		if len(s.desk.asked) != asked {
			t.Errorf("to be examined: %v, want %d", s.desk.asked, asked)
		}
	}
	sweep(time.Minute, 0)
	sweep(2*time.Minute, 1)
	if _, err := s.Get(t.Context(), bob, abandoned.ID); err != nil {
		t.Errorf("an upload is given time: %v", err)
	}
	sweep(24*time.Hour, 2)
	if _, err := s.Get(t.Context(), bob, abandoned.ID); !errors.Is(err, media.ErrNotFound) {
		t.Errorf("an upload that never came: %v, want it gone", err)
	}
	if s.quota.used["ten_bob"] != 0 {
		t.Errorf("%d bytes of it are still counted", s.quota.used["ten_bob"])
	}
}
