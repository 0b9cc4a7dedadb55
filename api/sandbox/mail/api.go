package mail

import (
	"encoding/json"
	"net/http"
	"strconv"
	"time"
)

// wireLetter is a mail as tests read it.
type wireLetter struct {
	ID          string           `json:"id"`
	ReceivedAt  time.Time        `json:"receivedAt"`
	From        string           `json:"from"`
	To          []string         `json:"to"`
	Sender      string           `json:"sender"`
	Recipients  string           `json:"recipients"`
	Subject     string           `json:"subject"`
	Text        string           `json:"text"`
	HTML        string           `json:"html"`
	Links       []string         `json:"links"`
	Attachments []wireAttachment `json:"attachments"`
	Fault       string           `json:"fault,omitempty"`
}

type wireAttachment struct {
	Name string `json:"name"`
	Type string `json:"type"`
	Size int    `json:"size"` // bytes
}

func wire(l Letter) wireLetter {
	attachments := make([]wireAttachment, len(l.Attachments))
	for i, a := range l.Attachments {
		attachments[i] = wireAttachment{Name: a.Name, Type: a.Type, Size: len(a.Content)}
	}
	return wireLetter{
		ID: l.ID, ReceivedAt: l.ReceivedAt, From: l.From, To: l.To, Sender: l.Sender, Recipients: l.Recipients,
		Subject: l.Subject, Text: l.Text, HTML: l.HTML, Links: l.Links, Attachments: attachments, Fault: l.Fault,
	}
}

// getMessages lists mails, newest first. ?to= keeps those to one address, ?limit= the newest ones.
func (b *Inbox) getMessages(w http.ResponseWriter, r *http.Request) {
	limit := 0
	if text := r.URL.Query().Get("limit"); text != "" {
		n, err := strconv.Atoi(text)
		if err != nil || n < 1 {
			answer(w, http.StatusBadRequest, map[string]string{"message": "limit must be a whole number above 0."})
			return
		}
		limit = n
	}
	data := []wireLetter{}
	for _, letter := range b.letters(r.URL.Query().Get("to"), limit) {
		data = append(data, wire(letter))
	}
	answer(w, http.StatusOK, map[string]any{"data": data})
}

func (b *Inbox) getMessage(w http.ResponseWriter, r *http.Request) {
	letter, ok := b.letter(r.PathValue("id"))
	if !ok {
		answer(w, http.StatusNotFound, map[string]string{"message": "There is no such mail in the inbox; it may have been cleared."})
		return
	}
	answer(w, http.StatusOK, wire(letter))
}

func (b *Inbox) deleteMessages(w http.ResponseWriter, _ *http.Request) {
	b.Reset()
	w.WriteHeader(http.StatusNoContent)
}

func answer(w http.ResponseWriter, status int, value any) {
	w.Header().Set("Content-Type", "application/json; charset=utf-8")
	w.Header().Set("Cache-Control", "no-store")
	w.WriteHeader(status)
	_ = json.NewEncoder(w).Encode(value)
}
