package config

import (
	"encoding/base64"
	"errors"
	"fmt"
	"net"
	stdmail "net/mail"
	"net/url"
	"slices"
	"strings"
)

// keyBytes is the length that signing and encryption keys must have.
const keyBytes = 32

// faults collects what is wrong, so that all is reported at once.
type faults []error

func (f *faults) add(format string, args ...any) { *f = append(*f, fmt.Errorf(format, args...)) }

// check says everything that is wrong with the configuration.
func (c Config) check() error {
	var f faults
	if c.Env != Development && c.Env != Production {
		f.add("APP_ENV is %q: set it to development or production", c.Env)
	}
	f.required(map[string]string{
		"MONGODB_URI": c.MongoURI.Reveal(), "S3_ENDPOINT": c.S3.Endpoint, "S3_PUBLIC_URL": c.S3.PublicURL,
		"S3_ACCESS_KEY_ID": c.S3.AccessKeyID.Reveal(), "S3_SECRET_ACCESS_KEY": c.S3.SecretKey.Reveal(),
		"STRIPE_SECRET_KEY": c.Stripe.Key.Reveal(), "GEMINI_API_KEY": c.Gemini.Key.Reveal(),
		"AYRSHARE_API_KEY": c.Ayr.Key.Reveal(), "SMTP_URL": c.SMTPURL.Reveal(), "REDIS_URL": c.RedisURL.Reveal(),
	})
	f.mail(c)
	f.keys("JWT_KEYS", c.JWTKeys)
	f.keys("ENCRYPTION_KEYS", c.EncryptionKeys)
	for name, address := range c.addresses() {
		f.address(name, address, c.Env == Production)
	}
	if c.Env == Production {
		f.production(c)
	}
	slices.SortFunc(f, func(a, b error) int { return strings.Compare(a.Error(), b.Error()) })
	return errors.Join(f...)
}

// addresses are the variables that must hold a web address of a provider.
func (c Config) addresses() map[string]string {
	return map[string]string{
		"S3_ENDPOINT": c.S3.Endpoint, "S3_PUBLIC_URL": c.S3.PublicURL, "STRIPE_API_URL": c.Stripe.URL,
		"GEMINI_API_URL": c.Gemini.URL, "AYRSHARE_API_URL": c.Ayr.URL,
	}
}

func (f *faults) required(values map[string]string) {
	for name, value := range values {
		if value == "" {
			f.add("%s is not set: see .env.example", name)
		}
	}
}

// keys checks a list of keys written "id:base64,id:base64".
func (f *faults) keys(name string, list Secret) {
	if list == "" {
		f.add("%s is not set: give it as id:base64 with 32 random bytes, such as k1:$(openssl rand -base64 32)", name)
		return
	}
	for i, part := range strings.Split(list.Reveal(), ",") {
		id, encoded, ok := strings.Cut(strings.TrimSpace(part), ":")
		key, err := base64.StdEncoding.DecodeString(encoded)
		switch {
		case !ok || id == "" || strings.Contains(id, "."):
			f.add("%s: key number %d is not written as id:base64", name, i+1)
		case err != nil || len(key) != keyBytes:
			f.add("%s: key %q is not %d bytes in base64", name, id, keyBytes)
		case weak(key):
			f.add("%s: key %q is a default or repeats itself: make a random one", name, id)
		}
	}
}

// weak says whether a key has too few different bytes to be random.
func weak(key []byte) bool {
	seen := map[byte]bool{}
	for _, b := range key {
		seen[b] = true
	}
	return len(seen) < 12
}

// mail checks where letters go and whom they are from.
func (f *faults) mail(c Config) {
	if u, err := url.Parse(c.SMTPURL.Reveal()); c.SMTPURL != "" && (err != nil || u.Hostname() == "" || u.Scheme != "smtp" && u.Scheme != "smtps") {
		f.add("SMTP_URL can't be read: write it as smtps://user:password@host:465, or smtp:// for STARTTLS")
	}
	if _, err := stdmail.ParseAddress(c.From); err != nil {
		f.add("MAIL_FROM is no address to send from: write it as Name <name@example.org>")
	}
}

func (f *faults) address(name, value string, production bool) {
	if value == "" {
		return
	}
	u, err := url.Parse(value)
	if err != nil || u.Host == "" || (u.Scheme != "http" && u.Scheme != "https") {
		f.add("%s is not a web address: write it as https://host", name)
		return
	}
	if production && (u.Scheme != "https" || loopback(u.Hostname())) {
		f.add("%s must be an https address outside this machine in production", name)
	}
}

// production refuses what is fit for a laptop only.
func (f *faults) production(c Config) {
	u, err := url.Parse(c.AppURL)
	if err != nil || u.Scheme != "https" {
		f.add("APP_URL must be an https address in production")
	}
	if strings.HasPrefix(c.Stripe.Key.Reveal(), "sk_test_") {
		f.add("STRIPE_SECRET_KEY is a test key: production takes a live one")
	}
	if strings.HasSuffix(c.From, "@campaign-os.example>") {
		f.add("MAIL_FROM is the default: set it to an address of yours")
	}
	if u, err := url.Parse(c.SMTPURL.Reveal()); err != nil || loopback(u.Hostname()) {
		f.add("SMTP_URL must name a mail server outside this machine in production")
	}
	if strings.Contains(c.SMTPURL.Reveal(), "sandbox") {
		f.add("SMTP_URL names the sandbox: production takes a real mail server")
	}
}

// loopback says whether a host is this machine.
func loopback(host string) bool {
	if host == "localhost" || strings.HasSuffix(host, ".localhost") {
		return true
	}
	ip := net.ParseIP(host)
	return ip != nil && (ip.IsLoopback() || ip.IsUnspecified())
}
