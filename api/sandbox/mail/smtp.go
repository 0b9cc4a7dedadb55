package mail

import (
	"io"
	"log/slog"
	"strings"
	"time"

	"github.com/emersion/go-sasl"
	"github.com/emersion/go-smtp"
)

const (
	// largestMail is announced by SIZE and enforced, in bytes (25 MiB, as common mail hosts do).
	largestMail = 25 << 20
	// mostRecipients is the least that RFC 5321 section 4.5.3.1.8 asks a server to take.
	mostRecipients = 100
	// idleTime is how long a client may say nothing.
	idleTime = 5 * time.Minute
)

// Recipients whose local part is one of these words, or begins with it and a plus, are refused as a real server would refuse
// an unknown mailbox (for good) or a full one (for now).
const (
	wordBounce = "bounce"
	wordDefer  = "defer"
)

var (
	errBounce = &smtp.SMTPError{Code: 550, EnhancedCode: smtp.EnhancedCode{5, 1, 1}, Message: "No such mailbox (the sandbox refuses the word bounce)"}
	errDefer  = &smtp.SMTPError{Code: 452, EnhancedCode: smtp.EnhancedCode{4, 2, 2}, Message: "Mailbox is full, try later (the sandbox defers the word defer)"}
)

// Server makes the SMTP server that fills the inbox. It takes any user name and password, and needs neither.
func (b *Inbox) Server(log *slog.Logger) *smtp.Server {
	server := smtp.NewServer(smtp.BackendFunc(func(*smtp.Conn) (smtp.Session, error) { return &session{inbox: b}, nil }))
	server.Domain = "sandbox.localhost"
	server.AllowInsecureAuth = true
	server.MaxMessageBytes = largestMail
	server.MaxRecipients = mostRecipients
	server.ReadTimeout, server.WriteTimeout = idleTime, idleTime
	server.EnableSMTPUTF8 = true
	server.ErrorLog = slog.NewLogLogger(log.Handler(), slog.LevelWarn)
	return server
}

// session is one SMTP dialogue.
type session struct {
	inbox *Inbox
	from  string
	to    []string
}

// AuthMechanisms implements smtp.AuthSession.
func (s *session) AuthMechanisms() []string { return []string{sasl.Plain} }

// Auth implements smtp.AuthSession.
func (s *session) Auth(string) (sasl.Server, error) {
	return sasl.NewPlainServer(func(_, _, _ string) error { return nil }), nil
}

// Mail implements smtp.Session.
func (s *session) Mail(from string, _ *smtp.MailOptions) error {
	s.from = from
	return nil
}

// Rcpt implements smtp.Session.
func (s *session) Rcpt(to string, _ *smtp.RcptOptions) error {
	local, _, _ := strings.Cut(to, "@")
	word, _, _ := strings.Cut(strings.ToLower(local), "+")
	switch word {
	case wordBounce:
		return errBounce
	case wordDefer:
		return errDefer
	}
	s.to = append(s.to, to)
	return nil
}

// Data implements smtp.Session.
func (s *session) Data(r io.Reader) error {
	raw, err := io.ReadAll(r)
	if err != nil {
		return err
	}
	s.inbox.receive(s.from, s.to, raw)
	return nil
}

// Reset implements smtp.Session.
func (s *session) Reset() { s.from, s.to = "", nil }

// Logout implements smtp.Session.
func (s *session) Logout() error { return nil }
