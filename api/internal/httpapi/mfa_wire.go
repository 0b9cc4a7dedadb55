package httpapi

// MFASetup is what an authenticator app needs.
type MFASetup struct {
	// Base32, for typing in.
	Secret string `json:"secret" example:"JBSWY3DPEHPK3PXP"`
	// For a QR code (otpauth://…).
	OTPAuthURL string `json:"otpauthUrl"`
} // @name MFASetup

// MFACodeInput is a code of the authenticator app.
type MFACodeInput struct {
	Code string `json:"code" example:"123456" validate:"required,len=6,numeric"`
} // @name MFACodeInput

// RecoveryCodes each sign in once, should the authenticator be lost. They are shown once.
type RecoveryCodes struct {
	Codes []string `json:"codes"`
} // @name RecoveryCodes
