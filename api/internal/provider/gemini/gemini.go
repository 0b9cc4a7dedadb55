// Package gemini asks Google's Gemini models. It satisfies engine.Model; everything that is
// particular to Gemini stays here.
package gemini

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"time"

	"google.golang.org/genai"

	"campaignos.dev/api/internal/engine"
)

const (
	// timeout bounds one exchange with the model.
	timeout = 2 * time.Minute
	// silence is how long the model may say nothing, before its first word or between two.
	silence = 50 * time.Second
)

// Client asks one model for texts, and one for pictures.
type Client struct {
	client     *genai.Client
	model      string
	imageModel string
	silence    time.Duration
}

// Option changes how a client asks.
type Option func(*Client)

// WithSilence bounds how long the model may say nothing.
func WithSilence(d time.Duration) Option { return func(c *Client) { c.silence = d } }

// WithImageModel names the model that makes pictures.
func WithImageModel(name string) Option { return func(c *Client) { c.imageModel = name } }

// New makes a client. base is the API's address, model the name of a text model.
func New(ctx context.Context, base, key, model string, with ...Option) (*Client, error) {
	c, err := genai.NewClient(ctx, &genai.ClientConfig{
		APIKey: key, Backend: genai.BackendGeminiAPI,
		HTTPClient:  &http.Client{Timeout: timeout, CheckRedirect: stay},
		HTTPOptions: genai.HTTPOptions{BaseURL: strings.TrimRight(base, "/") + "/"},
	})
	if err != nil {
		return nil, errors.New("gemini: the client can't be made from this configuration") // the SDK's error would print the key
	}
	client := &Client{client: c, model: model, silence: silence}
	for _, option := range with {
		option(client)
	}
	return client, nil
}

// stay follows no redirect: the key would go along.
func stay(*http.Request, []*http.Request) error { return http.ErrUseLastResponse }

// Generate asks the model. See engine.Model.
func (c *Client) Generate(ctx context.Context, p engine.Prompt, grow func(string)) (engine.Reply, error) {
	ask := genai.Text(p.User)
	config := &genai.GenerateContentConfig{
		SystemInstruction:  genai.NewContentFromText(p.System, genai.RoleUser),
		ResponseMIMEType:   "application/json",
		MaxOutputTokens:    engine.MaxOutput,
		ResponseJsonSchema: p.Output.Map(),
	}
	a := answer{grow: grow}
	ctx, heard, stop := attend(ctx, c.silence)
	defer stop()
	for chunk, err := range c.client.Models.GenerateContentStream(ctx, c.model, ask, config) {
		if err != nil {
			return a.reply, c.explain(ctx, c.model, err)
		}
		heard()
		a.take(chunk)
	}
	return a.reply, a.problem()
}

// answer gathers a streamed answer.
type answer struct {
	grow    func(string)
	reply   engine.Reply
	finish  genai.FinishReason
	blocked genai.BlockedReason
}

// take adds one chunk. The counts of the last chunk are those of the whole answer.
func (a *answer) take(chunk *genai.GenerateContentResponse) {
	if chunk.ModelVersion != "" {
		a.reply.Model = chunk.ModelVersion
	}
	if u := chunk.UsageMetadata; u != nil {
		a.reply.PromptTokens = int64(u.PromptTokenCount)
		a.reply.OutputTokens = int64(u.CandidatesTokenCount + u.ThoughtsTokenCount)
	}
	if f := chunk.PromptFeedback; f != nil {
		a.blocked = f.BlockReason
	}
	if len(chunk.Candidates) == 0 {
		return
	}
	first := chunk.Candidates[0]
	if first.FinishReason != "" {
		a.finish = first.FinishReason
	}
	if first.Content == nil {
		return
	}
	for _, part := range first.Content.Parts {
		if part.Text != "" && !part.Thought {
			a.reply.Text += part.Text
			a.grow(part.Text)
		}
	}
}

// problem says why a finished answer can't be used; nil: it can.
func (a *answer) problem() error {
	switch {
	case a.blocked != "":
		return &engine.ModelError{Code: "prompt_blocked", Message: "The model refused the brief for safety reasons. Change its wording and start again."}
	case a.finish == genai.FinishReasonStop:
		return nil
	case a.finish == genai.FinishReasonMaxTokens:
		return &engine.ModelError{Code: "answer_too_long", Message: "The model's answer became too long and was cut off.", Retry: true}
	case a.finish == genai.FinishReasonSafety, a.finish == genai.FinishReasonProhibitedContent, a.finish == genai.FinishReasonBlocklist, a.finish == genai.FinishReasonSPII:
		return &engine.ModelError{Code: "answer_blocked", Message: "The model stopped its own answer for safety reasons. Change the brief's wording and start again."}
	case a.finish == genai.FinishReasonRecitation:
		return &engine.ModelError{Code: "answer_recited", Message: "The model's answer was too close to somebody else's text. Start again."}
	}
	return &engine.ModelError{Code: "answer_unusable", Message: "The model gave no usable answer.", Retry: true}
}

// errSilent ends a question to which nothing is said any more.
var errSilent = errors.New("gemini: the model says nothing any more")

// attend gives a context that ends with errSilent where heard is not called again in time.
func attend(ctx context.Context, patience time.Duration) (listening context.Context, heard, stop func()) {
	listening, cancel := context.WithCancelCause(ctx)
	timer := time.AfterFunc(patience, func() { cancel(errSilent) })
	heard = func() { timer.Reset(patience) }
	return listening, heard, func() { timer.Stop(); cancel(nil) }
}

// explain tells the API's error in our words; model is who was asked.
func (c *Client) explain(ctx context.Context, model string, err error) error {
	if errors.Is(context.Cause(ctx), errSilent) {
		return &engine.ModelError{Code: "model_silent", Message: "The model stopped answering.", Retry: true, Cause: err}
	}
	if ctx.Err() != nil {
		return ctx.Err()
	}
	var api genai.APIError // the SDK returns it by value
	if !errors.As(err, &api) {
		return &engine.ModelError{Code: "model_unreachable", Message: "The connection to the model broke.", Retry: true, Cause: err}
	}
	e := &engine.ModelError{Cause: err}
	switch {
	case api.Code == http.StatusTooManyRequests:
		e.Code, e.Message, e.Retry, e.RetryAfter = "model_quota", "The model's quota is used up for the moment.", true, retryDelay(api)
	case api.Code == http.StatusNotFound:
		e.Code, e.Message = "model_retired", "The model "+model+" is not offered any more. An operator has to choose another one."
	case api.Code >= 500:
		e.Code, e.Message, e.Retry, e.RetryAfter = "model_overloaded", "The model is overloaded.", true, retryDelay(api)
	case api.Code == http.StatusBadRequest, api.Code == http.StatusUnauthorized, api.Code == http.StatusForbidden:
		e.Code, e.Message = "model_misconfigured", "The model refused our request. An operator has to look at the configuration."
	default:
		e.Code, e.Message = "model_refused", "The model refused the request."
	}
	return e
}

// retryDelay reads the delay that a google.rpc.RetryInfo names; zero: none.
func retryDelay(api genai.APIError) time.Duration {
	for _, d := range api.Details {
		kind, _ := d["@type"].(string)
		delay, _ := d["retryDelay"].(string)
		if strings.HasSuffix(kind, "RetryInfo") {
			wait, _ := time.ParseDuration(delay)
			return wait
		}
	}
	return 0
}
