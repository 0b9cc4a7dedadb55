package mail

import (
	"embed"
	"fmt"
	"mime"
	"net/http"
	"regexp"
	"strconv"
	"strings"

	"campaignos.dev/sandbox/page"
)

//go:embed inbox.html
var pageFiles embed.FS

var inboxPage = page.Must(pageFiles, "inbox.html")

// letterPolicy shows a mail's HTML without scripts, forms, or anything loaded from beyond this machine. Its links open in new tabs.
const letterPolicy = "sandbox allow-popups allow-popups-to-escape-sandbox; default-src 'none'; style-src 'unsafe-inline'; " +
	"img-src data: http://127.0.0.1:* http://localhost:*; frame-ancestors 'self'"

// watched is what the inbox page polls to see that a mail came in.
const watched = "/mail/api/messages?limit=1"

// Routes adds the inbox page and its JSON to a mux, below /mail.
func (b *Inbox) Routes(mux *http.ServeMux) {
	mux.HandleFunc("GET /mail", b.getInbox)
	mux.HandleFunc("GET /mail/{$}", func(w http.ResponseWriter, r *http.Request) {
		http.Redirect(w, r, "/mail", http.StatusMovedPermanently)
	})
	mux.HandleFunc("POST /mail/clear", b.postClear)
	mux.HandleFunc("GET /mail/{id}", b.getLetter)
	mux.HandleFunc("GET /mail/{id}/html", b.getLetterHTML)
	mux.HandleFunc("GET /mail/{id}/raw", b.getLetterRaw)
	mux.HandleFunc("GET /mail/{id}/attachments/{index}", b.getAttachment)
	mux.HandleFunc("GET /mail/api/messages", b.getMessages)
	mux.HandleFunc("DELETE /mail/api/messages", b.deleteMessages)
	mux.HandleFunc("GET /mail/api/messages/{id}", b.getMessage)
}

// view is what the inbox page shows: the list, and beside it the letter that is open.
type view struct {
	To      string
	Letters []Letter
	Open    *Letter
	// Plain is set when the text is asked for instead of the HTML.
	Plain bool
}

func (b *Inbox) getInbox(w http.ResponseWriter, r *http.Request) {
	b.write(w, http.StatusOK, "Inbox", view{To: r.URL.Query().Get("to")})
}

func (b *Inbox) getLetter(w http.ResponseWriter, r *http.Request) {
	letter, ok := b.asked(w, r)
	if !ok {
		return
	}
	query := r.URL.Query()
	b.write(w, http.StatusOK, letter.Subject, view{To: query.Get("to"), Open: &letter, Plain: query.Get("as") == "text" || letter.HTML == ""})
}

func (b *Inbox) write(w http.ResponseWriter, status int, title string, v view) {
	v.Letters = b.letters(v.To, 0)
	inboxPage.Write(w, status, page.Frame{Title: title, Section: "mail", Watch: watched, Body: v})
}

func (b *Inbox) asked(w http.ResponseWriter, r *http.Request) (Letter, bool) {
	letter, ok := b.letter(r.PathValue("id"))
	if !ok {
		http.Error(w, "There is no such mail in the inbox; it may have been cleared.", http.StatusNotFound)
	}
	return letter, ok
}

func (b *Inbox) getLetterHTML(w http.ResponseWriter, r *http.Request) {
	letter, ok := b.asked(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/html; charset=utf-8")
	w.Header().Set("Content-Security-Policy", letterPolicy)
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Referrer-Policy", "no-referrer")
	_, _ = w.Write([]byte(inNewTab(letter.HTML)))
}

var headTag = regexp.MustCompile(`(?i)<head[^>]*>`)

// inNewTab makes the mail's links open outside of the frame it is shown in.
func inNewTab(markup string) string {
	const base = `<base target="_blank">`
	if at := headTag.FindStringIndex(markup); at != nil {
		return markup[:at[1]] + base + markup[at[1]:]
	}
	return base + markup
}

func (b *Inbox) getLetterRaw(w http.ResponseWriter, r *http.Request) {
	letter, ok := b.asked(w, r)
	if !ok {
		return
	}
	w.Header().Set("Content-Type", "text/plain; charset=utf-8")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	_, _ = w.Write(letter.Raw)
}

func (b *Inbox) getAttachment(w http.ResponseWriter, r *http.Request) {
	letter, ok := b.asked(w, r)
	if !ok {
		return
	}
	index, err := strconv.Atoi(r.PathValue("index"))
	if err != nil || index < 0 || index >= len(letter.Attachments) {
		http.Error(w, "This mail has no such attachment.", http.StatusNotFound)
		return
	}
	attachment := letter.Attachments[index]
	// Never shown in place: what a mail carries is not to run on the sandbox's own origin.
	w.Header().Set("Content-Type", "application/octet-stream")
	w.Header().Set("X-Content-Type-Options", "nosniff")
	w.Header().Set("Content-Disposition", mime.FormatMediaType("attachment", map[string]string{"filename": attachment.Name}))
	_, _ = w.Write(attachment.Content)
}

func (b *Inbox) postClear(w http.ResponseWriter, r *http.Request) {
	b.Reset()
	http.Redirect(w, r, "/mail", http.StatusSeeOther)
}

// Preview is the mail's first words, for the list.
func (l Letter) Preview() string {
	words := strings.Fields(l.Text)
	if len(words) > 24 {
		words = words[:24]
	}
	return strings.Join(words, " ")
}

// Size is an attachment's size in words.
func (a Attachment) Size() string {
	if len(a.Content) < 1024 {
		return fmt.Sprintf("%d bytes", len(a.Content))
	}
	return fmt.Sprintf("%d KiB", len(a.Content)/1024)
}
