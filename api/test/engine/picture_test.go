package engine_test

import (
	"crypto/sha256"
	"encoding/hex"
	"io"
	"net/http"
	"strings"
	"sync"
	"testing"

	"campaignos.dev/api/test/stack"
)

// pictured is a run that made a picture.
type pictured struct {
	Status     string
	CostMicros int64
	Output     struct {
		Assets []struct {
			ContentType, SHA256 string
			Size                int64
			Width, Height       int
		}
		AltText string
	}
	Usage struct{ PromptTokens, OutputTokens int64 }
}

// shown is a file with a short-lived address.
type shown struct {
	URL           string
	Width, Height int
	Size          int64
	AltText       string
	Filename      string
	Status        string
}

// fetched reads a file at its address and gives its checksum.
func fetched(t *testing.T, url string) string {
	t.Helper()
	res, err := http.Get(url)
	if err != nil {
		t.Fatal(err)
	}
	defer res.Body.Close()
	data, err := io.ReadAll(res.Body)
	if err != nil || res.StatusCode != http.StatusOK {
		t.Fatalf("%s: %v", res.Status, err)
	}
	sum := sha256.Sum256(data)
	return hex.EncodeToString(sum[:])
}

// paint has a picture made and gives its run's id.
func (s *stage) paint() string {
	return s.person.Work("image", s.campaign, stack.Object{"description": "A cup of coffee at a kitchen window, rain outside.", "ratio": "4:5"})
}

// A picture can be looked at before it is taken over, replays without its bytes, and becomes
// one asset of the library, counted once, however often it is applied.
func TestAPictureBecomesOneAsset(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 2, Workers: 1})
	team := newStage(t, s, "Northwind")
	id := team.paint()
	var run pictured
	team.person.Get("/v1/engine-runs/"+id, &run)
	made := run.Output.Assets[0]
	if made.Width != 896 || made.Height != 1152 || made.ContentType != "image/png" || run.Usage.OutputTokens != 1290 || !strings.Contains(run.Output.AltText, "kitchen window") {
		t.Fatalf("the run made %+v", run)
	}
	if price := (run.Usage.PromptTokens*250_000 + 1290*30_000_000 + 999_999) / 1_000_000; run.CostMicros != price {
		t.Errorf("it cost %d, want %d: the tokens of pictures have a price of their own", run.CostMicros, price)
	}
	var picture shown
	team.person.Get("/v1/engine-runs/"+id+"/picture", &picture)
	if got := fetched(t, picture.URL); got != made.SHA256 || picture.Size != made.Size {
		t.Errorf("the picture's checksum is %s, want %s", got, made.SHA256)
	}
	if x := team.exchanges(id); len(x) != 1 || len(x[0].Answer) > 500 || !strings.Contains(x[0].Answer, made.SHA256) {
		t.Errorf("the record keeps %+v", x)
	}
	checkReplay(t, team, id)
	applied := team.appliedAtOnce(t, id, 6)
	var asset shown
	team.person.Get("/v1/assets/"+applied, &asset)
	if asset.Status != "ready" || asset.Width != 896 || asset.AltText != run.Output.AltText || !strings.HasSuffix(asset.Filename, ".png") || fetched(t, asset.URL) != made.SHA256 {
		t.Errorf("the asset is %+v", asset)
	}
	var library struct{ Data []shown }
	team.person.Get("/v1/assets", &library)
	if used := team.used(t, "storageBytes"); len(library.Data) != 1 || used != made.Size {
		t.Errorf("%d assets of %d bytes, want one of %d", len(library.Data), used, made.Size)
	}
	checkReplay(t, team, id)
}

// appliedAtOnce applies a run several times at once and then once more, and gives the one
// asset it became. Who comes while its bytes are being counted is told to come again.
func (s *stage) appliedAtOnce(t *testing.T, id string, times int) string {
	t.Helper()
	var all sync.WaitGroup
	for range times {
		all.Go(func() {
			if got := s.person.Do("POST", "/v1/engine-runs/"+id+"/apply", stack.Object{}); got.Status != 200 && !strings.Contains(string(got.Body), "usage_busy") {
				t.Errorf("applied: %d %s", got.Status, got.Body)
			}
		})
	}
	all.Wait()
	s.person.Must(200, "POST", "/v1/engine-runs/"+id+"/apply", stack.Object{}, nil)
	var run struct {
		Applied struct{ Kind, ID string }
	}
	s.person.Get("/v1/engine-runs/"+id, &run)
	if run.Applied.Kind != "asset" {
		t.Fatalf("it became %+v", run.Applied)
	}
	return run.Applied.ID
}

