// Package config reads the environment into one checked struct: every fault is reported
// at once, and secrets are masked wherever the struct is printed.
package config

import (
	"errors"
	"fmt"
	"strings"
	"time"

	"github.com/caarlos0/env/v11"
)

// Secret is a value that must never be printed.
type Secret string

// String masks the secret in every form of printing.
func (s Secret) String() string {
	if s == "" {
		return "(not set)"
	}
	return "(set)"
}

// GoString masks the secret in %#v too.
func (s Secret) GoString() string { return s.String() }

// MarshalText masks the secret in JSON and in logs.
func (s Secret) MarshalText() ([]byte, error) { return []byte(s.String()), nil }

// Reveal gives the value, for the one adapter that needs it.
func (s Secret) Reveal() string { return string(s) }

// Environment is where the process runs.
type Environment string

// The environments.
const (
	Development Environment = "development"
	Production  Environment = "production"
)

// Config is everything that the binaries take from their environment. Each variable is
// described in .env.example.
type Config struct {
	Env        Environment `env:"APP_ENV" envDefault:"development"`
	AppURL     string      `env:"APP_URL" envDefault:"http://127.0.0.1:3000"`
	APIAddr    string      `env:"API_ADDR" envDefault:"127.0.0.1:8080"`
	WorkerAddr string      `env:"WORKER_ADDR" envDefault:"127.0.0.1:8081"`
	TrustProxy bool        `env:"TRUST_PROXY" envDefault:"false"`
	LogLevel   string      `env:"LOG_LEVEL" envDefault:"info"`

	JWTKeys        Secret `env:"JWT_KEYS"`
	EncryptionKeys Secret `env:"ENCRYPTION_KEYS"`

	MongoURI    Secret `env:"MONGODB_URI"`
	RedisURL    Secret `env:"REDIS_URL"`
	DatabaseURL Secret `env:"DATABASE_URL"`
	QueuePath   string `env:"QUEUE_SQLITE_PATH" envDefault:".data/queue.db"`

	S3      S3      `envPrefix:"S3_"`
	Stripe  Stripe  `envPrefix:"STRIPE_"`
	Gemini  Gemini  `envPrefix:"GEMINI_"`
	Ayr     Ayr     `envPrefix:"AYRSHARE_"`
	SMTPURL Secret  `env:"SMTP_URL"`
	From    string  `env:"MAIL_FROM" envDefault:"Campaign OS <hello@campaign-os.example>"`
	Publish Publish `envPrefix:"PUBLISH_"`
}

// S3 is the object store: Cloudflare R2 or another that speaks S3.
type S3 struct {
	Endpoint       string `env:"ENDPOINT"`
	PublicEndpoint string `env:"PUBLIC_ENDPOINT"` // what browsers reach; empty: Endpoint
	Region         string `env:"REGION" envDefault:"auto"`
	AccessKeyID    Secret `env:"ACCESS_KEY_ID"`
	SecretKey      Secret `env:"SECRET_ACCESS_KEY"`
	Bucket         string `env:"BUCKET" envDefault:"campaign-os"`
	PublicBucket   string `env:"PUBLIC_BUCKET" envDefault:"campaign-os-public"`
	PublicURL      string `env:"PUBLIC_URL"` // address of the public bucket's own domain
}

// Stripe takes the payments.
type Stripe struct {
	URL string `env:"API_URL" envDefault:"https://api.stripe.com"`
	Key Secret `env:"SECRET_KEY"`

	PromotionCodes bool `env:"PROMOTION_CODES" envDefault:"false"` // buyers may enter the codes of the Stripe account
	AutomaticTax   bool `env:"AUTOMATIC_TAX" envDefault:"false"`   // Stripe Tax adds the tax of each sale to its price
}

// Gemini writes.
type Gemini struct {
	URL        string `env:"API_URL" envDefault:"https://generativelanguage.googleapis.com"`
	Key        Secret `env:"API_KEY"`
	TextModel  string `env:"TEXT_MODEL" envDefault:"gemini-3.5-flash-lite"`
	ImageModel string `env:"IMAGE_MODEL" envDefault:"gemini-nano-banana-2.1"`

	// What a million tokens cost, in millionths of a US dollar: 250000 is $0.25. Zero: unknown, and no price is shown.
	InputPrice  int64 `env:"INPUT_PRICE" envDefault:"0"`
	OutputPrice int64 `env:"OUTPUT_PRICE" envDefault:"0"`
	ImagePrice  int64 `env:"IMAGE_PRICE" envDefault:"0"` // of a picture's tokens; zero: no price of pictures is shown
}

// Ayr is Ayrshare, which publishes.
type Ayr struct {
	URL string `env:"API_URL" envDefault:"https://api.ayrshare.com/api"`
	Key Secret `env:"API_KEY"`
}

// Publish holds the waits of the publishing protocol.
type Publish struct {
	Sweep   time.Duration `env:"SWEEP" envDefault:"200ms"`     // how often due posts are looked for
	Lease   time.Duration `env:"LEASE" envDefault:"2m"`        // how long a worker holds a post
	Timeout time.Duration `env:"TIMEOUT" envDefault:"60s"`     // how long one call to the provider may take
	Settle  time.Duration `env:"SETTLE" envDefault:"75s"`      // how long the provider's history may lag
	GiveUp  time.Duration `env:"GIVE_UP" envDefault:"15m"`     // when an unknown outcome is shown as unconfirmed
	Backoff time.Duration `env:"BACKOFF" envDefault:"5s"`      // first wait after a passing failure
	Missed  time.Duration `env:"MISSED_AFTER" envDefault:"6h"` // how late a post may still go out
	Late    time.Duration `env:"LATE_AFTER" envDefault:"2m"`   // from when on a post is late, and waits for a place in line
	Spacing time.Duration `env:"SPACING" envDefault:"10s"`     // least time between two late posts of a channel
	Calls   int           `env:"CALLS" envDefault:"270"`       // calls a team may make in any five minutes; the rest is for linking and reading
	AtOnce  int           `env:"AT_ONCE" envDefault:"48"`      // posts that a worker has in hand at once
}

// Load reads the environment and checks it. The error lists every fault, one a line.
func Load() (Config, error) {
	var c Config
	if err := env.Parse(&c); err != nil {
		return c, describe(err)
	}
	return c, c.check()
}

// describe turns the reader's errors into one line each.
func describe(err error) error {
	var all env.AggregateError
	if !errors.As(err, &all) {
		return err
	}
	lines := make([]error, 0, len(all.Errors))
	for _, e := range all.Errors {
		lines = append(lines, errors.New(strings.TrimPrefix(e.Error(), "env: ")))
	}
	return errors.Join(lines...)
}

// String shows the configuration with its secrets masked.
func (c Config) String() string {
	type plain Config // without this method, which would call itself
	return fmt.Sprintf("%+v", plain(c))
}
