// Command campaignctl is the operators' command line.
package main

import (
	"context"
	"errors"
	"fmt"
	"log/slog"
	"os"
	"strings"

	"campaignos.dev/api/internal/app"
	"campaignos.dev/api/internal/config"
)

const usage = `campaignctl COMMAND

  migrate                     bring indexes, plans and the queue up to date; may run at any time
  create-admin [--support] EMAIL NAME
                              make an operator of the platform, or with --support one who only reads. The password is
                              read from standard input; at a terminal one is made and shown once. An account that
                              exists keeps its password and gets the role. May be repeated.
  verify-audit [--tenant ID]  look whether the audit log is as it was written, of all or of one tenant ("platform": of none);
                              ends with 1 where it is not
  rotate-keys                 seal every secret anew with the first of ENCRYPTION_KEYS; may run at any time, be stopped
                              anywhere and started again. Ends with 1 where secrets are left that don't open
  seed-demo                   make a team and an operator to try the product with (not in production)

It reads the same environment as the api; see .env.example.
`

var errUsage = errors.New(strings.TrimSpace(usage))

func main() {
	os.Exit(app.Main(func(ctx context.Context, c config.Config, log *slog.Logger) error {
		err := command(ctx, c, log, os.Args[1:])
		if errors.Is(err, errUsage) {
			fmt.Fprint(os.Stderr, usage)
			os.Exit(2)
		}
		return err
	}))
}

func command(ctx context.Context, c config.Config, log *slog.Logger, args []string) error {
	switch {
	case len(args) == 1 && args[0] == "migrate":
		return app.Migrate(ctx, c, log)
	case len(args) == 1 && args[0] == "seed-demo":
		return app.SeedDemo(ctx, c, log, os.Stdout)
	case len(args) == 1 && args[0] == "rotate-keys":
		return app.RotateKeys(ctx, c, log, os.Stdout)
	case len(args) == 1 && args[0] == "verify-audit":
		return app.VerifyAudit(ctx, c, log, os.Stdout, "")
	case len(args) == 3 && args[0] == "verify-audit" && args[1] == "--tenant":
		return app.VerifyAudit(ctx, c, log, os.Stdout, args[2])
	case len(args) > 0 && args[0] == "create-admin":
		return createAdmin(ctx, c, log, args[1:])
	}
	return errUsage
}
