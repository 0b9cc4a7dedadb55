package billing

import (
	"context"
	"strings"
	"time"

	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/revise"
	"campaignos.dev/api/internal/tenant"
)

// Mismatch is something about a payment that does not fit what was agreed, for an operator
// to look into. Nothing was granted because of it.
type Mismatch struct {
	ID         string      `bson:"_id"` // "mis_…"
	SessionID  string      `bson:"sessionId"`
	TenantID   tenant.ID   `bson:"team,omitempty"` // whose purchase it is, or who asked; a finding is no document of theirs
	PaymentID  PaymentID   `bson:"paymentId,omitempty"`
	Reason     string      `bson:"reason"`             // a sentence
	Expected   money.Money `bson:"expected,omitempty"` // without a currency: the finding is not about an amount
	Actual     money.Money `bson:"actual,omitempty"`
	FoundAt    time.Time   `bson:"foundAt"`
	ReviewedAt time.Time   `bson:"reviewedAt,omitempty"` // zero: open
	ReviewedBy string      `bson:"reviewedBy,omitempty"`
	Note       string      `bson:"note,omitempty"` // what the operator found out
	Version    int64       `bson:"version"`
}

// Mismatches keeps what operators must look into.
type Mismatches interface {
	// File adds a finding; the same one of the same session is added once.
	File(ctx context.Context, scope tenant.Scope, m Mismatch) error
	Get(ctx context.Context, scope tenant.Scope, id string) (Mismatch, error)
	// List pages through the findings, newest first; open leaves out those that were reviewed.
	List(ctx context.Context, scope tenant.Scope, open bool, req page.Request) (page.Result[Mismatch], error)
	// Save stores a changed finding where its version still is was. Faults: fault.ErrStale.
	Save(ctx context.Context, scope tenant.Scope, m Mismatch, was int64) error
}

// file notes a finding, once however often it is made.
func (s *Service) file(ctx context.Context, m Mismatch) error {
	m.ID, m.FoundAt, m.Version = id.New(id.Mismatch), s.Clock.Now(), 1
	s.Log.Warn("payment does not fit", "session", m.SessionID, "payment", m.PaymentID, "why", m.Reason)
	return s.Mismatches.File(context.WithoutCancel(ctx), tenant.AllTenants("findings about payments belong to the platform"), m)
}

// GetMismatch reads one finding. Faults: ErrMismatchNotFound.
func (s *Service) GetMismatch(ctx context.Context, by tenant.Actor, id string) (Mismatch, error) {
	return s.Mismatches.Get(ctx, platformBy(by), id)
}

// ListMismatches pages through the findings, newest first; open leaves out those that were
// reviewed.
func (s *Service) ListMismatches(ctx context.Context, by tenant.Actor, open bool, req page.Request) (page.Result[Mismatch], error) {
	return s.Mismatches.List(ctx, platformBy(by), open, req)
}

// ReviewMismatch notes what an operator found out. A second review replaces the first; the
// audit log keeps both. Faults: ErrMismatchNotFound.
func (s *Service) ReviewMismatch(ctx context.Context, by tenant.Actor, id, note string) (Mismatch, error) {
	scope := platformBy(by)
	return revise.Do(0, revise.Steps[Mismatch]{
		Load:    func() (Mismatch, error) { return s.Mismatches.Get(ctx, scope, id) },
		Version: func(m Mismatch) int64 { return m.Version },
		Change: func(m *Mismatch) error {
			m.ReviewedAt, m.ReviewedBy, m.Note = s.Clock.Now(), by.Name(), strings.TrimSpace(note)
			return nil
		},
		Save: func(m Mismatch, was int64) (Mismatch, error) {
			m.Version = was + 1
			return m, s.Mismatches.Save(ctx, scope, m, was)
		},
	})
}
