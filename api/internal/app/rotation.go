package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"strings"

	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/rotation"
)

// errSealed says that secrets are left that don't open.
var errSealed = errors.New("some secrets can't be opened with the new key")

// furnishRotation builds what turns the encryption keys over.
func (s *services) furnishRotation(p *parts) {
	s.Rotation = rotation.New(rotation.Needs{
		Store: mongostore.NewRotations(p.mongo), Shelves: mongostore.NewSealed(p.mongo), Ring: p.ring, Alarm: p.queue, Clock: p.clock, Log: p.log, Worker: workerName(),
	})
}

// RotateKeys seals every secret anew with the first of the encryption keys, prints how far
// it is, and ends with an error where secrets are left that don't open. It may be stopped
// anywhere and started again.
func RotateKeys(ctx context.Context, c config.Config, log *slog.Logger, out io.Writer) error {
	p, err := open(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = p.close(context.WithoutCancel(ctx)) }()
	s, err := furnish(p)
	if err != nil {
		return err
	}
	r, err := s.Rotation.Run(ctx, func(r rotation.Rotation) { fmt.Fprintln(out, progress(r)) })
	if err != nil {
		return err
	}
	for _, f := range r.Failures {
		fmt.Fprintf(out, "%s %s %s, key %q: %s\n", f.Kind, f.Document, f.Field, f.KeyID, f.Reason)
	}
	if r.State == rotation.Failed {
		return errSealed
	}
	return nil
}

// progress writes how far a rotation is in a line.
func progress(r rotation.Rotation) string {
	var kinds []string
	for _, c := range r.Counts {
		kinds = append(kinds, fmt.Sprintf("%s %d of %d sealed, %d verified, %d failed", c.Kind, c.Done, c.Total, c.Verified, c.Failed))
	}
	what := string(r.Phase)
	if what == "" {
		what = string(r.State)
	}
	return fmt.Sprintf("%-9s key %s: %s", what, r.KeyID, strings.Join(kinds, "; "))
}
