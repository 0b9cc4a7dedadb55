package gemini

import (
	"net/http"
	"slices"
	"strings"
	"time"

	"campaignos.dev/sandbox/gemini/copywriter"
	"campaignos.dev/sandbox/gemini/picture"
	"campaignos.dev/sandbox/gemini/schema"
)

// job is one request on its way to an answer.
type job struct {
	request generateRequest
	model   model
	shape   *schema.Schema
	prompt  string
	asked   trouble
}

// begin reads and checks a request and obeys the markers that refuse it. The answer to a slow one waits here.
func (s *Server) begin(w http.ResponseWriter, r *http.Request, id, method string) (*job, *fault) {
	m, f := s.model(id, method)
	if f != nil {
		return nil, f
	}
	j := &job{model: m}
	if f := decode(w, r, &j.request); f != nil {
		return nil, f
	}
	if j.shape, f = j.request.check(m); f != nil {
		return nil, f
	}
	j.prompt = j.request.prompt()
	j.asked = s.asked(j.prompt)
	s.count(m.id)
	if !s.wait(r, j.asked) {
		panic(http.ErrAbortHandler)
	}
	return j, j.refusal()
}

func (j *job) refusal() *fault {
	switch {
	case j.asked.has("429"):
		return quotaUsed(j.model.id, j.asked.seconds("429", 2))
	case j.asked.has("429_bare"):
		return quotaUsed(j.model.id, 0)
	case j.asked.has("503"):
		return overloaded()
	case j.asked.has("500"):
		return internal()
	}
	return nil
}

// wait lets the time of a slow or silent answer pass; it is false when the client left meanwhile.
func (s *Server) wait(r *http.Request, asked trouble) bool {
	switch {
	case asked.has("silence"):
		return s.pause(r, asked.seconds("silence", 60))
	case asked.has("slow"):
		return s.pause(r, s.options.SlowTime)
	}
	return true
}

// pause waits; it is false when the client left meanwhile.
func (s *Server) pause(r *http.Request, d time.Duration) bool {
	if d <= 0 {
		return true
	}
	select {
	case <-s.options.After(d):
		return true
	case <-r.Context().Done():
		return false
	}
}

func (s *Server) generate(w http.ResponseWriter, r *http.Request, id string) *fault {
	j, f := s.begin(w, r, id, "generateContent")
	if f != nil {
		return f
	}
	a, f := j.answer()
	if f != nil {
		return f
	}
	if j.asked.has("stall") && !s.pause(r, j.asked.seconds("stall", 60)) {
		panic(http.ErrAbortHandler)
	}
	if j.asked.has("cut") {
		cutShort(w, r)
	}
	writeJSON(w, http.StatusOK, a)
	return nil
}

// cutShort promises an answer and breaks the connection after its first bytes.
func cutShort(w http.ResponseWriter, r *http.Request) {
	w.Header().Set("Content-Type", "application/json; charset=UTF-8")
	_, _ = w.Write([]byte(`{"candidates": [{"content": {"role": "model", "parts": [{"text": "`))
	_ = http.NewResponseController(w).Flush()
	panic(http.ErrAbortHandler)
}

// answer writes what the model says, or why it does not.
func (j *job) answer() (*response, *fault) {
	a := &response{ModelVersion: j.model.id, ResponseID: responseID(j.prompt), Usage: usage{Prompt: j.request.tokens()}}
	if j.asked.has("block") {
		a.Feedback = &feedback{BlockReason: "PROHIBITED_CONTENT", SafetyRatings: []rating{}}
		a.Usage.add(0, 0)
		return a, nil
	}
	if j.asked.has("empty") {
		a.Usage.add(0, 0)
		return a, nil
	}
	c := candidate{FinishReason: "STOP", SafetyRatings: ratings()}
	if j.asked.has("safety") {
		c.FinishReason = "SAFETY"
		a.Candidates = []candidate{c}
		a.Usage.add(0, 0)
		return a, nil
	}
	if j.model.image {
		return j.paint(a, c)
	}
	return j.write(a, c)
}

func (j *job) write(a *response, c candidate) (*response, *fault) {
	text, err := j.text()
	if err != nil {
		return nil, internal()
	}
	text, c.FinishReason = j.limit(text)
	if text != "" {
		c.Content = &answerContent{Role: "model", Parts: j.parts(text)}
	}
	a.Candidates = []candidate{c}
	a.Usage.add(tokens(text), j.thoughts())
	return a, nil
}

