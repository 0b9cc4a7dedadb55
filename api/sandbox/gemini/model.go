package gemini

import (
	"fmt"
	"time"
)

// model is one of the models the sandbox knows.
type model struct {
	id, title string
	image     bool
	// budgeted models take a thinkingBudget and no thinkingLevel; leastBudget is their smallest budget above zero, and
	// mayRest says that a budget of zero is allowed.
	budgeted    bool
	leastBudget int
	mayRest     bool
	// off is when the model was or will be switched off; successor answers in its place from then on, if there is one.
	off       time.Time
	successor string
}

func day(y int, m time.Month, d int) time.Time { return time.Date(y, m, d, 0, 0, 0, 0, time.UTC) }

// models are the vendor's ids and their dates as published in November 2026.
var models = []model{
	{id: "gemini-4-argon", title: "Gemini 4 Argon"},
	{id: "gemini-3.8-flash", title: "Gemini 3.8 Flash"},
	{id: "gemini-3.7-flash", title: "Gemini 3.7 Flash"},
	{id: "gemini-3.6-flash", title: "Gemini 3.6 Flash"},
	{id: "gemini-3.5-flash", title: "Gemini 3.5 Flash"},
	{id: "gemini-3.5-flash-lite", title: "Gemini 3.5 Flash-Lite"},
	{id: "gemini-3.1-flash-lite", title: "Gemini 3.1 Flash-Lite", off: day(2027, 5, 7)},
	{id: "gemini-3.1-pro-preview", title: "Gemini 3.1 Pro Preview"},
	{id: "gemini-3-flash-preview", title: "Gemini 3 Flash Preview"},
	{id: "gemini-flash-latest", title: "Gemini Flash Latest"},
	{id: "gemini-flash-lite-latest", title: "Gemini Flash-Lite Latest"},
	{id: "gemini-pro-latest", title: "Gemini Pro Latest"},
	{id: "gemini-2.5-flash", title: "Gemini 2.5 Flash", budgeted: true, leastBudget: 1, mayRest: true, off: day(2026, 12, 1), successor: "gemini-3.5-flash-lite"},
	{id: "gemini-2.5-flash-lite", title: "Gemini 2.5 Flash-Lite", budgeted: true, leastBudget: 512, mayRest: true},
	{id: "gemini-2.5-pro", title: "Gemini 2.5 Pro", budgeted: true, leastBudget: 128, off: day(2026, 12, 1), successor: "gemini-3.8-flash"},
	{id: "gemini-2.0-flash", title: "Gemini 2.0 Flash", off: day(2026, 6, 1)},
	{id: "gemini-2.0-flash-lite", title: "Gemini 2.0 Flash-Lite", off: day(2026, 6, 1)},
	{id: "gemini-nano-banana-2.1", title: "Nano Banana 2.1", image: true},
	{id: "gemini-3-pro-image", title: "Gemini 3 Pro Image", image: true},
	{id: "gemini-3.1-flash-lite-image", title: "Gemini 3.1 Flash-Lite Image", image: true},
	{id: "gemini-3.1-flash-image", title: "Gemini 3.1 Flash Image", image: true, off: day(2026, 10, 29)},
	{id: "gemini-2.5-flash-image", title: "Gemini 2.5 Flash Image", image: true, off: day(2027, 3, 15)},
	{id: "nano-banana-pro-preview", title: "Nano Banana Pro Preview", image: true},
}

// model finds a model that answers today.
func (s *Server) model(id, method string) (model, *fault) {
	now := s.options.Clock()
	for _, m := range models {
		if m.id != id {
			continue
		}
		switch {
		case m.off.IsZero() || now.Before(m.off):
			return m, nil
		case m.successor != "":
			return s.model(m.successor, method)
		}
		return model{}, notFound(fmt.Sprintf("This model models/%s is no longer available. Please update your code to use a newer model for the latest features and improvements.", id))
	}
	return model{}, notFound(fmt.Sprintf("models/%s is not found for API version v1beta, or is not supported for %s. Call ListModels to see the list of available models and their supported methods.", id, method))
}

// Limits of every model, in tokens.
const (
	inputTokens  = 1_048_576
	outputTokens = 65_536
)

// modelView is a model as the list shows it.
type modelView struct {
	Name        string   `json:"name"`
	Version     string   `json:"version"`
	DisplayName string   `json:"displayName"`
	Input       int      `json:"inputTokenLimit"`
	Output      int      `json:"outputTokenLimit"`
	Methods     []string `json:"supportedGenerationMethods"`
	Thinking    bool     `json:"thinking,omitempty"`
}

func (m model) view() modelView {
	return modelView{Name: "models/" + m.id, Version: "001", DisplayName: m.title, Input: inputTokens, Output: outputTokens,
		Methods: []string{"generateContent", "countTokens"}, Thinking: !m.image}
}
