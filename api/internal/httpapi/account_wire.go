package httpapi

import "campaignos.dev/api/internal/identity"

// PasswordInput changes the password.
type PasswordInput struct {
	CurrentPassword string `json:"currentPassword" validate:"required,max=200"`
	NewPassword     string `json:"newPassword" minLength:"10" maxLength:"200" validate:"required,min=10,max=200"`
} // @name PasswordInput

// PasswordCheck shows once more that it is the person who asks.
type PasswordCheck struct {
	Password string `json:"password" validate:"required,max=200"`
} // @name PasswordCheck

// EmailChangeInput asks for another address.
type EmailChangeInput struct {
	Email    string `json:"email" example:"ada@example.com" format:"email" validate:"required,email,max=254"`
	Password string `json:"password" validate:"required,max=200"`
} // @name EmailChangeInput

// EmailChange is how far a change of address is.
type EmailChange struct {
	// The new address.
	Email string `json:"email" example:"ada@example.com"`
	// Whether the link to the old address was followed.
	OldConfirmed bool `json:"oldConfirmed"`
	// Whether the link to the new address was followed.
	NewConfirmed bool `json:"newConfirmed"`
	// Whether the address has changed.
	Done bool `json:"done"`
} // @name EmailChange

func toEmailChange(c identity.EmailChange) EmailChange {
	return EmailChange{Email: c.Email, OldConfirmed: c.OldConfirmed, NewConfirmed: c.NewConfirmed, Done: c.Done()}
}
