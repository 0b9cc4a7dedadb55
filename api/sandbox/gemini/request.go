package gemini

import (
	"bytes"
	"encoding/json"
)

// generateRequest is the body of generateContent. Its json names are the fields that the vendor knows; all others are refused.
// Fields of type json.RawMessage are accepted as they are.
type generateRequest struct {
	Model             string           `json:"model"`
	Contents          []content        `json:"contents"`
	SystemInstruction *content         `json:"systemInstruction"`
	GenerationConfig  generationConfig `json:"generationConfig"`
	SafetySettings    []safetySetting  `json:"safetySettings"`
	Tools             json.RawMessage  `json:"tools"`
	ToolConfig        json.RawMessage  `json:"toolConfig"`
	CachedContent     string           `json:"cachedContent"`
	ServiceTier       string           `json:"serviceTier"`
	Store             bool             `json:"store"`
}

type content struct {
	Role  string `json:"role"`
	Parts []part `json:"parts"`
}

type part struct {
	Text                string          `json:"text"`
	InlineData          *blob           `json:"inlineData"`
	FileData            json.RawMessage `json:"fileData"`
	FunctionCall        json.RawMessage `json:"functionCall"`
	FunctionResponse    json.RawMessage `json:"functionResponse"`
	ExecutableCode      json.RawMessage `json:"executableCode"`
	CodeExecutionResult json.RawMessage `json:"codeExecutionResult"`
	VideoMetadata       json.RawMessage `json:"videoMetadata"`
	MediaResolution     json.RawMessage `json:"mediaResolution"`
	PartMetadata        json.RawMessage `json:"partMetadata"`
	Thought             bool            `json:"thought"`
	ThoughtSignature    string          `json:"thoughtSignature"`
}

type blob struct {
	MimeType string `json:"mimeType"`
	Data     string `json:"data"`
}

type generationConfig struct {
	Temperature                *float64        `json:"temperature"`
	TopP                       *float64        `json:"topP"`
	TopK                       *float64        `json:"topK"`
	CandidateCount             int             `json:"candidateCount"`
	MaxOutputTokens            int             `json:"maxOutputTokens"`
	StopSequences              []string        `json:"stopSequences"`
	Seed                       int             `json:"seed"`
	PresencePenalty            float64         `json:"presencePenalty"`
	FrequencyPenalty           float64         `json:"frequencyPenalty"`
	ResponseLogprobs           bool            `json:"responseLogprobs"`
	Logprobs                   int             `json:"logprobs"`
	EnableEnhancedCivicAnswers bool            `json:"enableEnhancedCivicAnswers"`
	ResponseMimeType           string          `json:"responseMimeType"`
	ResponseSchema             *wireSchema     `json:"responseSchema"`
	ResponseJSONSchema         json.RawMessage `json:"responseJsonSchema"`
	OldResponseJSONSchema      json.RawMessage `json:"_responseJsonSchema"`
	ResponseModalities         []string        `json:"responseModalities" enum:"TEXT IMAGE AUDIO" type:"GenerationConfig.Modality"`
	ImageConfig                *imageConfig    `json:"imageConfig"`
	ThinkingConfig             *thinkingConfig `json:"thinkingConfig"`
	MediaResolution            string          `json:"mediaResolution"`
	SpeechConfig               json.RawMessage `json:"speechConfig"`
}

type imageConfig struct {
	AspectRatio string `json:"aspectRatio"`
	ImageSize   string `json:"imageSize"`
}

type thinkingConfig struct {
	IncludeThoughts bool   `json:"includeThoughts"`
	ThinkingBudget  *int   `json:"thinkingBudget"`
	ThinkingLevel   string `json:"thinkingLevel" enum:"MINIMAL LOW MEDIUM HIGH" type:"ThinkingConfig.ThinkingLevel"`
}

type safetySetting struct {
	Category  string `json:"category" enum:"HARM_CATEGORY_HARASSMENT HARM_CATEGORY_HATE_SPEECH HARM_CATEGORY_SEXUALLY_EXPLICIT HARM_CATEGORY_DANGEROUS_CONTENT HARM_CATEGORY_CIVIC_INTEGRITY" type:"HarmCategory"`
	Threshold string `json:"threshold" enum:"BLOCK_LOW_AND_ABOVE BLOCK_MEDIUM_AND_ABOVE BLOCK_ONLY_HIGH BLOCK_NONE OFF" type:"SafetySetting.HarmBlockThreshold"`
}

// wireSchema is the vendor's own dialect of schemas. It is checked field by field here and read by package schema.
type wireSchema struct {
	Type             string                 `json:"type" enum:"STRING NUMBER INTEGER BOOLEAN ARRAY OBJECT NULL" type:"Type"`
	Format           string                 `json:"format"`
	Title            string                 `json:"title"`
	Description      string                 `json:"description"`
	Nullable         bool                   `json:"nullable"`
	Default          json.RawMessage        `json:"default"`
	Example          json.RawMessage        `json:"example"`
	Enum             []string               `json:"enum"`
	Items            *wireSchema            `json:"items"`
	MinItems         number                 `json:"minItems"`
	MaxItems         number                 `json:"maxItems"`
	Properties       map[string]*wireSchema `json:"properties"`
	Required         []string               `json:"required"`
	MinProperties    number                 `json:"minProperties"`
	MaxProperties    number                 `json:"maxProperties"`
	Minimum          number                 `json:"minimum"`
	Maximum          number                 `json:"maximum"`
	MinLength        number                 `json:"minLength"`
	MaxLength        number                 `json:"maxLength"`
	Pattern          string                 `json:"pattern"`
	AnyOf            []*wireSchema          `json:"anyOf"`
	PropertyOrdering []string               `json:"propertyOrdering"`

	source json.RawMessage
}

// UnmarshalJSON keeps the schema as it was written; its fields were checked before.
func (s *wireSchema) UnmarshalJSON(data []byte) error {
	s.source = bytes.Clone(data)
	return nil
}

// number is a figure that Google's JSON also takes as a string.
type number float64

// countRequest is the body of countTokens: either contents, or a whole request.
type countRequest struct {
	Contents               []content        `json:"contents"`
	GenerateContentRequest *generateRequest `json:"generateContentRequest"`
}
