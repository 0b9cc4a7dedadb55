package app

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

// The account of a laptop's demonstration; it is refused in production.
const (
	demoEmail    = "demo@campaign-os.example"
	demoPassword = "winter-roast-2026"
	demoAdmin    = "operator@campaign-os.example"
	demoSeed     = "KRUGKIDROVUWG2ZAMJZG653OEBTG66BA" // of the operator's authenticator, in base32
)

// errDemo refuses a demonstration account where real people work.
var errDemo = errors.New("seed-demo makes an account with a known password, so it does not run in production")

// Migrate brings indexes, plans and the queue's tables up to date. It may run at any time.
func Migrate(ctx context.Context, c config.Config, log *slog.Logger) error {
	p, err := open(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = p.close(ctx) }()
	if err := p.mongo.Migrate(ctx); err != nil {
		return err
	}
	return mongostore.NewBilling(p.mongo).SeedPlans(ctx, billing.Catalogue())
}

// Operator is who is to work for the platform.
type Operator struct {
	Email, Name string
	Password    string // empty: one is made up
	ReadOnly    bool   // support
}

func (o Operator) role() tenant.PlatformRole {
	if o.ReadOnly {
		return tenant.PlatformSupport
	}
	return tenant.PlatformAdmin
}

// CreateAdmin makes an operator of the platform and says what to do next. An account that
// exists keeps its password and gets the role.
func CreateAdmin(ctx context.Context, c config.Config, log *slog.Logger, o Operator, out io.Writer) error {
	return withIdentity(ctx, c, log, func(s *identity.Service) error {
		_, err := s.Users.UserByEmail(ctx, identity.Key(o.Email))
		fresh := errors.Is(err, identity.ErrNotFound)
		if err != nil && !fresh {
			return err
		}
		made := o.Password == ""
		if made {
			o.Password = id.Secret(20)
		}
		u, err := s.CreateOperator(ctx, o.Email, o.Name, o.Password, o.role())
		if err != nil {
			return err
		}
		fmt.Fprintf(out, "%s is an operator of the platform (%s).\n", u.Email, u.PlatformRole)
		switch {
		case !fresh:
			fmt.Fprintln(out, "The account was there before and keeps its password.")
		case made:
			fmt.Fprintf(out, "The password, shown this once: %s\n", o.Password)
		}
		if !u.Factor.On() {
			fmt.Fprintln(out, "A second factor has to be set up at the first sign-in. Until then the operators' pages stay shut.")
		}
		return nil
	})
}

// SeedDemo makes a team and an operator to sign in with on a laptop, and prints how. Making
// them again does nothing.
func SeedDemo(ctx context.Context, c config.Config, log *slog.Logger, out io.Writer) error {
	if c.Env == config.Production {
		return errDemo
	}
	err := withIdentity(ctx, c, log, func(s *identity.Service) error {
		_, err := s.Register(ctx, identity.Registration{
			Email: demoEmail, Password: demoPassword, Name: "Demo Person", TenantName: "Northwind Coffee", Timezone: "Europe/Berlin",
		})
		if err != nil && !errors.Is(err, identity.ErrEmailTaken) {
			return err
		}
		operator, err := s.CreateOperator(ctx, demoAdmin, "Demo Operator", demoPassword, tenant.PlatformAdmin)
		if err != nil || operator.Factor.On() {
			return err
		}
		return s.GiveFactor(ctx, operator.ID, demoSeed)
	})
	if err == nil {
		fmt.Fprintf(out, "team      %s  %s\noperator  %s  %s  authenticator seed %s\n", demoEmail, demoPassword, demoAdmin, demoPassword, demoSeed)
	}
	return err
}

func withIdentity(ctx context.Context, c config.Config, log *slog.Logger, do func(*identity.Service) error) error {
	p, err := open(ctx, c, log)
	if err != nil {
		return err
	}
	defer func() { _ = p.close(ctx) }()
	s, err := furnish(p)
	if err != nil {
		return err
	}
	return do(s.Identity)
}
