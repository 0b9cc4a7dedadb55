package alert

import (
	"strings"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/post"
)

// wording is a letter of one subject in one language. {title} stands for the post's first
// words, {problem} for what went wrong, {comment} for an approver's words.
type wording struct{ subject, text, advice, action string }

// letter words a subject for a person, in their language.
func letter(u identity.User, team identity.Tenant, p post.Post, about Subject, why, appURL string) identity.Letter {
	words, hello, more := english, "Hello {name},", "You get one letter of a kind in an hour; all there is to know stands in the team’s posts."
	if u.Locale == "de" {
		words, hello, more = german, "Hallo {name},", "Von jeder Art kommt in einer Stunde ein Brief; alles Weitere steht bei den Beiträgen des Teams."
	}
	fill := strings.NewReplacer("{name}", u.Name, "{team}", team.Name, "{title}", title(p), "{problem}", why, "{comment}", commentOf(p))
	w := words[about]
	l := identity.Letter{To: u.Email, Subject: fill.Replace(w.subject), Action: w.action, Footer: more, Link: strings.TrimRight(appURL, "/") + "/posts/" + string(p.ID)}
	for _, line := range []string{hello, w.text, "{problem}", w.advice} {
		if line = fill.Replace(line); line != "" {
			l.Lines = append(l.Lines, line)
		}
	}
	return l
}

// problems is what went wrong on each channel, or at all.
func problems(p post.Post, channels map[string]post.Channel) string {
	var all []string
	for _, o := range p.Outcomes {
		if c, known := channels[o.ChannelID]; known && o.Error != "" {
			all = append(all, c.Name+" ("+c.Network.Title()+"): "+o.Error)
		}
	}
	if len(all) == 0 {
		return p.Problem
	}
	return strings.Join(all, "\n")
}

func commentOf(p post.Post) string {
	if p.Approval == nil {
		return ""
	}
	return p.Approval.Comment
}

var english = map[Subject]wording{
	Submitted: {"A post of {team} waits for your approval", "somebody in the team “{team}” submitted a post: “{title}”", "Approve it as it is, or send it back with what is to change.", "See the post"},
	Approved:  {"Your post was approved", "your post in the team “{team}” was approved: “{title}”", "", "See the post"},
	Rejected:  {"Your post was sent back", "your post in the team “{team}” was sent back: “{title}”", "What is to change: {comment}", "Change the post"},
	Foreseen:  {"A post of {team} could not go out as it is", "this post of the team “{team}” goes out within the hour, and could not go out as it is: “{title}”", "Correct what is named, or take it off the schedule.", "See the post"},
	Failed:    {"A post of {team} could not be published", "a post of the team “{team}” could not be published: “{title}”", "Nothing was published twice, and nothing is lost: correct what is named, then try again.", "See the post"},
	Partly:    {"A post of {team} went out in part", "a post of the team “{team}” went out on some of its channels only: “{title}”", "Correct what is named, then try the channels that are left again.", "See the post"},
	Missed:    {"A post of {team} missed its moment", "a post of the team “{team}” could not go out at its moment, and is too late now: “{title}”", "Choose a new moment for it.", "Choose a moment"},
}

var german = map[Subject]wording{
	Submitted: {"Ein Beitrag von {team} wartet auf deine Freigabe", "im Team „{team}“ wurde ein Beitrag eingereicht: „{title}“", "Gib ihn so frei, wie er ist, oder gib ihn zurück und sag, was sich ändern soll.", "Beitrag ansehen"},
	Approved:  {"Dein Beitrag ist freigegeben", "dein Beitrag im Team „{team}“ ist freigegeben: „{title}“", "", "Beitrag ansehen"},
	Rejected:  {"Dein Beitrag kam zurück", "dein Beitrag im Team „{team}“ kam zurück: „{title}“", "Was sich ändern soll: {comment}", "Beitrag ändern"},
	Foreseen:  {"Ein Beitrag von {team} könnte so nicht hinausgehen", "dieser Beitrag des Teams „{team}“ soll innerhalb der nächsten Stunde hinausgehen und könnte es so nicht: „{title}“", "Ändere, was genannt ist, oder nimm ihn aus dem Plan.", "Beitrag ansehen"},
	Failed:    {"Ein Beitrag von {team} konnte nicht veröffentlicht werden", "ein Beitrag des Teams „{team}“ konnte nicht veröffentlicht werden: „{title}“", "Nichts ist doppelt erschienen, und nichts ist verloren: Ändere, was genannt ist, und versuche es noch einmal.", "Beitrag ansehen"},
	Partly:    {"Ein Beitrag von {team} ging nur zum Teil hinaus", "ein Beitrag des Teams „{team}“ ging nur auf einigen seiner Kanäle hinaus: „{title}“", "Ändere, was genannt ist, und versuche die übrigen Kanäle noch einmal.", "Beitrag ansehen"},
	Missed:    {"Ein Beitrag von {team} hat seinen Zeitpunkt verpasst", "ein Beitrag des Teams „{team}“ konnte zu seinem Zeitpunkt nicht hinausgehen und ist jetzt zu spät: „{title}“", "Wähle einen neuen Zeitpunkt für ihn.", "Zeitpunkt wählen"},
}
