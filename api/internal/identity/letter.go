package identity

import "strings"

// Letter is a mail to a person: a few sentences and one thing to click.
type Letter struct {
	To      string
	Subject string
	Lines   []string // paragraphs before the link
	Action  string   // what the link does, in two or three words
	Link    string
	Footer  string // said below the link
}

// wording is a letter without its person and link; {name} stands for the person.
type wording struct {
	subject, action, footer, path string
	lines                         []string
}

// wordings are the letters by language and purpose.
var wordings = map[string]map[Purpose]wording{
	"en": {
		VerifyEmail: {
			subject: "Confirm your e-mail address", action: "Confirm address", path: "/verify-email?token=",
			lines:  []string{"Hello {name},", "welcome to Campaign OS. Please confirm that this address is yours."},
			footer: "The link works for three days. If you did not open an account, nothing happens without your click.",
		},
		ResetPassword: {
			subject: "Set a new password", action: "Set new password", path: "/reset-password?token=",
			lines:  []string{"Hello {name},", "somebody, hopefully you, asked for a new password for your Campaign OS account."},
			footer: "The link works for one hour and once. If it was not you, your password stays as it is.",
		},
	},
	"de": {
		VerifyEmail: {
			subject: "Bitte bestätigen Sie Ihre E-Mail-Adresse", action: "Adresse bestätigen", path: "/verify-email?token=",
			lines:  []string{"Guten Tag {name},", "willkommen bei Campaign OS. Bitte bestätigen Sie, dass diese Adresse Ihnen gehört."},
			footer: "Der Link gilt drei Tage. Wenn Sie kein Konto eröffnet haben, geschieht ohne Ihren Klick nichts.",
		},
		ResetPassword: {
			subject: "Neues Passwort setzen", action: "Neues Passwort setzen", path: "/reset-password?token=",
			lines:  []string{"Guten Tag {name},", "jemand, hoffentlich Sie, hat ein neues Passwort für Ihr Konto bei Campaign OS angefordert."},
			footer: "Der Link gilt eine Stunde und einmal. Wenn Sie es nicht waren, bleibt Ihr Passwort, wie es ist.",
		},
	},
}

// letter writes the mail of a purpose in the person's language.
func letter(purpose Purpose, u User, appURL, secret string) Letter {
	inTheirs, ok := wordings[u.Locale]
	if !ok {
		inTheirs = wordings[DefaultLocale]
	}
	w := inTheirs[purpose]
	l := Letter{To: u.Email, Subject: w.subject, Action: w.action, Footer: w.footer, Link: strings.TrimRight(appURL, "/") + w.path + secret}
	for _, line := range w.lines {
		l.Lines = append(l.Lines, strings.ReplaceAll(line, "{name}", u.Name))
	}
	return l
}
