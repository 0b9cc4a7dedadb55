package archive

import (
	"context"
	"errors"
	"strings"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// shownAt is where exports are shown in the app.
const shownAt = "/settings/data"

// tell lets the team know that the file is there, and writes to who asked for it. Where
// this process dies in between, it is told a second time.
func (w *work) tell(ctx context.Context) error {
	if !w.export.Told {
		actor := tenant.System(w.export.TenantID, "export")
		if err := w.Notices.Tell(ctx, actor, "export.ready", "The export of your data is ready. It can be fetched for a week.", shownAt); err != nil {
			return err
		}
		if err := w.mail(ctx); err != nil {
			return err
		}
	}
	w.export.Told = true
	w.export.wait(w.export.ExpiresAt)
	return w.store(ctx)
}

// mail writes to who asked; an account that is gone or an address that takes nothing is no
// reason to try again.
func (w *work) mail(ctx context.Context) error {
	u, err := w.People.User(ctx, w.export.RequestedBy)
	if errors.Is(err, identity.ErrNotFound) {
		return nil
	}
	if err != nil {
		return err
	}
	err = w.Mailer.Send(ctx, letter(u, w.AppURL))
	if fault.KindOf(err) == fault.Invalid {
		return nil
	}
	return err
}

// letter tells that an export is ready, in the person's language.
func letter(u identity.User, appURL string) identity.Letter {
	l := identity.Letter{To: u.Email, Link: strings.TrimRight(appURL, "/") + shownAt}
	if u.Locale == "de" {
		l.Subject, l.Action = "Ihr Export ist bereit", "Export abrufen"
		l.Lines = []string{"Guten Tag " + u.Name + ",", "der Export aller Daten Ihres Teams ist fertig. Sie können ihn eine Woche lang abrufen."}
		l.Footer = "Die Datei enthält alles, was Ihr Team in Campaign OS hat. Geben Sie den Link nicht weiter."
		return l
	}
	l.Subject, l.Action = "Your export is ready", "Fetch the export"
	l.Lines = []string{"Hello " + u.Name + ",", "the export of all your team's data is ready. You can fetch it for a week."}
	l.Footer = "The file holds everything that your team has in Campaign OS. Do not pass it on carelessly."
	return l
}
