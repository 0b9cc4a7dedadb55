package team

import (
	"strings"

	"campaignos.dev/api/internal/identity"
)

// invitePath is where the link of an invitation leads in the web app; a token follows.
const invitePath = "/invite?token="

// wording is the letter in one language. {team} and {inviter} stand for who invites.
type wording struct {
	subject, action, footer string
	lines                   []string
}

var wordings = map[string]wording{
	"en": {
		subject: "{inviter} invites you to {team}", action: "Look at the invitation",
		lines: []string{
			"Hello,",
			"{inviter} invites you to join the team {team} on Campaign OS, where campaigns are planned, written and published together.",
		},
		footer: "The link works for seven days and once. If you don't want to join, there is nothing to do.",
	},
	"de": {
		subject: "{inviter} lädt Sie zu {team} ein", action: "Einladung ansehen",
		lines: []string{
			"Guten Tag,",
			"{inviter} lädt Sie ein, dem Team {team} bei Campaign OS beizutreten. Dort werden Kampagnen gemeinsam geplant, geschrieben und veröffentlicht.",
		},
		footer: "Der Link gilt sieben Tage und einmal. Wenn Sie nicht beitreten möchten, müssen Sie nichts tun.",
	},
}

// letter writes the mail of an invitation.
func letter(locale string, i Invite, team, inviter, appURL, secret string) identity.Letter {
	w, ok := wordings[locale]
	if !ok {
		w = wordings[identity.DefaultLocale]
	}
	names := strings.NewReplacer("{team}", team, "{inviter}", inviter)
	l := identity.Letter{
		To: i.Email, Subject: names.Replace(w.subject), Action: w.action, Footer: w.footer,
		Link: strings.TrimRight(appURL, "/") + invitePath + secret,
	}
	for _, line := range w.lines {
		l.Lines = append(l.Lines, names.Replace(line))
	}
	return l
}
