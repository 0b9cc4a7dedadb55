package httpapi

import (
	"time"

	"campaignos.dev/api/internal/integration"
)

// Integration is how the product is set up with a provider.
type Integration struct {
	Provider string `json:"provider" example:"gemini" enums:"stripe,gemini,ayrshare,objectstore,mail"`
	Title    string `json:"title" example:"Google Gemini"`
	// What the provider is for.
	Help string `json:"help" example:"The models behind the engines."`
	// Whether teams may bring keys of their own, where their plan has ownKeys.
	Own   bool   `json:"own"`
	State string `json:"state" enums:"ready,incomplete,unreadable"`
	// What is wrong, where it is not ready.
	Problem string `json:"problem,omitempty" example:"Google Gemini is not set up. An operator has to complete its settings."`
	// Where the credential in force comes from. Teams are told own or platform.
	Source string `json:"source" enums:"own,platform,environment,default,none"`
	// Of what is stored here, also in the ETag; 0: nothing is.
	Version   int64              `json:"version" example:"3"`
	UpdatedAt *time.Time         `json:"updatedAt,omitempty" format:"date-time"`
	UpdatedBy *IntegrationAuthor `json:"updatedBy,omitempty"`
	// In the order of the form.
	Fields []IntegrationField `json:"fields"`
} // @name Integration

// IntegrationAuthor is who stored something.
type IntegrationAuthor struct {
	ID string `json:"id" example:"usr_01jd8x3v6e0000000000000000"`
	// Empty where the account is gone.
	Name string `json:"name" example:"Grace Hopper"`
} // @name IntegrationAuthor

// IntegrationField is one field of a provider: what it takes, and what is in force.
type IntegrationField struct {
	Name  string `json:"name" example:"apiKey"`
	Label string `json:"label" example:"API key"`
	Help  string `json:"help" example:"A key of the Gemini API, from Google AI Studio."`
	// What it takes. Values of all kinds are sent as text: a number in digits, a bool as true or false.
	Kind     string `json:"kind" enums:"text,url,secret,choice,number,bool"`
	Required bool   `json:"required"`
	// Whether secrets go where this field leads: to change it, they have to be given again.
	Address bool `json:"address"`
	// In force where nobody sets it.
	Default string `json:"default,omitempty" example:"gemini-3.5-flash-lite"`
	// Variable of the environment that is the fallback; told to operators alone.
	Variable string `json:"variable,omitempty" example:"GEMINI_API_KEY"`
	// Of a choice.
	Choices []string `json:"choices,omitempty"`
	// Of a number.
	Minimum *int `json:"minimum,omitempty"`
	// Of a number.
	Maximum *int `json:"maximum,omitempty"`
	// Of a text.
	MaxLength *int `json:"maxLength,omitempty"`
	// Where what is in force comes from.
	Source string `json:"source" enums:"own,platform,environment,default,none"`
	// What is in force; never of a secret.
	Value string `json:"value,omitempty" example:"gemini-3.5-flash-lite"`
	// What is stored here, which a form shows for editing; never of a secret.
	Stored string `json:"stored,omitempty"`
	// Whether something is stored here, also of a secret.
	Set bool `json:"set"`
	// The end of a secret that is stored here and longer than 12 characters.
	Last4 string `json:"last4,omitempty" example:"f00d"`
	// When a secret that is stored here was set.
	SetAt *time.Time         `json:"setAt,omitempty" format:"date-time"`
	SetBy *IntegrationAuthor `json:"setBy,omitempty"`
} // @name IntegrationField

// IntegrationList is every integration, in the order they are shown in.
type IntegrationList struct {
	Data       []Integration `json:"data"`
	NextCursor *string       `json:"nextCursor" extensions:"x-nullable"`
} // @name IntegrationList

// IntegrationInput replaces what is stored. Fields that are left out fall back, but for secrets, which stay unless they are cleared.
type IntegrationInput struct {
	// By the field's name.
	Values map[string]string `json:"values,omitempty" validate:"max=50"`
	// Names of secrets to remove.
	Clear []string `json:"clear,omitempty" validate:"max=50,dive,min=1,max=60"`
} // @name IntegrationInput

// IntegrationTest is what came of the test of a connection.
type IntegrationTest struct {
	OK        bool  `json:"ok"`
	LatencyMs int64 `json:"latencyMs" example:"184"`
	// What happened in plain words, with the provider's own answer.
	Message string `json:"message" example:"Gemini knows the model gemini-3.5-flash-lite."`
	// Where the credential that was shown to the provider comes from.
	Source string `json:"source" enums:"own,platform,environment,default,none"`
} // @name IntegrationTest

func (in IntegrationInput) change() integration.Change {
	return integration.Change{Values: in.Values, Clear: in.Clear}
}

func toIntegration(v integration.View) Integration {
	return Integration{
		Provider: string(v.Provider), Title: v.Title, Help: v.Help, Own: v.Own(), State: string(v.State), Problem: v.Problem,
		Source: string(v.Source), Version: v.Version, UpdatedAt: toTime(v.UpdatedAt), UpdatedBy: toAuthor(v.UpdatedBy),
		Fields: each(v.Fields, toIntegrationField),
	}
}

func toIntegrationField(f integration.FieldView) IntegrationField {
	out := IntegrationField{
		Name: f.Name, Label: f.Label, Help: f.Help, Kind: string(f.Kind), Required: f.Required, Address: f.Address,
		Default: f.Default, Variable: f.Variable, Choices: f.Choices, Source: string(f.Source), Value: f.Value, Stored: f.Stored,
		Set: f.Stored != "" || !f.SetAt.IsZero(), Last4: f.Last4, SetAt: toTime(f.SetAt), SetBy: toAuthor(f.SetBy),
	}
	switch f.Kind {
	case integration.Number:
		out.Minimum, out.Maximum = &f.Min, &f.Max
	case integration.Text:
		longest := f.Longest()
		out.MaxLength = &longest
	}
	return out
}

func toAuthor(p integration.Person) *IntegrationAuthor {
	if p.ID == "" {
		return nil
	}
	return &IntegrationAuthor{p.ID, p.Name}
}

func toIntegrationTest(t integration.Trial) IntegrationTest {
	return IntegrationTest{OK: t.OK, LatencyMs: t.Latency.Milliseconds(), Message: t.Message, Source: string(t.Source)}
}
