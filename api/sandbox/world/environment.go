package world

import (
	"fmt"
	"strings"
)

// What the sandbox is reached with. None of it is a secret: it opens nothing but this machine's own imitation.
const (
	s3AccessKey  = "campaign-os-sandbox"
	s3SecretKey  = "campaign-os-sandbox-secret"
	s3Region     = "auto"
	bucket       = "campaign-os"
	publicBucket = "campaign-os-public"
	database     = "campaign_os"
	stripeKey    = "sk_test_" + "campaignossandbox"
	ayrshareKey  = "sandbox-ayrshare-key"
	geminiKey    = "sandbox-gemini-key"
)

// Variable is one line of the env-file.
type Variable struct{ Key, Value string }

// Environment is what the product needs to be told to use the sandbox, in the order of the env-file.
func (w *World) Environment() []Variable {
	var list []Variable
	if !w.config.NoMongo {
		list = append(list, Variable{"MONGODB_URI", "mongodb://" + w.at.mongo + "/" + database + "?directConnection=true"})
	}
	return append(list,
		Variable{"REDIS_URL", "redis://" + w.at.redis},
		Variable{"S3_ENDPOINT", "http://" + w.at.s3},
		Variable{"S3_REGION", s3Region},
		Variable{"S3_ACCESS_KEY_ID", s3AccessKey},
		Variable{"S3_SECRET_ACCESS_KEY", s3SecretKey},
		Variable{"S3_BUCKET", bucket},
		Variable{"S3_PUBLIC_BUCKET", publicBucket},
		Variable{"S3_PUBLIC_URL", "http://" + w.at.s3 + "/" + publicBucket},
		Variable{"STRIPE_API_URL", "http://" + w.at.stripe},
		Variable{"STRIPE_SECRET_KEY", stripeKey},
		Variable{"AYRSHARE_API_URL", "http://" + w.at.ayrshare + "/api"},
		Variable{"AYRSHARE_API_KEY", ayrshareKey},
		Variable{"GEMINI_API_URL", "http://" + w.at.gemini},
		Variable{"GEMINI_API_KEY", geminiKey},
		Variable{"GEMINI_INPUT_PRICE", "250000"},
		Variable{"GEMINI_OUTPUT_PRICE", "1500000"},
		Variable{"GEMINI_IMAGE_PRICE", "30000000"},
		Variable{"SMTP_URL", "smtp://" + w.at.smtp},
		Variable{"SANDBOX_URL", w.ControlURL()},
	)
}

// ControlURL is the address of the home page and the control API.
func (w *World) ControlURL() string { return "http://" + w.at.control }

func (w *World) writeEnvironment() error {
	if w.config.EnvFile == "" {
		return nil
	}
	var text strings.Builder
	for _, v := range w.Environment() {
		fmt.Fprintf(&text, "%s=%s\n", v.Key, v.Value)
	}
	if err := writeFile(w.config.EnvFile, []byte(text.String())); err != nil {
		return fmt.Errorf("--env-file %s cannot be written: %w", w.config.EnvFile, err)
	}
	return nil
}
