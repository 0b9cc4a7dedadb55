package integration

import "strings"

func stripe() Declaration {
	return Declaration{Provider: Stripe, Title: "Stripe", Help: "Takes the payments for plans.", Fields: []Field{
		{Name: "secretKey", Label: "Secret key", Help: "A secret or restricted key of the Stripe account, from Developers, API keys.", Kind: Hidden, Required: true, Tied: true, Variable: "STRIPE_SECRET_KEY", Check: liveKey},
		{Name: "apiUrl", Label: "API address", Help: "Where Stripe's API answers.", Kind: URL, Required: true, Address: true, Tied: true, Default: "https://api.stripe.com", Variable: "STRIPE_API_URL"},
		{Name: "promotionCodes", Label: "Promotion codes", Help: "Buyers may enter the promotion codes of the Stripe account.", Kind: Bool, Default: "false", Variable: "STRIPE_PROMOTION_CODES"},
		{Name: "automaticTax", Label: "Automatic tax", Help: "Stripe adds the tax of each sale on top of its price. Needs Stripe Tax, set up in the account.", Kind: Bool, Default: "false", Variable: "STRIPE_AUTOMATIC_TAX"},
	}}
}

func liveKey(key string, production bool) string {
	if production && (strings.HasPrefix(key, "sk_test_") || strings.HasPrefix(key, "rk_test_")) {
		return "This is a test key. Give a live one."
	}
	return ""
}

func gemini() Declaration {
	return Declaration{Provider: Gemini, Title: "Google Gemini", Help: "The models behind the engines.", Fields: []Field{
		{Name: "apiKey", Label: "API key", Help: "A key of the Gemini API, from Google AI Studio.", Kind: Hidden, Required: true, Tied: true, Own: true, Variable: "GEMINI_API_KEY"},
		{Name: "textModel", Label: "Text model", Help: "The model that writes. Models are retired often: a run that fails with model_retired means to change this.", Kind: Text, Required: true, Own: true, Default: "gemini-3.5-flash-lite", Variable: "GEMINI_TEXT_MODEL", MaxChars: 100, Check: modelName},
		{Name: "imageModel", Label: "Image model", Help: "The model that makes pictures.", Kind: Text, Required: true, Own: true, Default: "gemini-nano-banana-2.1", Variable: "GEMINI_IMAGE_MODEL", MaxChars: 100, Check: modelName},
		{Name: "apiUrl", Label: "API address", Help: "Where the Gemini API answers.", Kind: URL, Required: true, Address: true, Tied: true, Default: "https://generativelanguage.googleapis.com", Variable: "GEMINI_API_URL"},
	}}
}

// modelName refuses what would be another address: the name becomes a part of one.
func modelName(name string, _ bool) string {
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-_") != "" || strings.Contains(name, "..") {
		return "Give a model's name, such as gemini-3.5-flash-lite."
	}
	return ""
}

func ayrshare() Declaration {
	return Declaration{Provider: Ayrshare, Title: "Ayrshare", Help: "Carries posts to the social networks.", Fields: []Field{
		{Name: "apiKey", Label: "API key", Help: "The API key of the Ayrshare account. Channels belong to an account: after a change to another one they have to be connected again.", Kind: Hidden, Required: true, Tied: true, Own: true, Variable: "AYRSHARE_API_KEY"},
		{Name: "apiUrl", Label: "API address", Help: "Where Ayrshare's API answers, with its path.", Kind: URL, Required: true, Address: true, Tied: true, Default: "https://api.ayrshare.com/api", Variable: "AYRSHARE_API_URL"},
	}}
}

func objectStore() Declaration {
	return Declaration{Provider: ObjectStore, Title: "Object store", Help: "Keeps the media library: Cloudflare R2 or another that speaks S3. Files are not moved when this changes.", Fields: []Field{
		{Name: "endpoint", Label: "Endpoint", Help: "Where the store answers.", Kind: URL, Required: true, Address: true, Tied: true, Variable: "S3_ENDPOINT"},
		{Name: "publicEndpoint", Label: "Endpoint for browsers", Help: "What browsers reach, if it differs from the endpoint.", Kind: URL, Tied: true, Variable: "S3_PUBLIC_ENDPOINT"},
		{Name: "region", Label: "Region", Help: "The store's region; R2 takes auto.", Kind: Text, Required: true, Tied: true, Default: "auto", Variable: "S3_REGION", MaxChars: 60},
		{Name: "accessKeyId", Label: "Access key id", Help: "The id of a key that may read and write both buckets.", Kind: Hidden, Required: true, Tied: true, Variable: "S3_ACCESS_KEY_ID"},
		{Name: "secretAccessKey", Label: "Secret access key", Help: "The secret of that key.", Kind: Hidden, Required: true, Tied: true, Variable: "S3_SECRET_ACCESS_KEY"},
		{Name: "bucket", Label: "Private bucket", Help: "Holds the media library; its CORS must allow PUT from the app.", Kind: Text, Required: true, Tied: true, Default: "campaign-os", Variable: "S3_BUCKET", MaxChars: 63, Check: bucketName},
		{Name: "publicBucket", Label: "Public bucket", Help: "From it the networks fetch the media of published posts.", Kind: Text, Required: true, Tied: true, Default: "campaign-os-public", Variable: "S3_PUBLIC_BUCKET", MaxChars: 63, Check: bucketName},
		{Name: "publicUrl", Label: "Public address", Help: "The address of the public bucket's own domain.", Kind: URL, Required: true, Tied: true, Variable: "S3_PUBLIC_URL"},
	}}
}

func bucketName(name string, _ bool) string {
	if strings.Trim(name, "abcdefghijklmnopqrstuvwxyz0123456789.-") != "" || len(name) < 3 {
		return "Give a bucket's name: 3 to 63 lower-case letters, digits, dots and hyphens."
	}
	return ""
}

func mail() Declaration {
	return Declaration{Provider: Mail, Title: "Mail", Help: "Sends the product's letters over SMTP.", Fields: []Field{
		{Name: "host", Label: "Server", Help: "The name of the mail server.", Kind: Text, Required: true, Address: true, Tied: true, Variable: "SMTP_URL", MaxChars: 253, Check: mailHost},
		{Name: "port", Label: "Port", Help: "587 for STARTTLS, 465 for TLS from the start.", Kind: Number, Required: true, Address: true, Tied: true, Default: "587", Variable: "SMTP_URL", Min: 1, Max: 65535},
		{Name: "security", Label: "Encryption", Help: "How the connection is encrypted: starttls, or tls from the start.", Kind: Choice, Required: true, Tied: true, Default: "starttls", Variable: "SMTP_URL", Choices: []string{"starttls", "tls"}},
		{Name: "username", Label: "User name", Help: "Empty where the server asks for none.", Kind: Text, Tied: true, Variable: "SMTP_URL"},
		{Name: "password", Label: "Password", Help: "Empty where the server asks for none.", Kind: Hidden, Tied: true, Variable: "SMTP_URL"},
		{Name: "from", Label: "Sender", Help: "Whom the letters are from, as Name <name@example.org>.", Kind: Text, Required: true, Default: "Campaign OS <hello@campaign-os.example>", Variable: "MAIL_FROM", Check: sender},
	}}
}
