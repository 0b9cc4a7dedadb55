package identity

import (
	"strings"
	"time"
)

// Letter is a mail to a person: a few sentences and one thing to click.
type Letter struct {
	To      string
	Subject string
	Lines   []string // paragraphs before the link
	Action  string   // what the link does, in two or three words
	Link    string
	Footer  string // said below the link
}

// wording is a letter without its person and link. {name} stands for the person, {device},
// {address} and {time} for where and when something was done, {email} for the new address.
type wording struct {
	subject, action, footer, path string
	lines                         []string
}

// language is how letters are written in one language.
type language struct {
	letters map[Purpose]wording
	moment  string // form of an instant, as package time takes it
}

// languages are those that letters are written in.
var languages = map[string]language{
	"en": {english, "2 January 2006, 15:04 MST"},
	"de": {german, "02.01.2006, 15:04 MST"},
}

// Where the links of letters lead in the web app; a token follows.
const (
	verifyPath = "/verify-email?token="
	resetPath  = "/reset-password?token="
	changePath = "/confirm-email-change?token="
	forgotPath = "/forgot-password"
	securePath = "/settings/security"
	devicePath = "/settings/sessions"
)

// letter writes the mail of a purpose in the person's language.
func letter(purpose Purpose, u User, appURL, secret string) Letter {
	return write(purpose, u, appURL, secret, strings.NewReplacer("{name}", u.Name))
}

// noticeLetter writes the letter of a notice; secret is that of its link, where it has one.
func noticeLetter(n Notice, u User, appURL, secret string) Letter {
	email := u.Email
	if u.EmailChange != nil {
		email = u.EmailChange.Email
	}
	l := write(n.Kind, u, appURL, secret, strings.NewReplacer(
		"{name}", u.Name, "{device}", n.Device, "{address}", n.Address, "{email}", email,
		"{time}", n.At.In(zone(u)).Format(spoken(u).moment),
	))
	if n.To != "" {
		l.To = n.To
	}
	return l
}

func write(purpose Purpose, u User, appURL, secret string, fill *strings.Replacer) Letter {
	w := spoken(u).letters[purpose]
	l := Letter{To: u.Email, Subject: w.subject, Action: w.action, Footer: fill.Replace(w.footer), Link: strings.TrimRight(appURL, "/") + w.path + secret}
	for _, line := range w.lines {
		l.Lines = append(l.Lines, fill.Replace(line))
	}
	return l
}

// spoken is the person's language, or the one of all who have chosen none.
func spoken(u User) language {
	if theirs, ok := languages[u.Locale]; ok {
		return theirs
	}
	return languages[DefaultLocale]
}

// zone is the person's own time zone, or UTC.
func zone(u User) *time.Location {
	if theirs, err := time.LoadLocation(u.Timezone); err == nil {
		return theirs
	}
	return time.UTC
}
