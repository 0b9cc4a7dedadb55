package mail

import (
	"bytes"
	"html"
	"io"
	"mime"
	"regexp"
	"slices"
	"strings"

	"github.com/emersion/go-message"
	_ "github.com/emersion/go-message/charset" // lets mails in other charsets than UTF-8 be read
	"github.com/emersion/go-message/mail"
)

// Letter is a mail that was opened: its readable parts beside the envelope it came in.
type Letter struct {
	Envelope
	Subject string
	// Sender and Recipients are the From and To headers, as a reader would see them.
	Sender     string
	Recipients string
	// Text and HTML are the two bodies; either may be empty.
	Text string
	HTML string
	// Links are the web addresses in the mail, each once, in the order they appear.
	Links       []string
	Attachments []Attachment
	// Fault says why the mail could not be read in full; empty if it could.
	Fault string
}

// Attachment is a file that travelled with a mail.
type Attachment struct {
	Name    string
	Type    string
	Content []byte
}

// open reads a mail. One that is not well formed is kept and says what is wrong with it.
func open(envelope Envelope) Letter {
	letter := Letter{Envelope: envelope}
	reader, err := mail.CreateReader(bytes.NewReader(envelope.Raw))
	if reader == nil {
		letter.Fault = "This mail has no readable header: " + err.Error() + "."
		return letter
	}
	defer reader.Close()
	letter.readHeader(reader.Header)
	letter.readParts(reader)
	letter.Links = links(letter.HTML, letter.Text)
	return letter
}

func (l *Letter) readHeader(header mail.Header) {
	subject, err := header.Subject()
	if err != nil {
		subject = header.Get("Subject")
	}
	l.Subject = subject
	l.Sender, l.Recipients = addresses(header, "From"), addresses(header, "To")
}

// addresses shows an address header with its names decoded; one that breaks the rules is shown as it was sent.
func addresses(header mail.Header, name string) string {
	list, err := header.AddressList(name)
	if err != nil {
		return header.Get(name)
	}
	shown := make([]string, len(list))
	for i, address := range list {
		shown[i] = address.Address
		if address.Name != "" {
			shown[i] = address.Name + " <" + address.Address + ">"
		}
	}
	return strings.Join(shown, ", ")
}

func (l *Letter) readParts(reader *mail.Reader) {
	for {
		part, err := reader.NextPart()
		if err == io.EOF {
			return
		}
		if err != nil && !message.IsUnknownCharset(err) {
			l.Fault = "The rest of this mail cannot be read: " + err.Error() + "."
			return
		}
		content, err := io.ReadAll(part.Body)
		if err != nil {
			l.Fault = "A part of this mail cannot be read: " + err.Error() + "."
		}
		l.addPart(part.Header, content)
	}
}

func (l *Letter) addPart(header mail.PartHeader, content []byte) {
	kind, params, _ := mime.ParseMediaType(header.Get("Content-Type"))
	_, attached := header.(*mail.AttachmentHeader)
	switch {
	case !attached && kind == "text/html" && l.HTML == "":
		l.HTML = string(content)
	case !attached && (kind == "text/plain" || kind == "") && l.Text == "":
		l.Text = string(content)
	default:
		l.Attachments = append(l.Attachments, Attachment{Name: fileName(header, params), Type: kind, Content: content})
	}
}

func fileName(header mail.PartHeader, params map[string]string) string {
	if attached, ok := header.(*mail.AttachmentHeader); ok {
		if name, err := attached.Filename(); err == nil && name != "" {
			return name
		}
	}
	if params["name"] != "" {
		return params["name"]
	}
	return "unnamed"
}

var (
	href = regexp.MustCompile(`(?i)href\s*=\s*["']?(https?://[^\s"'<>]+)`)
	bare = regexp.MustCompile(`https?://[^\s"'<>()]+`)
)

func links(markup, text string) []string {
	found := []string{}
	for _, match := range href.FindAllStringSubmatch(markup, -1) {
		found = append(found, html.UnescapeString(match[1]))
	}
	for _, match := range bare.FindAllString(text, -1) {
		found = append(found, strings.TrimRight(match, ".,;:!?"))
	}
	unique := []string{}
	for _, link := range found {
		if !slices.Contains(unique, link) {
			unique = append(unique, link)
		}
	}
	return unique
}
