package ayrshare_test

import (
	"context"
	"errors"
	"testing"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/provider/ayrshare"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// unread are keys that can't be read, and why.
type unread struct{ error }

func (u unread) ProfileKey(context.Context, tenant.ID) (string, error) { return "", u.error }

// A database that is slow for a moment must not break a team's channels.
func TestOnlyAMissingProfileCallsForANewLink(t *testing.T) {
	for why, class := range map[error]publish.Class{
		channel.ErrProfileNotFound: publish.Relink, context.DeadlineExceeded: publish.Passing, errors.New("the store is away"): publish.Passing,
	} {
		_, err := ayrshare.NewPublisher(ayrshare.New("http://127.0.0.1:1", "key"), unread{why}).Send(t.Context(), publish.Order{})
		var f *publish.Failure
		if !errors.As(err, &f) || f.Class != class {
			t.Errorf("where the key can't be read since %q it is %v, want %s", why, err, class)
		}
	}
}
