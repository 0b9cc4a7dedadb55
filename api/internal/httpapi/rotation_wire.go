package httpapi

import (
	"time"

	"campaignos.dev/api/internal/rotation"
)

// KeyRotation is how far the encryption keys are turned over.
type KeyRotation struct {
	// none: there never was a rotation. failed: some secrets don't open; the others are sealed anew.
	State string `json:"state" enums:"none,running,done,failed"`
	// What a running one does.
	Phase string `json:"phase,omitempty" enums:"counting,sealing,verifying"`
	// Id of the key that secrets are sealed with; in state none, of the one that seals now.
	KeyID  string             `json:"keyId" example:"k2"`
	Counts []KeyRotationCount `json:"counts"`
	// Secrets that don't open, the first hundred.
	Failures   []KeyRotationFailure `json:"failures"`
	StartedAt  *time.Time           `json:"startedAt,omitempty" format:"date-time"`
	FinishedAt *time.Time           `json:"finishedAt,omitempty" format:"date-time"`
	// Id of who started it; campaignctl where it was the command line.
	StartedBy string `json:"startedBy,omitempty" example:"usr_01jd8x3v6e0000000000000000"`
} // @name KeyRotation

// KeyRotationCount is how far the secrets of one kind are.
type KeyRotationCount struct {
	Kind  string `json:"kind" enums:"integrations,secondFactors,channelProfiles"`
	Total int64  `json:"total" example:"10000"`
	// Sealed with the key, in this rotation or before.
	Done int64 `json:"done" example:"4200"`
	// Opened with the key at the end.
	Verified int64 `json:"verified" example:"0"`
	Failed   int64 `json:"failed" example:"0"`
} // @name KeyRotationCount

// KeyRotationFailure is a secret that does not open, by its place.
type KeyRotationFailure struct {
	Kind string `json:"kind" enums:"integrations,secondFactors,channelProfiles"`
	// Id of the document that has it.
	Document string `json:"document" example:"platform.gemini"`
	Field    string `json:"field" example:"apiKey"`
	// Id of the key that it names.
	KeyID  string `json:"keyId" example:"k0"`
	Reason string `json:"reason" example:"There is no key of this id."`
} // @name KeyRotationFailure

func toKeyRotation(r rotation.Rotation) KeyRotation {
	return KeyRotation{
		State: string(r.State), Phase: string(r.Phase), KeyID: r.KeyID,
		Counts:    each(r.Counts, func(c rotation.Count) KeyRotationCount { return KeyRotationCount(c) }),
		Failures:  each(r.Failures, func(f rotation.Failure) KeyRotationFailure { return KeyRotationFailure(f) }),
		StartedAt: toTime(r.StartedAt), FinishedAt: toTime(r.FinishedAt), StartedBy: r.StartedBy,
	}
}
