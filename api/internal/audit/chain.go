package audit

import (
	"encoding/binary"
	"encoding/hex"
	"strconv"
	"time"

	"campaignos.dev/api/internal/tenant"
)

// Purpose names the signer's keys, see seal.Ring.
const Purpose = "campaign-os/audit/v1"

// Signer makes and checks keyed hashes; a seal.Signer does.
type Signer interface {
	Sign(data []byte) (keyID string, sum []byte)
	Verify(keyID string, data, sum []byte) bool
	Knows(keyID string) bool
}

// platform names the book of what belongs to no tenant.
const platform = "platform"

// BookOf names a tenant's book; without a tenant, the platform's.
func BookOf(in tenant.ID) string {
	if in == "" {
		return platform
	}
	return string(in)
}

// OwnerOf is the tenant whose book has that name; empty: the platform.
func OwnerOf(book string) tenant.ID {
	if book == platform {
		return ""
	}
	return tenant.ID(book)
}

// What the platform's book tells of other books.
const (
	BookOpened = "book.opened"
	BookErased = "book.erased" // with the tenant's data, after its grace
)

// Head is the end of a book: it tells that nothing was cut off.
type Head struct {
	TenantID tenant.ID `bson:"tenantId"`
	Seq      int64     `bson:"seq"`  // of the last event; zero: none yet
	Hash     string    `bson:"hash"` // of the last event
	KeyID    string    `bson:"keyId"`
	Sum      string    `bson:"sum"` // keyed hash of this head, hex
}

// Seal gives the event its place after the end of its book. Neither Seq, Prev, KeyID nor
// Hash of the draft matter.
func Seal(s Signer, draft Event, after Head) Event {
	draft.Seq, draft.Prev = after.Seq+1, after.Hash
	// The key's id is hashed as well; it is known before the hash is.
	draft.KeyID, _ = s.Sign(nil)
	_, sum := s.Sign(draft.encoded())
	draft.Hash = hex.EncodeToString(sum)
	return draft
}

// Intact says whether an event is as it was sealed.
func Intact(s Signer, e Event) bool {
	sum, err := hex.DecodeString(e.Hash)
	return err == nil && s.Verify(e.KeyID, e.encoded(), sum)
}

// End makes the head of a book that ends with that event.
func End(s Signer, in tenant.ID, seq int64, hash string) Head {
	h := Head{TenantID: in, Seq: seq, Hash: hash}
	keyID, sum := s.Sign(h.encoded())
	h.KeyID, h.Sum = keyID, hex.EncodeToString(sum)
	return h
}

// Genuine says whether a head was made by End.
func Genuine(s Signer, h Head) bool {
	sum, err := hex.DecodeString(h.Sum)
	return err == nil && s.Verify(h.KeyID, h.encoded(), sum)
}

// encoded writes everything that the hash protects, each part with its length in front, so
// that no two events are written alike.
func (e Event) encoded() []byte {
	parts := []string{
		"event", string(e.TenantID), strconv.FormatInt(e.Seq, 10), e.Prev, e.KeyID, e.ID, e.At.UTC().Format(time.RFC3339Nano),
		string(e.By.Kind), e.By.ID, e.By.Operator, e.Name, e.Operator, e.Action, e.TargetKind, e.TargetID, e.TargetName,
		e.Reason, e.Address, e.Device, e.RequestID, strconv.Itoa(len(e.Changes)),
	}
	for _, c := range e.Changes {
		parts = append(parts, c.Field, c.Before, c.After)
	}
	return joined(parts)
}

func (h Head) encoded() []byte {
	return joined([]string{"head", string(h.TenantID), strconv.FormatInt(h.Seq, 10), h.Hash})
}

func joined(parts []string) []byte {
	var out []byte
	for _, p := range parts {
		out = binary.AppendUvarint(out, uint64(len(p)))
		out = append(out, p...)
	}
	return out
}
