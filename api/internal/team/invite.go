package team

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"strings"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

// How long things last.
const (
	// InviteLife is how long an invitation can be accepted.
	InviteLife = 7 * 24 * time.Hour
	// keepOver is how long an invitation that is over is kept: one that was accepted leads
	// who accepted it to the team, and one that expired can be sent again.
	keepOver = 30 * 24 * time.Hour
	// mailWithin is how soon the mail should be out, and a member be made of who accepted,
	// before the sweep takes care of it.
	mailWithin = time.Minute
)

// State is how an invitation stands.
type State string

// The states of an invitation. One that was taken back is not there any more.
const (
	Open     State = "open"
	Expired  State = "expired"  // its time is over, and its seat is free
	Accepted State = "accepted" // its seat is the member's now
)

// Invite asks somebody to join a team. While it is open it holds a seat.
type Invite struct {
	ID       string      `bson:"_id"` // "inv_…"
	TenantID tenant.ID   `bson:"tenantId"`
	Email    string      `bson:"email"`
	EmailKey string      `bson:"emailKey"` // as identity.Key writes it; one that waits per team
	Role     tenant.Role `bson:"role"`
	Inviter  string      `bson:"inviter"` // "usr_…"
	State    State       `bson:"state"`
	Waiting  bool        `bson:"waiting"` // for an answer: open or expired
	// Hashes of the secrets of the links that were mailed, all of one round: the worker may
	// send a mail twice, and both work. Sending it again begins a new round.
	Secrets []string `bson:"secrets"`
	Mailed  bool     `bson:"mailed"` // the mail of this round is out

	AcceptedBy string    `bson:"acceptedBy"` // "usr_…"
	Settled    bool      `bson:"settled"`    // who accepted it was made a member
	DueAt      time.Time `bson:"dueAt,omitempty"`
	Version    int64     `bson:"version"`
	CreatedAt  time.Time `bson:"createdAt"`
	ExpiresAt  time.Time `bson:"expiresAt"`
	VanishesAt time.Time `bson:"vanishesAt,omitempty"`
}

// newInvite writes an invitation, which the worker has yet to mail.
func newInvite(actor tenant.Actor, email string, role tenant.Role, now time.Time) Invite {
	i := Invite{
		ID: id.New(id.Invite), TenantID: actor.TenantID, Email: strings.TrimSpace(email), EmailKey: identity.Key(email),
		Role: role, Inviter: actor.UserID, Version: 1, CreatedAt: now,
	}
	i.open(now)
	return i
}

// open begins a round: the links of earlier ones end.
func (i *Invite) open(now time.Time) {
	i.State, i.Waiting, i.Secrets, i.Mailed = Open, true, nil, false
	i.ExpiresAt, i.DueAt, i.VanishesAt = now.Add(InviteLife), now.Add(mailWithin), time.Time{}
}

// expire ends an invitation that nobody accepted.
func (i *Invite) expire(now time.Time) {
	i.State, i.DueAt, i.VanishesAt = Expired, time.Time{}, now.Add(keepOver)
}

// Over says whether the time to accept is over.
func (i *Invite) Over(now time.Time) bool { return i.Waiting && !now.Before(i.ExpiresAt) }

// accept has a person accept it, which decides that they become a member. Accepting again
// changes nothing. Faults: ErrInviteUsed, ErrInviteExpired.
func (i *Invite) accept(userID string, now time.Time) error {
	switch {
	case i.State == Accepted && i.AcceptedBy == userID:
		return errSame
	case i.State == Accepted:
		return ErrInviteUsed
	case i.Over(now):
		return ErrInviteExpired
	}
	i.State, i.Waiting, i.AcceptedBy = Accepted, false, userID
	i.DueAt, i.VanishesAt = now.Add(mailWithin), now.Add(keepOver)
	return nil
}

// settle notes that who accepted it was made a member.
func (i *Invite) settle() error {
	if i.Settled {
		return errSame
	}
	i.Settled, i.DueAt = true, time.Time{}
	return nil
}

// errSame says that a change is none.
var errSame = errors.New("team: the invitation is like that already")

// check says what is wrong with an invitation that somebody wants to send. Faults:
// fault.ErrInvalid, tenant.ErrForbidden.
func (i *Invite) check(actor tenant.Actor) error {
	var wrong fault.Fields
	wrong.Require(strings.Count(i.Email, "@") == 1, "email", "invalid_format", "Give an e-mail address, such as ada@example.com.")
	wrong.Require(ranks[i.Role] > 0 && i.Role != tenant.Owner, "role", "not_allowed", "Give one of: admin, editor, approver, viewer.")
	if err := wrong.Err(); err != nil {
		return err
	}
	if !mayChange(actor.Role, "", i.Role) {
		return tenant.ErrForbidden.WithMeta("permission", string(tenant.MembersWrite))
	}
	return nil
}

// hash hides a random secret; it is too long to be guessed, so a fast hash will do.
func hash(secret string) string {
	sum := sha256.Sum256([]byte(secret))
	return hex.EncodeToString(sum[:])
}
