package gemini

import (
	"fmt"
	"slices"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// check applies the vendor's rules to a request that is well formed, and reads its schema; nil means free text.
func (q *generateRequest) check(m model) (*schema.Schema, *fault) {
	if len(q.Contents) == 0 {
		return nil, invalid("* GenerateContentRequest.contents: contents is not specified\n")
	}
	for i, c := range q.Contents {
		if f := c.check(fmt.Sprintf("GenerateContentRequest.contents[%d]", i)); f != nil {
			return nil, f
		}
	}
	config := q.GenerationConfig
	for _, rule := range []func(model) *fault{config.checkFigures, config.checkThinking, config.checkModalities} {
		if f := rule(m); f != nil {
			return nil, f
		}
	}
	return config.schema(m)
}

func (c content) check(path string) *fault {
	if c.Role != "" && c.Role != "user" && c.Role != "model" {
		return invalid("Please use a valid role: user, model.")
	}
	if len(c.Parts) == 0 {
		return invalid("* " + path + ".parts: contents.parts must not be empty.\n")
	}
	for i, p := range c.Parts {
		if p.empty() {
			return invalid(fmt.Sprintf("* %s.parts[%d].data: required oneof field 'data' must have one initialized field\n", path, i))
		}
	}
	return nil
}

func (p part) empty() bool {
	return p.Text == "" && p.InlineData == nil && p.FileData == nil && p.FunctionCall == nil && p.FunctionResponse == nil &&
		p.ExecutableCode == nil && p.CodeExecutionResult == nil
}

func (g generationConfig) checkFigures(model) *fault {
	switch {
	case g.CandidateCount > 1:
		return invalid("Multiple candidates is not enabled for this model")
	case g.Temperature != nil && (*g.Temperature < 0 || *g.Temperature > 2):
		return invalid("* GenerateContentRequest.generation_config.temperature: temperature must be in the range [0.0, 2.0].\n")
	case g.TopP != nil && (*g.TopP < 0 || *g.TopP > 1):
		return invalid("* GenerateContentRequest.generation_config.top_p: top_p must be in the range [0.0, 1.0].\n")
	case g.MaxOutputTokens < 0 || g.MaxOutputTokens > outputTokens:
		return invalid(fmt.Sprintf("Unable to submit request because it has a maxOutputTokens value of %d but the supported range is from 1 (inclusive) to %d (exclusive). Update the value and try again.", g.MaxOutputTokens, outputTokens+1))
	case len(g.StopSequences) > 5:
		return invalid("* GenerateContentRequest.generation_config.stop_sequences: at most 5 stop sequences are allowed.\n")
	}
	return nil
}

// checkThinking keeps to the generation of the model: up to 2.5 a budget in tokens, from 3 on a level, and never both.
func (g generationConfig) checkThinking(m model) *fault {
	t := g.ThinkingConfig
	if t == nil {
		return nil
	}
	if t.ThinkingBudget != nil && t.ThinkingLevel != "" {
		return invalid("You can only set only one of thinking budget and thinking level.")
	}
	if m.image {
		return invalid("Thinking is not enabled for models/" + m.id)
	}
	if t.ThinkingLevel != "" && m.budgeted {
		return invalid("Thinking level is not supported for this model.")
	}
	if t.ThinkingBudget == nil || !m.budgeted {
		return nil
	}
	budget := *t.ThinkingBudget
	if budget == -1 || budget == 0 && m.mayRest || budget >= m.leastBudget && budget <= 32768 {
		return nil
	}
	return invalid(fmt.Sprintf("The thinking budget %d is invalid. Please choose a value between %d and 32768.", budget, m.leastBudget))
}

// ratios are the aspect ratios of the image models with the sizes in pixels that they answer with.
var ratios = map[string][2]int{
	"1:1": {1024, 1024}, "2:3": {832, 1248}, "3:2": {1248, 832}, "3:4": {864, 1184}, "4:3": {1184, 864},
	"4:5": {896, 1152}, "5:4": {1152, 896}, "9:16": {768, 1344}, "16:9": {1344, 768}, "21:9": {1536, 672},
}

func (g generationConfig) checkModalities(m model) *fault {
	if slices.Contains(g.ResponseModalities, "AUDIO") || slices.Contains(g.ResponseModalities, "IMAGE") && !m.image {
		return invalid("The requested combination of response modalities (" + strings.Join(g.ResponseModalities, ", ") +
			") is not supported by the model. models/" + m.id + " accepts the following combination of response modalities:\n* TEXT\n")
	}
	if g.ImageConfig == nil {
		return nil
	}
	if !m.image {
		return invalid("Image config is not enabled for models/" + m.id)
	}
	if ratio := g.ImageConfig.AspectRatio; ratio != "" && ratios[ratio] == [2]int{} {
		return invalid("* GenerateContentRequest.generation_config.image_config.aspect_ratio: aspect_ratio must be one of '1:1', '2:3', '3:2', '3:4', '4:3', '4:5', '5:4', '9:16', '16:9', '21:9'.\n")
	}
	if size := g.ImageConfig.ImageSize; size != "" && size != "1K" && size != "2K" && size != "4K" {
		return invalid("* GenerateContentRequest.generation_config.image_config.image_size: image_size must be one of '1K', '2K', '4K'.\n")
	}
	return nil
}

const schemaPath = "GenerateContentRequest.generation_config.response_schema"

// schema reads the schema of the answer, in whichever dialect it was sent.
func (g generationConfig) schema(m model) (*schema.Schema, *fault) {
	plain := g.ResponseJSONSchema
	if plain == nil {
		plain = g.OldResponseJSONSchema
	}
	wantsJSON := g.ResponseMimeType == "application/json"
	switch {
	case g.ResponseMimeType != "" && g.ResponseMimeType != "text/plain" && !wantsJSON:
		return nil, invalid("* GenerateContentRequest.generation_config.response_mime_type: allowed mimetypes are `text/plain`, `application/json`, `application/xml`, `application/yaml` and `text/x.enum`.\n")
	case wantsJSON && m.image:
		return nil, invalid("JSON mode is not enabled for models/" + m.id)
	case g.ResponseSchema == nil && plain == nil:
		return g.anything()
	case g.ResponseSchema != nil && plain != nil:
		return nil, invalid("Only one of response_schema and response_json_schema can be set.")
	case !wantsJSON:
		return nil, invalid("* GenerateContentRequest.generation_config.response_mime_type: response_schema and response_json_schema need the mimetype `application/json`.\n")
	case plain != nil:
		return parsed(schema.Parse(plain))
	}
	s, f := parsed(schema.Parse(g.ResponseSchema.source))
	if f != nil {
		return nil, f
	}
	if objection := s.Objection(schemaPath); objection != "" {
		return nil, invalid("* " + objection + "\n")
	}
	return s, nil
}

// anything is the schema of JSON mode without a schema: the model chooses, and it chooses one text.
func (g generationConfig) anything() (*schema.Schema, *fault) {
	if g.ResponseMimeType != "application/json" {
		return nil, nil
	}
	text := &schema.Schema{Types: []string{"string"}}
	return &schema.Schema{Types: []string{"object"}, Order: []string{"text"}, Properties: map[string]*schema.Schema{"text": text}}, nil
}

func parsed(s *schema.Schema, err error) (*schema.Schema, *fault) {
	if err != nil {
		return nil, invalid("* " + schemaPath + ": " + err.Error() + "\n")
	}
	return s, nil
}