func (j *job) text() (string, error) {
	facts := copywriter.ReadFacts(j.prompt)
	seed := digest(j.prompt, j.request.GenerationConfig.Seed)
	if j.asked.has("off_schema") {
		return `{"note": "This is JSON, and not what the schema asks for."}`, nil
	}
	if j.shape == nil {
		return copywriter.WriteText(facts, seed), nil
	}
	out, err := copywriter.Write(facts, j.shape, seed)
	return string(out), err
}

// limit ends a text where a stop sequence, a marker or the bound on output tokens ends it. Thinking counts against the bound.
func (j *job) limit(text string) (string, string) {
	for _, stop := range j.request.GenerationConfig.StopSequences {
		if before, _, found := strings.Cut(text, stop); found && stop != "" {
			text = before
		}
	}
	characters := []rune(text)
	bound := j.request.GenerationConfig.MaxOutputTokens
	room := max(0, (bound-j.thoughts())*4)
	switch {
	case j.asked.has("bad_json"):
		return string(characters[:len(characters)/2]), "STOP"
	case j.asked.has("max_tokens"):
		return string(characters[:len(characters)/2]), "MAX_TOKENS"
	case bound > 0 && len(characters) > room:
		return string(characters[:room]), "MAX_TOKENS"
	}
	return text, "STOP"
}

// thoughts is the number of tokens the model thinks for: by level or budget, and a little where nothing is said.
func (j *job) thoughts() int {
	t := j.request.GenerationConfig.ThinkingConfig
	if j.model.image {
		return 0
	}
	if t == nil || t.ThinkingBudget == nil && t.ThinkingLevel == "" {
		return 96
	}
	if t.ThinkingBudget != nil && *t.ThinkingBudget >= 0 {
		return min(*t.ThinkingBudget, 256)
	}
	return map[string]int{"MINIMAL": 0, "LOW": 48, "MEDIUM": 256, "HIGH": 768}[t.ThinkingLevel]
}

// parts puts a summary of its thoughts before the text where the request asks for it.
func (j *job) parts(text string) []answerPart {
	parts := []answerPart{{Text: text}}
	if t := j.request.GenerationConfig.ThinkingConfig; t != nil && t.IncludeThoughts && j.thoughts() > 0 {
		return append([]answerPart{{Text: "**Reading the brief**\n\nI look at the brand, its facts and the audience, then choose one idea for each part.\n", Thought: true}}, parts...)
	}
	return parts
}

// paint draws the picture of an image model; with TEXT among the modalities, or none named, a sentence goes before it.
func (j *job) paint(a *response, c candidate) (*response, *fault) {
	width, height := j.request.GenerationConfig.pixels()
	data, err := picture.PNG(width, height, digest(j.prompt, j.request.GenerationConfig.Seed))
	if err != nil {
		return nil, internal()
	}
	if j.asked.has("image_safety") {
		c.FinishReason = "IMAGE_SAFETY"
		a.Candidates = []candidate{c}
		a.Usage.add(0, 0)
		return a, nil
	}
	if j.asked.has("not_image") {
		data = []byte("This is no picture.")
	}
	c.Content = &answerContent{Role: "model"}
	if j.asked.has("no_image") {
		const text = "I can't make a picture of this."
		c.Content.Parts = []answerPart{{Text: text}}
		a.Candidates = []candidate{c}
		a.Usage.add(tokens(text), 0)
		return a, nil
	}
	wanted := j.request.GenerationConfig.ResponseModalities
	if len(wanted) == 0 || slices.Contains(wanted, "TEXT") {
		c.Content.Parts = []answerPart{{Text: "Here is your image."}}
	}
	c.Content.Parts = append(c.Content.Parts, answerPart{InlineData: &answerBlob{MimeType: "image/png", Data: data}})
	a.Candidates = []candidate{c}
	a.Usage.add(tokensPerImage, 0)
	a.Usage.CandidatesDetails = []modality{{"IMAGE", tokensPerImage}}
	return a, nil
}

func (g generationConfig) pixels() (width, height int) {
	size := ratios["1:1"]
	factor := 1
	if g.ImageConfig != nil {
		if asked := ratios[g.ImageConfig.AspectRatio]; asked != [2]int{} {
			size = asked
		}
		factor = max(1, map[string]int{"2K": 2, "4K": 4}[g.ImageConfig.ImageSize])
	}
	return size[0] * factor, size[1] * factor
}