// Nobody else sees a team's picture, and one that was removed is said to be gone.
func TestAPictureIsItsTeamsAlone(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	team, other := newStage(t, s, "Northwind"), newStage(t, s, "Southwind")
	id := team.paint()
	for _, path := range []string{"", "/picture", "/record"} {
		if got := other.person.Do("GET", "/v1/engine-runs/"+id+path, nil); got.Status != 404 {
			t.Errorf("another team reads %s: %d", path, got.Status)
		}
	}
	asset := team.appliedAtOnce(t, id, 1)
	team.person.Must(204, "DELETE", "/v1/assets/"+asset, nil, nil)
	if got := team.person.Do("GET", "/v1/engine-runs/"+id+"/picture", nil); got.Status != 404 {
		t.Errorf("a picture that was removed: %d %s", got.Status, got.Body)
	}
	if got := team.person.Do("POST", "/v1/engine-runs/"+id+"/apply", stack.Object{}); got.Status != 409 {
		t.Errorf("applying it again: %d %s", got.Status, got.Body)
	}
	if used := team.used(t, "storageBytes"); used != 0 {
		t.Errorf("%d bytes are counted", used)
	}
}

// pictureWish asks for a picture of a run or an estimate.
func (s *stage) pictureWish() stack.Object {
	return stack.Object{"campaignId": s.campaign, "input": stack.Object{"description": "A cup at a window.", "ratio": "1:1"}}
}

func TestARunWhosePictureIsLostWithItsWorkerHasItMadeAgain(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	team := newStage(t, s, "Interrupted")
	var estimate struct{ Usual, Most struct{ OutputTokens int64 } }
	team.person.Must(200, "POST", "/v1/engines/image/estimate", team.pictureWish(), &estimate)
	if estimate.Usual.OutputTokens != 1290 || estimate.Most.OutputTokens != 2*4096 {
		t.Errorf("the estimate is %+v", estimate)
	}
	team.trouble(t, "silence", 600, 1)
	var started struct{ ID string }
	team.person.Must(202, "POST", "/v1/engines/image/runs", team.pictureWish(), &started)
	stack.Eventually(t, stack.Soon, "the model is asked", func() string {
		return unless(team.run(started.ID).Progress.Percent >= 15, "it is not asked yet")
	})
	s.Workers[0].Kill()
	stack.Restart(t, s.Workers[0])
	got := team.ended(t, started.ID)
	if got.Status != "succeeded" || got.Usage.OutputTokens != 1290 {
		t.Fatalf("the run ended as %+v", got)
	}
	checkCounted(t, team, got)
	checkReplay(t, team, started.ID)
	team.appliedAtOnce(t, started.ID, 1)
}

// What comes instead of a picture ends in a clear failure, or in another try.
func TestARunWithoutAPictureSaysWhy(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	for kind, want := range map[string]struct {
		times int
		ends  string
		code  string
		asked int
	}{
		"no_image":     {0, "failed", "picture_missing", 1},
		"image_safety": {0, "failed", "answer_blocked", 1},
		"block":        {0, "failed", "prompt_blocked", 1},
		"not_image":    {0, "failed", "picture_unusable", 1},
		"empty":        {1, "succeeded", "", 2},
		"503":          {1, "succeeded", "", 2},
	} {
		t.Run(kind, func(t *testing.T) {
			t.Parallel()
			team := newStage(t, s, "Brand "+kind)
			team.trouble(t, kind, 0, want.times)
			var started struct{ ID string }
			team.person.Must(202, "POST", "/v1/engines/image/runs", team.pictureWish(), &started)
			got := team.ended(t, started.ID)
			if got.Status != want.ends || got.code() != want.code {
				t.Fatalf("it ended as %s, %+v", got.Status, got.Error)
			}
			if asked := len(team.exchanges(started.ID)); asked != want.asked {
				t.Errorf("the model was asked %d times, want %d", asked, want.asked)
			}
			if got.Status == "failed" {
				team.person.Must(404, "GET", "/v1/engine-runs/"+started.ID+"/picture", nil, nil)
			}
			checkCounted(t, team, got)
		})
	}
}
