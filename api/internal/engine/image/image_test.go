package image_test

import (
	"context"
	"encoding/json"
	"errors"
	"strings"
	"testing"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/image"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/tenant"
)

func facts() engine.Facts {
	return engine.Facts{Brand: &engine.BrandFacts{
		Name: "Northwind", Facts: []engine.Fact{{ID: "f1", Text: "Roasted in Hamburg since 1998."}}, BannedWords: []string{"cheap"}, Language: "en",
	}}
}

func wish(ratio, text string) json.RawMessage {
	raw, _ := json.Marshal(image.Input{Description: "A cup at a\n kitchen window.", Ratio: ratio, Text: text})
	return raw
}

func TestAPromptAsksForAPictureAndForNoWordsThatNobodyNamed(t *testing.T) {
	p, err := image.New(nil).Prompt(facts(), wish("4:5", ""))
	if err != nil || p.Paint == nil || p.Paint.Ratio != "4:5" || !strings.Contains(p.User, "No words") || !strings.HasSuffix(p.System, engine.PictureRule) {
		t.Errorf("%+v, %v", p, err)
	}
	worded, err := image.New(nil).Prompt(facts(), wish("4:5", "Since 1998"))
	if err != nil || strings.Contains(worded.User, "No words") {
		t.Errorf("%s, %v", worded.User, err)
	}
	wide, _ := image.New(nil).Prompt(facts(), wish("16:9", ""))
	narrow := wide
	narrow.Paint = &engine.Paint{Ratio: "9:16"}
	if wide.Hash() == narrow.Hash() {
		t.Error("a prompt for other proportions has the same hash")
	}
	if _, err := image.New(nil).Prompt(facts(), wish("4:5", "So CHEAP")); !errors.Is(err, fault.ErrInvalid) {
		t.Errorf("a banned word in the picture: %v", err)
	}
}

func TestAPictureIsHeldAgainstItsProportionsAndWords(t *testing.T) {
	for name, c := range map[string]struct {
		ratio, text, alt string
		width, height    int
		found            string
		fatal            bool
	}{
		"good":                        {"4:5", "Since 1998", "A cup.", 896, 1152, "", false},
		"rounded to whole blocks":     {"21:9", "", "A cup.", 1536, 672, "", false},
		"square instead of upright":   {"4:5", "", "A cup.", 1024, 1024, "ratio", true},
		"upright instead of wide":     {"16:9", "", "A cup.", 768, 1344, "ratio", true},
		"a figure that nobody knows":  {"1:1", "Since 1887", "A cup.", 1024, 1024, "claims", false},
		"a rank that nobody gave":     {"1:1", "Award winning", "A cup.", 1024, 1024, "claims", false},
		"a banned word in the legend": {"1:1", "", "A cheap cup.", 1024, 1024, "banned_words", false},
	} {
		raw, _ := json.Marshal(image.Output{Assets: []image.Asset{{ContentType: "image/png", Width: c.width, Height: c.height}}, AltText: c.alt})
		var failed string
		var fatal bool
		for _, f := range image.New(nil).Check(facts(), wish(c.ratio, c.text), raw) {
			if !f.OK {
				failed, fatal = f.Name, f.Fatal
			}
		}
		if failed != c.found || fatal != c.fatal {
			t.Errorf("%s: found %q (fatal %v), want %q (%v)", name, failed, fatal, c.found, c.fatal)
		}
	}
}

// painter gives pictures of these sizes, one after the other.
type painter [][2]int

func (p *painter) Generate(context.Context, engine.Prompt, func(string)) (engine.Reply, error) {
	size := (*p)[0]
	*p = (*p)[1:]
	text, _ := json.Marshal(engine.Picture{Key: "ten_1/hidden", ContentType: "image/png", Size: 9, SHA256: strings.Repeat("a", 64), Width: size[0], Height: size[1]})
	return engine.Reply{Text: string(text)}, nil
}

// A model that makes pictures is told what was wrong, not what we keep of its picture.
func TestARepairTellsWhatWasWrongAlone(t *testing.T) {
	r, err := engine.Rehearse(t.Context(), image.New(nil), &painter{{1024, 1024}, {896, 1152}}, facts(), wish("4:5", ""))
	if err != nil || r.Problem != nil || len(r.Asked) != 2 {
		t.Fatalf("%+v, %v", r, err)
	}
	if again := r.Asked[1].User; !strings.Contains(again, "1024×1024") || strings.Contains(again, "hidden") || r.Asked[1].Paint == nil {
		t.Errorf("the repair asks %q", again)
	}
	if text := string(r.Output); strings.Contains(text, "hidden") || !strings.Contains(text, "A cup at a kitchen window.") {
		t.Errorf("the output is %s", text)
	}
}

// shelf remembers what was taken over.
type shelf struct {
	picture   engine.Picture
	name, alt string
}

func (s *shelf) AcceptPicture(_ context.Context, _ tenant.Actor, _ string, p engine.Picture, name, alt string) (string, error) {
	s.picture, s.name, s.alt = p, name, alt
	return "ast_1", nil
}

func runWith(key string, output image.Output) engine.Run {
	answer, _ := json.Marshal(engine.Picture{Key: key, ContentType: "image/png", Size: 9, SHA256: strings.Repeat("a", 64), Width: 896, Height: 1152})
	raw, _ := json.Marshal(output)
	return engine.Run{
		ID: "run_1", TenantID: "ten_1", Status: engine.Succeeded, Output: raw,
		Exchanges: []engine.Exchange{{Answer: "No.", Problem: ""}, {Problem: "model_overloaded"}, {Answer: string(answer)}},
	}
}

// An edited output can better the description; it can't put another picture in place of the
// model's.
func TestThePictureOfTheRecordIsTakenOver(t *testing.T) {
	kept := &shelf{}
	forged := image.Output{Assets: []image.Asset{{ContentType: "image/jpeg", SHA256: strings.Repeat("b", 64), Size: 1}}, AltText: "Steam over a cup / morning"}
	got, err := image.New(kept).Apply(t.Context(), tenant.Actor{}, runWith("ten_1/own", forged), engine.Choice{})
	if err != nil || got.Kind != "asset" || got.ID != "ast_1" {
		t.Fatalf("%+v, %v", got, err)
	}
	if kept.picture.Key != "ten_1/own" || kept.picture.Size != 9 || kept.alt != forged.AltText || kept.name != "Steam over a cup   morning" {
		t.Errorf("taken over is %+v", kept)
	}
	for name, run := range map[string]engine.Run{
		"another team's file": runWith("ten_2/theirs", forged),
		"a run that failed":   func() engine.Run { r := runWith("ten_1/own", forged); r.Status = engine.Failed; return r }(),
	} {
		if _, err := image.New(kept).Apply(t.Context(), tenant.Actor{}, run, engine.Choice{}); !errors.Is(err, engine.ErrNoPicture) {
			t.Errorf("%s: %v, want no picture", name, err)
		}
	}
}
