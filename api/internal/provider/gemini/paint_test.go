package gemini_test

import (
	"bytes"
	"errors"
	"image/png"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/provider/gemini"
)

// painter is a client that asks an image model.
func painter(t *testing.T, model string, with ...gemini.Option) *gemini.Client {
	t.Helper()
	c, err := gemini.New(t.Context(), env(t)["GEMINI_API_URL"], env(t)["GEMINI_API_KEY"], offered, append(with, gemini.WithImageModel(model))...)
	if err != nil {
		t.Fatal(err)
	}
	return c
}

// Image models as of November 2026: one on offer, one that was switched off in October.
const (
	paints      = "gemini-nano-banana-2.1"
	paintsNever = "gemini-3.1-flash-image"
)

func scene(wish string) engine.Prompt {
	return engine.Prompt{System: "You make one picture.", User: "A cup at a window. " + wish, Output: engine.PictureForm(), Paint: &engine.Paint{Ratio: "4:5"}}
}

func TestAPictureHasTheProportionsAskedFor(t *testing.T) {
	made, err := painter(t, paints).Paint(t.Context(), scene(""))
	if err != nil {
		t.Fatal(err)
	}
	is, err := png.DecodeConfig(bytes.NewReader(made.Data))
	if err != nil || is.Width != 896 || is.Height != 1152 || made.Type != "image/png" {
		t.Errorf("%s of %d×%d pixels, %v", made.Type, is.Width, is.Height, err)
	}
	if made.Reply.Text != "" || made.Reply.Model != paints || made.Reply.OutputTokens != 1290 || made.Reply.PromptTokens <= 0 {
		t.Errorf("the reply is %+v", made.Reply)
	}
}

func TestWithoutAPictureThereIsAReason(t *testing.T) {
	for wish, want := range map[string]engine.ModelError{
		"[[sandbox:429_30]]":       {Code: "model_quota", Retry: true, RetryAfter: 30 * time.Second},
		"[[sandbox:503]]":          {Code: "model_overloaded", Retry: true},
		"[[sandbox:block]]":        {Code: "prompt_blocked"},
		"[[sandbox:safety]]":       {Code: "answer_blocked"},
		"[[sandbox:image_safety]]": {Code: "answer_blocked"},
		"[[sandbox:no_image]]":     {Code: "picture_missing"},
		"[[sandbox:empty]]":        {Code: "answer_unusable", Retry: true},
		"[[sandbox:cut]]":          {Code: "model_unreachable", Retry: true},
	} {
		_, err := painter(t, paints).Paint(t.Context(), scene(wish))
		var e *engine.ModelError
		if !errors.As(err, &e) || e.Code != want.Code || e.Retry != want.Retry || e.RetryAfter != want.RetryAfter || !strings.HasSuffix(e.Message, ".") {
			t.Errorf("%s: %+v, want %+v and a sentence", wish, err, want)
		}
	}
}

func TestAnImageModelThatIsGoneOrSilentIsNamed(t *testing.T) {
	var e *engine.ModelError
	_, err := painter(t, paintsNever).Paint(t.Context(), scene(""))
	if !errors.As(err, &e) || e.Code != "model_retired" || !strings.Contains(e.Message, paintsNever) {
		t.Errorf("%v, want that %s is retired", err, paintsNever)
	}
	_, err = painter(t, paints, gemini.WithSilence(500*time.Millisecond)).Paint(t.Context(), scene("[[sandbox:silence_60]]"))
	if !errors.As(err, &e) || e.Code != "model_silent" || !e.Retry {
		t.Errorf("%v, want a silent model", err)
	}
	words, err := painter(t, paintsNever).Check(t.Context())
	if err != nil || !strings.Contains(words, "not the image model "+paintsNever) {
		t.Errorf("%q, %v", words, err)
	}
}
