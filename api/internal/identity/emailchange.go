package identity

import "time"

// EmailChange is a change of address under way: it takes a click in both mailboxes.
type EmailChange struct {
	ID           string    `bson:"id"`
	Email        string    `bson:"email"`
	OldConfirmed bool      `bson:"oldConfirmed"`
	NewConfirmed bool      `bson:"newConfirmed"`
	ExpiresAt    time.Time `bson:"expiresAt"`
}
