package app

import (
	"context"
	"errors"
	"time"

	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/integration"
	"campaignos.dev/api/internal/provider/ayrshare"
	"campaignos.dev/api/internal/provider/gemini"
	"campaignos.dev/api/internal/provider/mail"
	"campaignos.dev/api/internal/provider/objectstore"
	"campaignos.dev/api/internal/provider/stripe"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// live are the providers' clients, each as its settings in force want it.
type live struct {
	stripe   *integration.Live[*stripe.Client]
	gemini   *integration.Live[*gemini.Client]
	ayrshare *integration.Live[*ayrshare.Client]
	objects  *integration.Live[*objectstore.Store]
	mail     *integration.Live[*mail.Sender]
}

func newLive(s *integration.Service, c config.Config) live {
	b := builders{appURL: c.AppURL}
	return live{
		integration.NewLive(s, integration.Stripe, b.stripe), integration.NewLive(s, integration.Gemini, b.gemini),
		integration.NewLive(s, integration.Ayrshare, b.ayrshare), integration.NewLive(s, integration.ObjectStore, b.objects),
		integration.NewLive(s, integration.Mail, b.mail),
	}
}

// builders make clients of settings.
type builders struct{ appURL string }

func (b builders) stripe(e integration.Effective) (*stripe.Client, error) {
	return stripe.New(e.Text("apiUrl"), e.Text("secretKey"), b.appURL), nil
}

func (builders) gemini(e integration.Effective) (*gemini.Client, error) {
	return gemini.New(context.Background(), e.Text("apiUrl"), e.Text("apiKey"), e.Text("textModel"), gemini.WithImageModel(e.Text("imageModel")))
}

func (builders) ayrshare(e integration.Effective) (*ayrshare.Client, error) {
	return ayrshare.New(e.Text("apiUrl"), e.Text("apiKey")), nil
}

func (builders) objects(e integration.Effective) (*objectstore.Store, error) {
	return objectstore.New(objectstore.Config{
		Endpoint: e.Text("endpoint"), PublicEndpoint: e.Text("publicEndpoint"), Region: e.Text("region"),
		AccessKeyID: e.Text("accessKeyId"), SecretKey: e.Text("secretAccessKey"),
		Bucket: e.Text("bucket"), PublicBucket: e.Text("publicBucket"), PublicURL: e.Text("publicUrl"),
	}), nil
}

func (builders) mail(e integration.Effective) (*mail.Sender, error) {
	return mail.New(mailAddress(e), e.Text("from"))
}

// checker is a client that can be tried.
type checker interface {
	Check(ctx context.Context) (answer string, err error)
}

// probe tries settings by a client that is made of them for this once.
func probe[T checker](build func(integration.Effective) (T, error)) integration.Probe {
	return func(ctx context.Context, e integration.Effective) (string, error) {
		client, err := build(e)
		if err != nil {
			return "", err
		}
		return client.Check(ctx)
	}
}

func probes(c config.Config) map[integration.Provider]integration.Probe {
	b := builders{appURL: c.AppURL}
	return map[integration.Provider]integration.Probe{
		integration.Stripe: probe(b.stripe), integration.Gemini: probe(b.gemini), integration.Ayrshare: probe(b.ayrshare),
		integration.ObjectStore: probe(b.objects), integration.Mail: probe(b.mail),
	}
}

// models gives each team the model that its keys open.
type models struct {
	live    *integration.Live[*gemini.Client]
	objects *objects
}

// busy is the wait where the settings can't be read at the moment.
const busy = 5 * time.Second

// For gives a team's model. See engine.Models.
func (m models) For(ctx context.Context, in tenant.ID) (engine.Model, error) {
	client, err := m.live.For(ctx, in)
	switch f, _ := fault.As(err); {
	case err == nil:
		return painter{client, m.objects, in}, nil
	case ctx.Err() != nil:
		return nil, ctx.Err()
	case errors.Is(err, integration.ErrUnreadable), errors.Is(err, integration.ErrIncomplete):
		return nil, &engine.ModelError{Code: "model_misconfigured", Message: f.Message, Cause: err}
	}
	return nil, &engine.ModelError{Code: "model_unreachable", Message: "The model's settings can't be read at the moment.", Retry: true, RetryAfter: busy, Cause: err}
}

// lines gives each team its way to the publishing provider.
type lines struct {
	live *integration.Live[*ayrshare.Client]
}

// For says as well whether the account is the team's own. See channel.Providers.
func (l lines) For(ctx context.Context, in tenant.ID) (channel.Provider, bool, error) {
	client, e, err := l.live.With(ctx, in)
	if err != nil {
		return nil, false, err
	}
	return client, e.Sources["apiKey"] == integration.FromOwn, nil
}

// publisher publishes through the account that is a team's at this moment.
type publisher struct {
	live *integration.Live[*ayrshare.Client]
	keys ayrshare.Keys
}

// Send publishes one order. See publish.Publisher. Where there is no client nothing is sent.
func (p publisher) Send(ctx context.Context, o publish.Order) (publish.Receipt, error) {
	client, err := p.live.For(ctx, o.Tenant)
	switch f, _ := fault.As(err); {
	case err == nil:
		return ayrshare.NewPublisher(client, p.keys).Send(ctx, o)
	case errors.Is(err, integration.ErrUnreadable), errors.Is(err, integration.ErrIncomplete):
		return publish.Receipt{}, &publish.Failure{Class: publish.Configuration, Code: f.Code, Message: f.Message}
	}
	return publish.Receipt{}, &publish.Failure{Class: publish.Passing, Code: "unreachable", Message: "The publishing account's settings can't be read at the moment."}
}

// Find looks an order up in the history. See publish.Publisher.
func (p publisher) Find(ctx context.Context, o publish.Order, since time.Time) (publish.Receipt, bool, error) {
	client, err := p.live.For(ctx, o.Tenant)
	if err != nil {
		return publish.Receipt{}, false, err
	}
	return ayrshare.NewPublisher(client, p.keys).Find(ctx, o, since)
}

// letters go out through the mail server in force.
type letters struct {
	live *integration.Live[*mail.Sender]
}

// Send sends one letter.
func (m letters) Send(ctx context.Context, l identity.Letter) error {
	sender, err := m.live.For(ctx, "")
	if err != nil {
		return err
	}
	return sender.Send(ctx, l)
}
