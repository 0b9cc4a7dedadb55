package identity

import (
	"time"
)

// Purpose is what a mailed link lets its reader do.
type Purpose string

// The purposes, and with them the kinds of mail.
const (
	VerifyEmail   Purpose = "verify_email"
	ResetPassword Purpose = "reset_password"
	// SecondFactor is no mail: whoever shows the secret has given the right password a moment
	// ago.
	SecondFactor Purpose = "second_factor"
)

// lives says how long a link of each purpose is good.
var lives = map[Purpose]time.Duration{VerifyEmail: 72 * time.Hour, ResetPassword: time.Hour}

// Proof is a mailed link: whoever shows its secret reads that mailbox. It also stands for
// a right password while the second factor is asked for.
type Proof struct {
	ID        string    `bson:"_id"` // hash of the secret
	Purpose   Purpose   `bson:"purpose"`
	UserID    string    `bson:"userId"`
	EmailKey  string    `bson:"emailKey"` // the mailbox that it was sent to
	Epoch     int64     `bson:"epoch"`    // the account's when it was sent
	ChangeID  string    `bson:"changeId"` // the change of address that it confirms
	Tries     int       `bson:"tries"`    // how often it was tried, where that is bounded
	ExpiresAt time.Time `bson:"expiresAt"`
}

// holds says whether the link is still good for the account as it is now. A new password
// ends every link that was sent before it, and the one that it was set with.
func (p *Proof) holds(u User, now time.Time) bool {
	return p.UserID == u.ID && p.EmailKey == u.EmailKey && p.Epoch == u.Epoch && now.Before(p.ExpiresAt)
}
