package admin

import (
	"context"

	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/tenant"
)

// names reads the names of the teams that rows are about.
func names[T any](ctx context.Context, teams Teams, rows []T, of func(T) tenant.ID) (map[tenant.ID]string, error) {
	wanted := map[tenant.ID]bool{}
	for _, r := range rows {
		wanted[of(r)] = true
	}
	var ids []string
	for id := range wanted {
		ids = append(ids, string(id))
	}
	found, err := teams.TenantsByID(ctx, tenant.AllTenants("name teams for operators"), ids)
	named := map[tenant.ID]string{}
	for _, t := range found {
		named[t.ID] = t.Name
	}
	return named, err
}

// everyPage tells every row of a list, page by page.
func everyPage[T any](list func(page.Request) (page.Result[T], error), tell func(T) error) error {
	for cursor := ""; ; {
		req, err := page.NewRequest(page.MaxLimit, cursor)
		if err != nil {
			return err
		}
		got, err := list(req)
		if err != nil {
			return err
		}
		for _, row := range got.Items {
			if err := tell(row); err != nil {
				return err
			}
		}
		if cursor = got.Next; cursor == "" {
			return nil
		}
	}
}
