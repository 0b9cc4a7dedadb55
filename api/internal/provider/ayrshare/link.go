package ayrshare

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
)

// codeTitleTaken is Ayrshare's error for a profile title that exists.
const codeTitleTaken = 146

// CreateProfile makes a profile. See channel.Provider.
func (c *Client) CreateProfile(ctx context.Context, title string) (string, error) {
	got, err := c.do(ctx, http.MethodPost, "/profiles", "", nil, map[string]any{"title": title})
	if err != nil {
		return "", fault.ErrUnavailable.Because(err)
	}
	if got.status >= 400 {
		if firstError(got.body).Code == codeTitleTaken {
			return "", channel.ErrTitleTaken
		}
		return "", callFault(got)
	}
	var made struct {
		ProfileKey string `json:"profileKey"`
	}
	if err := json.Unmarshal(got.body, &made); err != nil || made.ProfileKey == "" {
		return "", fault.ErrUnavailable.Because(fmt.Errorf("ayrshare gave no profile key (status %d)", got.status))
	}
	return made.ProfileKey, nil
}

// LinkPage opens the page on which accounts are linked. See channel.Provider.
func (c *Client) LinkPage(ctx context.Context, key string, networks []network.Network, redirect string) (channel.Link, error) {
	body := map[string]any{"mode": "grid", "redirect": redirect}
	if len(networks) > 0 {
		body["allowedSocial"] = networks
	}
	var made struct {
		URL       string    `json:"url"`
		ExpiresAt time.Time `json:"expiresAt"`
	}
	err := c.call(ctx, http.MethodPost, "/profiles/link-sessions", key, nil, body, &made)
	return channel.Link{URL: made.URL, ExpiresAt: made.ExpiresAt}, err
}

// Accounts lists the linked accounts. See channel.Provider.
func (c *Client) Accounts(ctx context.Context, key string) ([]channel.Account, error) {
	var user struct {
		DisplayNames []struct {
			Platform    string `json:"platform"`
			DisplayName string `json:"displayName"`
			Username    string `json:"username"`
			ProfileURL  string `json:"profileUrl"`
			UserImage   string `json:"userImage"`
		} `json:"displayNames"` // absent where nothing is linked
	}
	if err := c.call(ctx, http.MethodGet, "/user", key, nil, nil, &user); err != nil {
		return nil, err
	}
	accounts := []channel.Account{}
	for _, d := range user.DisplayNames {
		n := network.Network(d.Platform)
		if !n.Known() {
			continue // a network that we do not publish to
		}
		accounts = append(accounts, channel.Account{Network: n, Name: d.DisplayName, Username: d.Username, ProfileURL: d.ProfileURL, AvatarURL: d.UserImage})
	}
	return accounts, nil
}

// Unlink takes an account's link away. See channel.Provider.
func (c *Client) Unlink(ctx context.Context, key string, n network.Network) error {
	return c.call(ctx, http.MethodDelete, "/profiles/social", key, nil, map[string]any{"platform": n}, nil)
}

// codeProfileUnknown is Ayrshare's error for a Profile-Key that leads to no profile.
const codeProfileUnknown = 103

// DeleteProfile removes a profile. See channel.Provider.
func (c *Client) DeleteProfile(ctx context.Context, key string) error {
	got, err := c.do(ctx, http.MethodDelete, "/profiles", key, nil, nil)
	if err != nil {
		return fault.ErrUnavailable.Because(err)
	}
	if got.status < 400 || got.status == http.StatusNotFound || firstError(got.body).Code == codeProfileUnknown {
		return nil
	}
	return callFault(got)
}
