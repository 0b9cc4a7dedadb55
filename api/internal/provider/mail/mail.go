// Package mail sends the product's letters over SMTP.
package mail

import (
	"bytes"
	"context"
	"embed"
	"errors"
	"fmt"
	htmltemplate "html/template"
	stdmail "net/mail"
	"net/url"
	"strconv"
	"strings"
	texttemplate "text/template"
	"time"

	gomail "github.com/wneessen/go-mail"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/kit/id"
)

//go:embed letter.html letter.txt
var forms embed.FS

// ErrRefused says that the mail server will never take this letter, such as for an address
// that does not exist.
var ErrRefused = fault.New(fault.Invalid, "mail_refused", "The mail server refused the letter for good.")

// timeout bounds one letter.
const timeout = 30 * time.Second

// Sender sends letters. It satisfies identity.Mailer.
type Sender struct {
	client *gomail.Client
	from   string
	domain string // of from
	html   *htmltemplate.Template
	text   *texttemplate.Template
}

// New makes a sender. address is smtp://user:password@host:port for STARTTLS, or
// smtps://… for TLS from the start; a server on this machine may do without.
func New(address, from string) (*Sender, error) {
	u, err := url.Parse(address)
	if err != nil || u.Hostname() == "" {
		return nil, errors.New("mail: the address of the mail server can't be read") // it may hold a password
	}
	author, err := stdmail.ParseAddress(from)
	if err != nil {
		return nil, fmt.Errorf("mail: %q is no address to send from; write it as Name <name@example.org>: %w", from, err)
	}
	client, err := gomail.NewClient(u.Hostname(), options(u)...)
	if err != nil {
		return nil, fmt.Errorf("mail: %w", err)
	}
	html, err := htmltemplate.ParseFS(forms, "letter.html")
	if err != nil {
		return nil, err
	}
	text, err := texttemplate.ParseFS(forms, "letter.txt")
	_, domain, _ := strings.Cut(author.Address, "@")
	return &Sender{client, from, domain, html, text}, err
}

func options(u *url.URL) []gomail.Option {
	o := []gomail.Option{gomail.WithTimeout(timeout)}
	if port, err := strconv.Atoi(u.Port()); err == nil {
		o = append(o, gomail.WithPort(port))
	}
	switch {
	case u.Scheme == "smtps":
		o = append(o, gomail.WithSSL())
	case u.Hostname() == "127.0.0.1", u.Hostname() == "localhost":
		o = append(o, gomail.WithTLSPolicy(gomail.NoTLS))
	default:
		o = append(o, gomail.WithTLSPolicy(gomail.TLSMandatory))
	}
	if u.User != nil {
		password, _ := u.User.Password()
		o = append(o, gomail.WithSMTPAuth(gomail.SMTPAuthAutoDiscover), gomail.WithUsername(u.User.Username()), gomail.WithPassword(password))
	}
	return o
}

// Send sends one letter. The same letter sent again bears the same Message-ID, by which
// mailboxes know the second. Faults: ErrRefused, fault.ErrUnavailable.
func (s *Sender) Send(ctx context.Context, l identity.Letter) error {
	m := gomail.NewMsg(gomail.WithNoDefaultUserAgent())
	if err := errors.Join(m.From(s.from), m.To(l.To)); err != nil {
		return ErrRefused.Because(err)
	}
	if err := s.write(m, l); err != nil {
		return err
	}
	err := s.client.DialAndSendWithContext(ctx, m)
	if m.IsDelivered() {
		return nil // what failed is the farewell
	}
	return translate(err)
}

func (s *Sender) write(m *gomail.Msg, l identity.Letter) error {
	m.Subject(l.Subject)
	m.SetMessageIDWithValue(id.Derived("msg", l.To, l.Subject, l.Link) + "@" + s.domain)
	m.SetGenHeader("Auto-Submitted", "auto-generated") // RFC 3834: no absence notes, please
	var text, html bytes.Buffer
	if err := errors.Join(s.text.Execute(&text, l), s.html.Execute(&html, l)); err != nil {
		return err
	}
	m.SetBodyString(gomail.TypeTextPlain, text.String())
	m.AddAlternativeString(gomail.TypeTextHTML, html.String())
	return nil
}

// translate tells a refusal of this letter for good from trouble that will pass, or that
// lies with us, such as a sender's address that the server does not take.
func translate(err error) error {
	if err == nil {
		return nil
	}
	var se *gomail.SendError
	if errors.As(err, &se) && se.ErrorCode() >= 500 && se.Reason != gomail.ErrSMTPMailFrom {
		return ErrRefused.Because(err)
	}
	return fault.ErrUnavailable.Because(err)
}
