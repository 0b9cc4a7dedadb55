package config_test

import (
	"crypto/rand"
	"encoding/base64"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"campaignos.dev/api/internal/config"
)

func randomKey(id string) string {
	b := make([]byte, 32)
	rand.Read(b)
	return id + ":" + base64.StdEncoding.EncodeToString(b)
}

// laptop sets what `make run` sets.
func laptop(t *testing.T) {
	t.Helper()
	for name, value := range map[string]string{
		"APP_ENV": "development", "APP_URL": "http://127.0.0.1:3000",
		"MONGODB_URI": "mongodb://127.0.0.1:27117/campaign_os", "REDIS_URL": "redis://127.0.0.1:6479", "DATABASE_URL": "",
		"JWT_KEYS": randomKey("k1"), "ENCRYPTION_KEYS": randomKey("k1"),
		"S3_ENDPOINT": "http://127.0.0.1:9401", "S3_PUBLIC_URL": "http://127.0.0.1:9401/campaign-os-public",
		"S3_ACCESS_KEY_ID": "sandbox", "S3_SECRET_ACCESS_KEY": "planted-s3-secret",
		"STRIPE_API_URL": "http://127.0.0.1:9402", "STRIPE_SECRET_KEY": "sk_test_sandbox",
		"GEMINI_API_URL": "http://127.0.0.1:9404", "GEMINI_API_KEY": "planted-gemini-key",
		"AYRSHARE_API_URL": "http://127.0.0.1:9403/api", "AYRSHARE_API_KEY": "planted-ayrshare-key",
		"SMTP_URL": "smtp://127.0.0.1:9425", "MAIL_FROM": "Campaign OS <hello@campaign-os.example>",
	} {
		t.Setenv(name, value)
	}
}

// production sets what a real installation sets.
func production(t *testing.T) {
	t.Helper()
	laptop(t)
	for name, value := range map[string]string{
		"APP_ENV": "production", "APP_URL": "https://app.example.com",
		"S3_ENDPOINT": "https://account.r2.example.com", "S3_PUBLIC_URL": "https://media.example.com",
		"STRIPE_API_URL": "https://api.stripe.com", "STRIPE_SECRET_KEY": strings.Join([]string{"sk", "live", "x"}, "_"),
		"GEMINI_API_URL": "https://generativelanguage.googleapis.com", "AYRSHARE_API_URL": "https://api.ayrshare.com/api",
		"SMTP_URL": "smtps://user:planted-smtp-password@mail.example.com:465", "MAIL_FROM": "Campaign OS <hello@example.com>",
	} {
		t.Setenv(name, value)
	}
}

func TestALaptopAndAProductionEnvironmentAreTaken(t *testing.T) {
	t.Run("laptop", func(t *testing.T) {
		laptop(t)
		if _, err := config.Load(); err != nil {
			t.Fatal(err)
		}
	})
	t.Run("production", func(t *testing.T) {
		production(t)
		if _, err := config.Load(); err != nil {
			t.Fatal(err)
		}
	})
}

func TestEveryFaultIsReportedAtOnce(t *testing.T) {
	laptop(t)
	t.Setenv("MONGODB_URI", "")
	t.Setenv("JWT_KEYS", "k1:short")
	t.Setenv("STRIPE_API_URL", "not an address")
	t.Setenv("APP_ENV", "staging")
	t.Setenv("SMTP_URL", "mail.example.com:465")
	t.Setenv("MAIL_FROM", "nobody")
	_, err := config.Load()
	if err == nil {
		t.Fatal("a broken environment was taken")
	}
	for _, name := range []string{"MONGODB_URI", "JWT_KEYS", "STRIPE_API_URL", "APP_ENV", "SMTP_URL", "MAIL_FROM"} {
		if !strings.Contains(err.Error(), name) {
			t.Errorf("%s is not reported in:\n%v", name, err)
		}
	}
}

func TestProductionRefusesWhatIsFitForALaptopOnly(t *testing.T) {
	for name, value := range map[string]string{
		"JWT_KEYS":          "k1:" + base64.StdEncoding.EncodeToString([]byte(strings.Repeat("a", 32))),
		"ENCRYPTION_KEYS":   "",
		"STRIPE_API_URL":    "https://127.0.0.1:9402",
		"GEMINI_API_URL":    "http://generativelanguage.googleapis.com",
		"AYRSHARE_API_URL":  "https://localhost/api",
		"S3_ENDPOINT":       "https://[::1]:9401",
		"STRIPE_SECRET_KEY": "sk_test_1",
		"APP_URL":           "http://app.example.com",
		"SMTP_URL":          "smtp://127.0.0.1:9425",
		"MAIL_FROM":         "Campaign OS <hello@campaign-os.example>",
	} {
		t.Run(name, func(t *testing.T) {
			production(t)
			t.Setenv(name, value)
			if _, err := config.Load(); err == nil || !strings.Contains(err.Error(), name) {
				t.Errorf("%s=%q: %v", name, value, err)
			}
		})
	}
}

func TestSecretsAreNeverPrinted(t *testing.T) {
	production(t)
	c, err := config.Load()
	if err != nil {
		t.Fatal(err)
	}
	asJSON, _ := json.Marshal(c)
	for _, printed := range []string{c.String(), fmt.Sprintf("%v", c), fmt.Sprintf("%+v", c), fmt.Sprintf("%#v", c), string(asJSON)} {
		if strings.Contains(printed, "planted") {
			t.Errorf("a secret is printed: %s", printed)
		}
	}
	if c.Gemini.Key.Reveal() != "planted-gemini-key" {
		t.Error("the adapter can't read its key")
	}
}
