package httpapi

import (
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// MFAChallenge answers a right password where a second factor is asked for as well.
type MFAChallenge struct {
	// Goes to /v1/auth/login/mfa with a code.
	MFAToken string `json:"mfaToken"`
	// Seconds until the password must be given again.
	ExpiresIn int `json:"expiresIn" example:"300"`
} // @name MFAChallenge

// MFALoginInput finishes a sign-in.
type MFALoginInput struct {
	MFAToken string `json:"mfaToken" validate:"required,max=1000"`
	// Six digits of the authenticator app, or a recovery code.
	Code string `json:"code" example:"123456" validate:"required,min=6,max=40"`
} // @name MFALoginInput

// Session is one sign-in on one device.
type Session struct {
	ID string `json:"id" example:"ses_01jd8x3v6e0000000000000000"`
	// Browser and system, as far as its User-Agent tells.
	Device string `json:"device" example:"Firefox on Linux"`
	// IP address of the last use.
	Address    string    `json:"address" example:"203.0.113.7"`
	CreatedAt  time.Time `json:"createdAt" format:"date-time"`
	LastUsedAt time.Time `json:"lastUsedAt" format:"date-time"`
	ExpiresAt  time.Time `json:"expiresAt" format:"date-time"`
	// Whether this is the sign-in that asks.
	Current bool `json:"current"`
} // @name Session

// SessionList is the person's sign-ins.
type SessionList struct {
	Data []Session `json:"data"`
} // @name SessionList

func toSession(s identity.Session, who tenant.Actor) Session {
	return Session{
		ID: s.ID, Device: s.Device, Address: s.Address, CreatedAt: s.CreatedAt, LastUsedAt: s.UsedAt, ExpiresAt: s.ExpiresAt,
		Current: s.ID == who.SessionID,
	}
}
