package httpapi

import (
	"strconv"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/admin"
	"campaignos.dev/api/internal/kit/money"
)

// newTenantSheet begins a sheet of tenants: a line for each currency that one has paid in.
func newTenantSheet(c echo.Context) *sheet {
	return newSheet(c, "tenants.csv",
		"id", "name", "status", "owner", "members", "timezone", "created", "subscription", "plan", "ends", "spend (smallest unit)", "currency")
}

// team writes one tenant.
func (s *sheet) team(t admin.Team) error {
	plan := ""
	if t.Subscription.Current != nil {
		plan = t.Subscription.Current.Plan.ID
	}
	spend := t.Spend
	if len(spend) == 0 {
		spend = []money.Money{{}}
	}
	for _, m := range spend {
		err := s.row(
			string(t.Tenant.ID), t.Tenant.Name, string(t.Tenant.Status), t.OwnerEmail, strconv.Itoa(t.Members), t.Tenant.Timezone,
			moment(t.Tenant.CreatedAt), string(t.Subscription.Status), plan, moment(t.Subscription.Ends), strconv.FormatInt(m.Amount, 10), m.Currency,
		)
		if err != nil {
			return err
		}
	}
	return nil
}

// newPaymentSheet begins a sheet of purchases. Amounts are in the currency's smallest unit.
func newPaymentSheet(c echo.Context) *sheet {
	return newSheet(c, "payments.csv",
		"id", "tenant id", "tenant", "buyer", "status", "plan", "interval", "created", "paid", "currency",
		"price", "discount", "tax", "total", "refunded", "session", "payment intent", "flag")
}

// purchase writes one purchase.
func (s *sheet) purchase(p admin.Purchase) error {
	amount := func(m money.Money) string { return strconv.FormatInt(m.Amount, 10) }
	return s.row(
		string(p.ID), string(p.TenantID), p.TenantName, p.Email, string(p.Status), p.Plan.ID, string(p.Interval), moment(p.CreatedAt), moment(p.PaidAt),
		p.Amount.Currency, amount(p.Amount), amount(p.Charge.Discount), amount(p.Charge.Tax), amount(p.Charged()), amount(p.Charge.Refunded),
		p.SessionID, p.Intent, p.Flag,
	)
}

// moment writes an instant for a spreadsheet; nothing where there is none.
func moment(at time.Time) string {
	if at.IsZero() {
		return ""
	}
	return at.UTC().Format(time.RFC3339)
}
