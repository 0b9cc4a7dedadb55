package billing

import (
	"cmp"
	"context"
	"slices"
	"time"

	"campaignos.dev/api/internal/kit/money"
	"campaignos.dev/api/internal/tenant"
)

// Kept is what of a purchase is ours: what was paid less what was given back; nothing where
// the bank has it, or no money came.
func (p Payment) Kept() money.Money {
	paid := p.Charged()
	if p.Status != PaymentPaid {
		return money.Of(0, paid.Currency)
	}
	return money.Of(paid.Amount-p.Charge.Refunded.Amount, paid.Currency)
}

// sold says whether a purchase counts as a sale: money came, whatever became of it later.
func (p Payment) sold() bool {
	return p.Status == PaymentPaid || p.Status == PaymentRefunded || p.Status == PaymentDisputed
}

// Spend is what is kept of purchases, by currency.
func Spend(payments []Payment) []money.Money {
	sums := map[string]int64{}
	for _, p := range payments {
		if p.sold() {
			sums[p.Amount.Currency] += p.Kept().Amount
		}
	}
	out := make([]money.Money, 0, len(sums))
	for currency, amount := range sums {
		out = append(out, money.Of(amount, currency))
	}
	slices.SortFunc(out, func(a, b money.Money) int {
		return cmp.Or(cmp.Compare(b.Amount, a.Amount), cmp.Compare(a.Currency, b.Currency))
	})
	return out
}

// Revenue is what was sold in one month, in UTC, for one currency. What was given back later
// counts in the month of the sale.
type Revenue struct {
	Month    string // such as "2026-11"
	Gross    money.Money
	Refunded money.Money
	Net      money.Money
	Payments int64
}

// Revenue tells what was sold in each of the last months, oldest first; months without a
// sale are there with nothing, in each currency that was sold in.
func (s *Service) Revenue(ctx context.Context, months int) ([]Revenue, error) {
	now := s.Clock.Now().UTC()
	first := time.Date(now.Year(), now.Month()-time.Month(months-1), 1, 0, 0, 0, 0, time.UTC)
	book := takings{}
	err := s.Payments.EachPaid(ctx, tenant.AllTenants("add up what was sold"), first, func(p Payment) error {
		book.add(p)
		return nil
	})
	return book.list(first, months), err
}

// takings are sums by currency and month.
type takings map[string]map[string]*Revenue

func (t takings) add(p Payment) {
	if !p.sold() {
		return
	}
	paid, kept := p.Charged(), p.Kept()
	month := p.PaidAt.UTC().Format(monthForm)
	if t[paid.Currency] == nil {
		t[paid.Currency] = map[string]*Revenue{}
	}
	r := t[paid.Currency][month]
	if r == nil {
		r = none(month, paid.Currency)
		t[paid.Currency][month] = r
	}
	r.Gross.Amount += paid.Amount
	r.Refunded.Amount += paid.Amount - kept.Amount
	r.Net.Amount += kept.Amount
	r.Payments++
}

func (t takings) list(first time.Time, months int) []Revenue {
	currencies := make([]string, 0, len(t))
	for c := range t {
		currencies = append(currencies, c)
	}
	slices.Sort(currencies)
	var out []Revenue
	for i := range months {
		month := first.AddDate(0, i, 0).Format(monthForm)
		for _, c := range currencies {
			if r := t[c][month]; r != nil {
				out = append(out, *r)
			} else {
				out = append(out, *none(month, c))
			}
		}
	}
	return out
}

func none(month, currency string) *Revenue {
	nothing := money.Of(0, currency)
	return &Revenue{Month: month, Gross: nothing, Refunded: nothing, Net: nothing}
}

// monthForm is how a month is written.
const monthForm = "2006-01"
