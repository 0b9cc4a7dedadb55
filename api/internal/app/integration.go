package app

import (
	"cmp"
	"context"
	"encoding/json"
	"errors"
	"net"
	"net/url"
	"strconv"

	"campaignos.dev/api/internal/billing"
	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/tenant"
)

// furnishIntegrations builds what knows how the providers are set up, and the clients that
// follow it.
func (s *services) furnishIntegrations(p *parts) {
	s.Integrations = integration.New(integration.Needs{
		Store: mongostore.NewIntegrations(p.mongo), Sealer: p.ring, Plans: ownKeys{s}, People: callers{mongostore.NewPeople(p.mongo)}, Feed: s.feed,
		Probes: probes(p.config), Environment: environment(p.config), Production: p.config.Env == config.Production, Clock: p.clock, Log: p.log,
	})
	s.live = newLive(s.Integrations, p.config)
	p.objects = &objects{s.live.objects}
}

// environment is what the process was started with, as integrations declare it.
func environment(c config.Config) map[integration.Provider]map[string]string {
	return map[integration.Provider]map[string]string{
		integration.Stripe: {
			"secretKey": c.Stripe.Key.Reveal(), "apiUrl": c.Stripe.URL,
			"promotionCodes": strconv.FormatBool(c.Stripe.PromotionCodes), "automaticTax": strconv.FormatBool(c.Stripe.AutomaticTax),
		},
		integration.Gemini:   {"apiKey": c.Gemini.Key.Reveal(), "apiUrl": c.Gemini.URL, "textModel": c.Gemini.TextModel, "imageModel": c.Gemini.ImageModel},
		integration.Ayrshare: {"apiKey": c.Ayr.Key.Reveal(), "apiUrl": c.Ayr.URL},
		integration.ObjectStore: {
			"endpoint": c.S3.Endpoint, "publicEndpoint": c.S3.PublicEndpoint, "region": c.S3.Region,
			"accessKeyId": c.S3.AccessKeyID.Reveal(), "secretAccessKey": c.S3.SecretKey.Reveal(),
			"bucket": c.S3.Bucket, "publicBucket": c.S3.PublicBucket, "publicUrl": c.S3.PublicURL,
		},
		integration.Mail: mailServer(c),
	}
}

// mailServer takes the address of the mail server apart.
func mailServer(c config.Config) map[string]string {
	out := map[string]string{"from": c.From}
	u, err := url.Parse(c.SMTPURL.Reveal())
	if err != nil {
		return out
	}
	out["host"], out["username"], out["security"] = u.Hostname(), u.User.Username(), "starttls"
	out["password"], _ = u.User.Password()
	port := "25"
	if u.Scheme == "smtps" {
		out["security"], port = "tls", "465"
	}
	out["port"] = cmp.Or(u.Port(), port)
	return out
}

// mailAddress puts the address of a mail server together.
func mailAddress(e integration.Effective) string {
	u := url.URL{Scheme: "smtp", Host: net.JoinHostPort(e.Text("host"), e.Text("port"))}
	if e.Text("security") == "tls" {
		u.Scheme = "smtps"
	}
	if e.Text("username") != "" {
		u.User = url.UserPassword(e.Text("username"), e.Text("password"))
	}
	return u.String()
}

// ownKeys tells whose plan allows keys of their own.
type ownKeys struct{ *services }

// OwnKeys says whether a team's plan does, at this moment.
func (o ownKeys) OwnKeys(ctx context.Context, in tenant.ID) (bool, error) {
	err := o.Billing.RequireEntitlement(ctx, tenant.System(in, "integration"), billing.OwnKeys)
	if errors.Is(err, billing.ErrEntitlement) || errors.Is(err, billing.ErrInactive) {
		return false, nil
	}
	return err == nil, err
}

// callers tells what people are called.
type callers struct{ people *mongostore.People }

// Names gives the names of those ids.
func (c callers) Names(ctx context.Context, ids []string) (map[string]string, error) {
	found, err := c.people.UsersByID(ctx, ids)
	names := map[string]string{}
	for _, u := range found {
		names[u.ID] = u.Name
	}
	return names, err
}

// settingsChanged is the channel of news about settings.
const settingsChanged = "settings"

// settingsNews names settings that changed.
type settingsNews struct {
	Tenant   tenant.ID            `json:"tenant"`
	Provider integration.Provider `json:"provider"`
}

// SettingsChanged tells every process that settings changed.
func (f feed) SettingsChanged(ctx context.Context, in tenant.ID, p integration.Provider) {
	payload, err := json.Marshal(settingsNews{in, p})
	if err == nil {
		_ = f.redis.Publish(ctx, settingsChanged, payload)
	}
	if in != "" {
		f.Changed(ctx, in, "integration", string(p))
	}
}

// hearSettings takes news of settings until the context ends.
func (s *services) hearSettings(ctx context.Context) {
	news, cancel := follow(ctx, s.feed.redis, settingsChanged, func(raw []byte) (n settingsNews, ok bool) {
		return n, json.Unmarshal(raw, &n) == nil
	})
	defer cancel()
	for n := range news {
		s.Integrations.Heard(n.Tenant, n.Provider)
	}
}
