package identity

// doneDE says where and when something was done.
const doneDE = "Das geschah am {time} von {address} ({device})."

var german = map[Purpose]wording{
	VerifyEmail: {
		subject: "Bitte bestätigen Sie Ihre E-Mail-Adresse", action: "Adresse bestätigen", path: verifyPath,
		lines:  []string{"Guten Tag {name},", "willkommen bei Campaign OS. Bitte bestätigen Sie, dass diese Adresse Ihnen gehört."},
		footer: "Der Link gilt drei Tage. Wenn Sie kein Konto eröffnet haben, geschieht ohne Ihren Klick nichts.",
	},
	ResetPassword: {
		subject: "Neues Passwort setzen", action: "Neues Passwort setzen", path: resetPath,
		lines:  []string{"Guten Tag {name},", "jemand, hoffentlich Sie, hat ein neues Passwort für Ihr Konto bei Campaign OS angefordert."},
		footer: "Der Link gilt eine Stunde und einmal. Wenn Sie es nicht waren, bleibt Ihr Passwort, wie es ist.",
	},
	PasswordChanged: {
		subject: "Ihr Passwort wurde geändert", action: "Neues Passwort setzen", path: forgotPath,
		lines:  []string{"Guten Tag {name},", "das Passwort Ihres Kontos bei Campaign OS wurde geändert, und alle anderen Geräte wurden abgemeldet.", doneDE},
		footer: "Wenn Sie es nicht waren, setzen Sie jetzt ein neues Passwort und schreiben Sie uns.",
	},
	FactorSwitchedOn: {
		subject: "Die Anmeldung mit zweitem Faktor ist an", action: "Konto ansehen", path: securePath,
		lines:  []string{"Guten Tag {name},", "Ihr Konto fragt ab jetzt auch nach einem Code Ihrer Authenticator-App.", doneDE},
		footer: "Bewahren Sie Ihre Wiederherstellungscodes sicher auf. Wenn Sie es nicht waren, setzen Sie jetzt ein neues Passwort und schreiben Sie uns.",
	},
	FactorSwitchedOff: {
		subject: "Die Anmeldung mit zweitem Faktor ist aus", action: "Konto ansehen", path: securePath,
		lines:  []string{"Guten Tag {name},", "Ihr Konto fragt nicht mehr nach einem Code Ihrer Authenticator-App.", doneDE},
		footer: "Wenn Sie es nicht waren, setzen Sie jetzt ein neues Passwort und schalten Sie den zweiten Faktor wieder ein.",
	},
	CodesRenewed: {
		subject: "Sie haben neue Wiederherstellungscodes", action: "Konto ansehen", path: securePath,
		lines:  []string{"Guten Tag {name},", "die Wiederherstellungscodes Ihres Kontos wurden ersetzt; die alten gelten nicht mehr.", doneDE},
		footer: "Wenn Sie es nicht waren, setzen Sie jetzt ein neues Passwort und schreiben Sie uns.",
	},
	CodeUsed: {
		subject: "Ein Wiederherstellungscode wurde benutzt", action: "Konto ansehen", path: securePath,
		lines:  []string{"Guten Tag {name},", "jemand, hoffentlich Sie, hat sich mit einem Wiederherstellungscode anstelle der Authenticator-App bei Ihrem Konto angemeldet.", doneDE},
		footer: "Wenn Sie es nicht waren, setzen Sie jetzt ein neues Passwort und erneuern Sie Ihre Wiederherstellungscodes.",
	},
	NewDevice: {
		subject: "Neue Anmeldung bei Ihrem Konto", action: "Geräte ansehen", path: devicePath,
		lines:  []string{"Guten Tag {name},", "jemand hat sich von einem Gerät oder Ort, den wir noch nicht kennen, bei Ihrem Konto angemeldet.", doneDE},
		footer: "Wenn Sie es waren, ist nichts zu tun. Sonst beenden Sie die Anmeldung und setzen Sie ein neues Passwort.",
	},
	RefreshReused: {
		subject: "Wir haben eine Ihrer Anmeldungen beendet", action: "Geräte ansehen", path: devicePath,
		lines:  []string{"Guten Tag {name},", "ein alter Schlüssel einer Ihrer Anmeldungen wurde noch einmal benutzt. Vielleicht hat ihn jemand kopiert; deshalb haben wir diese Anmeldung auf allen Geräten beendet, die ihn hatten.", "Bemerkt am {time} von {address} ({device})."},
		footer: "Melden Sie sich neu an, um weiterzuarbeiten. Wenn Sie das Gerät nicht kennen, setzen Sie auch ein neues Passwort.",
	},
	ConfirmOld: {
		subject: "Bitte bestätigen Sie die Änderung Ihrer E-Mail-Adresse", action: "Änderung bestätigen", path: changePath,
		lines:  []string{"Guten Tag {name},", "Ihr Konto bei Campaign OS soll ab jetzt die Adresse {email} verwenden. Bitte bestätigen Sie hier, dass Sie das wollen; die neue Adresse erhält einen eigenen Link.", "Angefordert am {time} von {address} ({device})."},
		footer: "Der Link gilt einen Tag. Wenn Sie es nicht waren, klicken Sie nicht und setzen Sie ein neues Passwort: Die Adresse bleibt, wie sie ist.",
	},
	ConfirmNew: {
		subject: "Bitte bestätigen Sie Ihre neue E-Mail-Adresse", action: "Adresse bestätigen", path: changePath,
		lines:  []string{"Guten Tag {name},", "Ihr Konto bei Campaign OS soll ab jetzt diese Adresse verwenden. Bitte bestätigen Sie, dass sie Ihnen gehört; die bisherige Adresse erhält einen eigenen Link."},
		footer: "Der Link gilt einen Tag. Wenn Sie kein Konto haben, geschieht ohne Ihren Klick nichts.",
	},
	EmailChanged: {
		subject: "Ihre E-Mail-Adresse wurde geändert", action: "Konto ansehen", path: securePath,
		lines:  []string{"Guten Tag {name},", "Ihr Konto bei Campaign OS verwendet ab jetzt die Adresse {email} und diese nicht mehr.", doneDE},
		footer: "Wenn Sie es nicht waren, schreiben Sie uns sofort.",
	},
}
