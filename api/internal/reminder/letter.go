package reminder

import (
	"strings"
	"time"

	"campaignos.dev/api/internal/identity"
)

// notice words a step for the app.
func notice(step Step, trial bool) string {
	what := "Your plan"
	if trial {
		what = "Your trial"
	}
	switch step {
	case Over:
		return what + " has ended. Everything can still be read and exported; posts that fall due are held until you choose a plan."
	case One:
		return what + " ends within a day. Choose a plan, so that planned posts go out."
	case Three:
		return what + " ends within three days. Choose a plan, so that planned posts go out."
	}
	return what + " ends within a week. Choose a plan, so that planned posts go out."
}

// letter words a step for an owner, in the person's language and the team's days.
func letter(u identity.User, team identity.Tenant, e Errand, trial bool, appURL string) identity.Letter {
	l := identity.Letter{To: u.Email, Link: strings.TrimRight(appURL, "/") + "/billing"}
	end := e.End.In(zone(team.Timezone))
	if u.Locale == "de" {
		return german(l, u, team, end, e.Step, trial)
	}
	what, date := "plan", end.Format("2 January 2006, 15:04 MST")
	if trial {
		what = "trial"
	}
	l.Action = "Choose a plan"
	if e.Step == Over {
		l.Subject = "Your " + what + " has ended"
		l.Lines = []string{
			"Hello " + u.Name + ",", "the " + what + " of the team “" + team.Name + "” ended on " + date + ".",
			"Everything can still be read and exported. Posts that fall due are held, and you can choose new times for them once you have a plan again.",
		}
	} else {
		l.Subject = "Your " + what + " ends on " + end.Format("2 January")
		l.Lines = []string{
			"Hello " + u.Name + ",", "the " + what + " of the team “" + team.Name + "” ends on " + date + ".",
			"Posts that are planned for later go out only if the team has a plan then. Time that you buy now is added to what is left.",
		}
	}
	l.Footer = "Nothing is charged by itself: every period is paid for once, when you choose it."
	return l
}

func german(l identity.Letter, u identity.User, team identity.Tenant, end time.Time, step Step, trial bool) identity.Letter {
	what, the, date := "Tarif", "der Tarif", end.Format("02.01.2006, 15:04 MST")
	if trial {
		what, the = "Testzeitraum", "der Testzeitraum"
	}
	l.Action = "Tarif wählen"
	if step == Over {
		l.Subject = "Ihr " + what + " ist zu Ende"
		l.Lines = []string{
			"Guten Tag " + u.Name + ",", the + " des Teams „" + team.Name + "“ endete am " + date + ".",
			"Alles lässt sich weiter lesen und exportieren. Fällige Beiträge werden zurückgehalten; sobald Sie wieder einen Tarif haben, können Sie neue Zeiten für sie wählen.",
		}
	} else {
		l.Subject = "Ihr " + what + " endet am " + end.Format("02.01.")
		l.Lines = []string{
			"Guten Tag " + u.Name + ",", the + " des Teams „" + team.Name + "“ endet am " + date + ".",
			"Beiträge, die für später geplant sind, gehen nur hinaus, wenn das Team dann einen Tarif hat. Was Sie jetzt kaufen, schließt an die verbleibende Zeit an.",
		}
	}
	l.Footer = "Nichts wird von selbst abgebucht: Jeder Zeitraum wird einmal bezahlt, wenn Sie ihn wählen."
	return l
}

// zone is a team's zone; one that this machine does not know is told in UTC.
func zone(name string) *time.Location {
	if z, err := time.LoadLocation(name); err == nil {
		return z
	}
	return time.UTC
}
