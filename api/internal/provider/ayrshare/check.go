package ayrshare

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"

	"campaignos.dev/api/internal/integration"
)

// Check asks whose account the key opens, which costs nothing. Faults:
// *integration.Refusal.
func (c *Client) Check(ctx context.Context) (string, error) {
	got, err := c.do(ctx, http.MethodGet, "/user", "", nil, nil)
	if err != nil {
		return "", err
	}
	if got.status >= 400 {
		return "", &integration.Refusal{Words: fmt.Sprintf("Ayrshare answered %d: %s", got.status, firstError(got.body).Message)}
	}
	var user struct {
		Email string `json:"email"`
		Count int    `json:"monthlyPostCount"`
		Quota int    `json:"monthlyPostQuota"`
	}
	if json.Unmarshal(got.body, &user) != nil {
		return "", &integration.Refusal{Words: "What answered is not Ayrshare: check the API address."}
	}
	return fmt.Sprintf("Ayrshare accepts the key of %s; %d of %d posts of this month are used.", user.Email, user.Count, user.Quota), nil
}
