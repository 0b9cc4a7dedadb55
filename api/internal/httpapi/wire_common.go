package httpapi

import (
	"time"

	"campaignos.dev/api/internal/kit/money"
)

// Money is an amount in the currency's minor unit.
type Money struct {
	// Whole number of minor units: cents for usd, yen for jpy.
	Amount int64 `json:"amount" example:"4900" minimum:"0" validate:"min=0"`
	// ISO 4217 code in lower case.
	Currency string `json:"currency" example:"usd" validate:"required,iso4217lower"`
} // @name Money

func toMoney(m money.Money) Money   { return Money{Amount: m.Amount, Currency: m.Currency} }
func (m Money) domain() money.Money { return money.Of(m.Amount, m.Currency) }

// Instant is a moment in a request, RFC 3339. Unlike time.Time, one that is written wrong
// is known by its field.
type Instant time.Time

// UnmarshalJSON reads an instant.
func (i *Instant) UnmarshalJSON(raw []byte) error {
	var t time.Time
	if err := t.UnmarshalJSON(raw); err != nil {
		return err
	}
	*i = Instant(t.UTC())
	return nil
}

// orZero is the moment; zero where none was given.
func (i *Instant) orZero() time.Time {
	if i == nil {
		return time.Time{}
	}
	return time.Time(*i)
}

func toTime(t time.Time) *time.Time {
	if t.IsZero() {
		return nil
	}
	u := t.UTC()
	return &u
}

// Problem is what every error answers (RFC 9457), as application/problem+json.
type Problem struct {
	// Address that identifies the kind of problem.
	Type string `json:"type" example:"https://campaignos.dev/problems/validation_failed"`
	// Short name of the kind of problem.
	Title string `json:"title" example:"Invalid fields"`
	// HTTP status.
	Status int `json:"status" example:"422"`
	// Full sentence that says what happened and what to do.
	Detail string `json:"detail" example:"Some fields are not valid. Correct them and send the request again."`
	// Path of the request.
	Instance string `json:"instance" example:"/v1/campaigns"`
	// Stable snake_case word to branch on.
	Code string `json:"code" example:"validation_failed"`
	// Id of the request, also in the X-Request-Id header; give it to support.
	RequestID string `json:"requestId" example:"req_01jd8x3v6e0000000000000000"`
	// The wrong fields, with 422.
	Errors []FieldProblem `json:"errors,omitempty"`
	// With 402 plan_limit_reached: the limit's name.
	Limit string `json:"limit,omitempty" example:"seats"`
	// With 402 plan_limit_reached: how much is used.
	Used *int64 `json:"used,omitempty"`
	// With 402 plan_limit_reached: how much the plan includes.
	Max *int64 `json:"max,omitempty"`
	// With 402 plan_entitlement_missing: the feature that the plan does not allow.
	Entitlement string `json:"entitlement,omitempty" example:"apiAccess"`
	// With 402: the plan in force, if there is one.
	Plan string `json:"plan,omitempty" example:"starter"`
	// With 409 of a state: the present state.
	State string `json:"state,omitempty" example:"published"`
	// With 409 of a state: the state that was asked for.
	Wanted string `json:"wanted,omitempty" example:"scheduled"`
	// With 403: the permission that is missing.
	Permission string `json:"permission,omitempty" example:"posts:write"`
} // @name Problem

// FieldProblem names one wrong field.
type FieldProblem struct {
	// Path of the field as it was sent.
	Field string `json:"field" example:"channels[0]"`
	// Stable snake_case word.
	Code string `json:"code" example:"required"`
	// Full sentence that says what to do.
	Message string `json:"message" example:"Choose at least one channel."`
} // @name FieldProblem
