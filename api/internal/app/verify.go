package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"campaignos.dev/api/internal/audit"
	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/mongostore"
)

// errAltered says that the audit log is not as it was written.
var errAltered = errors.New("the audit log is not as it was written")

// VerifyAudit looks at every book of the audit log, or at one (a tenant's id, or "platform"), and prints what is
// wrong and how much was looked at. It may run while the product works. A log that is not
// as it was written is an error.
func VerifyAudit(ctx context.Context, c config.Config, log *slog.Logger, out io.Writer, only string) error {
	p, err := open(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = p.close(context.WithoutCancel(ctx)) }()
	signer, err := p.ring.Signer(audit.Purpose)
	if err != nil {
		return err
	}
	report, err := audit.Verify(ctx, mongostore.NewAudit(p.mongo), signer, only)
	if err != nil {
		return err
	}
	for _, x := range report.Problems {
		fmt.Fprintf(out, "%s  event %d  %s: %s\n", audit.BookOf(x.TenantID), x.Seq, x.Trouble, x.Detail)
	}
	fmt.Fprintf(out, "%d events in %d books looked at, %d problems\n", report.Events, report.Books, len(report.Problems))
	if len(report.Problems) > 0 {
		return errAltered
	}
	return nil
}
