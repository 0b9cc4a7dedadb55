package integration

import (
	"context"

	"campaignos.dev/api/internal/kit/seal"
	"campaignos.dev/api/internal/tenant"
)

// Store keeps settings. Those of the platform belong to no tenant, so the scope names what
// is meant by in; a bounded scope reads its own tenant's alone.
type Store interface {
	// Settings reads what is stored; ok is false where nothing is.
	Settings(ctx context.Context, scope tenant.Scope, id string) (s Settings, ok bool, err error)
	// Create adds settings. Faults: ErrExists.
	Create(ctx context.Context, scope tenant.Scope, s Settings) error
	// Save stores changed settings where their version still is was. Faults: fault.ErrStale.
	Save(ctx context.Context, scope tenant.Scope, s Settings, was int64) error
	// Delete removes settings of a version. Faults: fault.ErrStale.
	Delete(ctx context.Context, scope tenant.Scope, id string, was int64) error
}

// Sealer seals secrets for their place.
type Sealer interface {
	Seal(secret string, at seal.Place) string
	// Open faults: seal.ErrSealed.
	Open(sealed string, at seal.Place) (string, error)
}

// Plans tells what teams may do.
type Plans interface {
	// OwnKeys says whether a team's plan lets it bring keys of its own, at this moment.
	OwnKeys(ctx context.Context, in tenant.ID) (bool, error)
}

// People tells what people are called.
type People interface {
	// Names gives the names of those ids; who is gone is left out.
	Names(ctx context.Context, ids []string) (map[string]string, error)
}

// Feed tells every process that settings changed. It may fail to: they are read anew every
// few seconds besides.
type Feed interface {
	// SettingsChanged names the team; empty: the platform.
	SettingsChanged(ctx context.Context, in tenant.ID, p Provider)
}

// Probe asks a provider something that costs nothing. It gives what the provider answered,
// in a sentence. Faults: *Refusal where it answered and said no.
type Probe func(ctx context.Context, e Effective) (answer string, err error)
