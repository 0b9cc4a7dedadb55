package httpapi

import (
	"time"

	"campaignos.dev/api/internal/apikey"
	"campaignos.dev/api/internal/tenant"
)

// APIKeyInput makes a key.
type APIKeyInput struct {
	Name string `json:"name" example:"Reporting" validate:"required,max=100"`
	// What the key may do, such as "posts:read" or "campaigns:*".
	Scopes []string `json:"scopes" example:"posts:read,campaigns:*" validate:"required,min=1,max=30,dive,min=1"`
	// When the key ends; never when left out.
	ExpiresAt *Instant `json:"expiresAt,omitempty" swaggertype:"string" format:"date-time"`
} // @name APIKeyInput

// APIKey is a key without its secret.
type APIKey struct {
	ID     string   `json:"id" example:"key_01jd8x3v6e0000000000000000"`
	Name   string   `json:"name" example:"Reporting"`
	Scopes []string `json:"scopes"`
	// Last four characters of the secret.
	Last4 string `json:"last4" example:"x7qd"`
	// Name of who made it.
	CreatedBy  string     `json:"createdBy" example:"Ada Lovelace"`
	CreatedAt  time.Time  `json:"createdAt" format:"date-time"`
	ExpiresAt  *time.Time `json:"expiresAt,omitempty" format:"date-time"`
	LastUsedAt *time.Time `json:"lastUsedAt,omitempty" format:"date-time"`
	// Until when the secret before the last rotation works.
	OverlapEndsAt *time.Time `json:"overlapEndsAt,omitempty" format:"date-time"`
	Status        string     `json:"status" enums:"active,expired"`
} // @name APIKey

// APIKeyList is a page of keys, newest first.
type APIKeyList struct {
	Data       []APIKey `json:"data"`
	NextCursor *string  `json:"nextCursor" extensions:"x-nullable"`
	// What a key may be given.
	Scopes []string `json:"scopes"`
} // @name APIKeyList

// APIKeySecret is a key with its secret, which is shown this once.
type APIKeySecret struct {
	Key APIKey `json:"key"`
	// Goes into the Authorization header as a bearer token.
	Secret string `json:"secret"`
} // @name APIKeySecret

// RotateInput gives a key a new secret.
type RotateInput struct {
	// How long the old secret goes on working, in hours; 24 when left out.
	OverlapHours *int `json:"overlapHours,omitempty" example:"24" validate:"omitempty,min=0,max=168"`
} // @name RotateInput

func (in APIKeyInput) wish() apikey.Wish {
	w := apikey.Wish{Name: in.Name, Scopes: in.Scopes}
	if in.ExpiresAt != nil {
		w.ExpiresAt = time.Time(*in.ExpiresAt)
	}
	return w
}

func (in RotateInput) overlap() time.Duration {
	if in.OverlapHours == nil {
		return apikey.DefaultOverlap
	}
	return time.Duration(*in.OverlapHours) * time.Hour
}

func toAPIKey(k apikey.Named) APIKey {
	status := "active"
	if k.Over {
		status = "expired"
	}
	return APIKey{
		ID: k.ID, Name: k.Name, Scopes: each(k.Scopes, scopeText), Last4: k.Last4(), CreatedBy: k.Maker, CreatedAt: k.CreatedAt,
		ExpiresAt: toTime(k.ExpiresAt), LastUsedAt: toTime(k.UsedAt), OverlapEndsAt: toTime(k.OverlapEnds), Status: status,
	}
}

func scopeText(p tenant.Permission) string { return string(p) }
