package gemini

import "encoding/base32"

// response is the answer of generateContent, and one chunk of a stream.
type response struct {
	Candidates   []candidate `json:"candidates,omitempty"`
	Feedback     *feedback   `json:"promptFeedback,omitempty"`
	Usage        usage       `json:"usageMetadata"`
	ModelVersion string      `json:"modelVersion"`
	ResponseID   string      `json:"responseId"`
}

type candidate struct {
	Content       *answerContent `json:"content,omitempty"`
	FinishReason  string         `json:"finishReason,omitempty"`
	Index         int            `json:"index"`
	SafetyRatings []rating       `json:"safetyRatings,omitempty"`
}

type answerContent struct {
	Parts []answerPart `json:"parts"`
	Role  string       `json:"role"`
}

type answerPart struct {
	Text       string      `json:"text,omitempty"`
	Thought    bool        `json:"thought,omitempty"`
	InlineData *answerBlob `json:"inlineData,omitempty"`
}

// answerBlob is a file in an answer; its bytes become base64 in JSON.
type answerBlob struct {
	MimeType string `json:"mimeType"`
	Data     []byte `json:"data"`
}

type feedback struct {
	BlockReason   string   `json:"blockReason"`
	SafetyRatings []rating `json:"safetyRatings"`
}

type rating struct {
	Category    string `json:"category"`
	Probability string `json:"probability"`
}

func ratings() []rating {
	var out []rating
	for _, category := range []string{"HARASSMENT", "HATE_SPEECH", "SEXUALLY_EXPLICIT", "DANGEROUS_CONTENT"} {
		out = append(out, rating{"HARM_CATEGORY_" + category, "NEGLIGIBLE"})
	}
	return out
}

// usage counts tokens. Thoughts are billed as output.
type usage struct {
	Prompt            int        `json:"promptTokenCount"`
	Candidates        int        `json:"candidatesTokenCount,omitempty"`
	Thoughts          int        `json:"thoughtsTokenCount,omitempty"`
	Total             int        `json:"totalTokenCount"`
	PromptDetails     []modality `json:"promptTokensDetails"`
	CandidatesDetails []modality `json:"candidatesTokensDetails,omitempty"`
}

type modality struct {
	Modality string `json:"modality"`
	Count    int    `json:"tokenCount"`
}

// add sets the output and the sum.
func (u *usage) add(output, thoughts int) {
	u.Candidates, u.Thoughts = output, thoughts
	u.Total = u.Prompt + output + thoughts
	u.PromptDetails = []modality{{"TEXT", u.Prompt}}
}

// responseID is an id of the vendor's form that the same prompt always gets.
func responseID(prompt string) string {
	n := digest(prompt, -1)
	raw := make([]byte, 10)
	for i := range raw {
		raw[i] = byte(n >> (uint(i%8) * 8))
	}
	return base32.StdEncoding.EncodeToString(raw)
}
