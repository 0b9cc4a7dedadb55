package gemini

import (
	"context"

	"google.golang.org/genai"

	"campaignos.dev/api/internal/engine"
)

// Painting is a picture as the model gave it.
type Painting struct {
	Data  []byte
	Type  string       // as the model names it
	Reply engine.Reply // without a text
}

// Paint asks the image model for a picture. Its answer comes in one piece, so that it may
// take twice the silence of a text. Faults: *engine.ModelError, or the context's.
func (c *Client) Paint(ctx context.Context, p engine.Prompt) (Painting, error) {
	ask := genai.Text(p.System + "\n\n" + p.User) // not every image model takes a system instruction
	config := &genai.GenerateContentConfig{
		ResponseModalities: []string{"IMAGE"},
		ImageConfig:        &genai.ImageConfig{AspectRatio: p.Paint.Ratio},
	}
	ctx, _, stop := attend(ctx, 2*c.silence)
	defer stop()
	got, err := c.client.Models.GenerateContent(ctx, c.imageModel, ask, config)
	if err != nil {
		return Painting{}, c.explain(ctx, c.imageModel, err)
	}
	a := answer{grow: func(string) {}}
	a.take(got)
	made := Painting{Reply: a.reply}
	made.Reply.Text = ""
	made.Data, made.Type = picture(got)
	if err := a.pictureProblem(); err != nil || len(made.Data) > 0 {
		return made, err
	}
	return made, &engine.ModelError{Code: "picture_missing", Message: "The model answered without a picture. Describe in other words what is to be seen."}
}

// picture is the first file of an answer; a text may stand before it.
func picture(got *genai.GenerateContentResponse) ([]byte, string) {
	if len(got.Candidates) == 0 || got.Candidates[0].Content == nil {
		return nil, ""
	}
	for _, part := range got.Candidates[0].Content.Parts {
		if part.InlineData != nil && !part.Thought {
			return part.InlineData.Data, part.InlineData.MIMEType
		}
	}
	return nil, ""
}

// pictureProblem says why there can be no picture in a finished answer; nil: there may be.
func (a *answer) pictureProblem() error {
	switch {
	case a.blocked != "":
		return &engine.ModelError{Code: "prompt_blocked", Message: "The model refused the description for safety reasons. Change its wording and start again."}
	case a.finish == genai.FinishReasonImageRecitation:
		return &engine.ModelError{Code: "answer_recited", Message: "The model's picture was too close to somebody else's. Start again."}
	case a.finish == genai.FinishReasonImageSafety, a.finish == genai.FinishReasonImageProhibitedContent:
		return &engine.ModelError{Code: "answer_blocked", Message: "The model kept its picture back for safety reasons. Describe in other words what is to be seen."}
	case a.finish == genai.FinishReasonNoImage:
		return nil // what is missing is said by Paint
	}
	return a.problem()
}
