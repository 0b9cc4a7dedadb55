package identity

// doneEN says where and when something was done.
const doneEN = "It was done on {time} from {address} ({device})."

var english = map[Purpose]wording{
	VerifyEmail: {
		subject: "Confirm your e-mail address", action: "Confirm address", path: verifyPath,
		lines:  []string{"Hello {name},", "welcome to Campaign OS. Please confirm that this address is yours."},
		footer: "The link works for three days. If you did not open an account, nothing happens without your click.",
	},
	ResetPassword: {
		subject: "Set a new password", action: "Set new password", path: resetPath,
		lines:  []string{"Hello {name},", "somebody, hopefully you, asked for a new password for your Campaign OS account."},
		footer: "The link works for one hour and once. If it was not you, your password stays as it is.",
	},
	PasswordChanged: {
		subject: "Your password was changed", action: "Set a new password", path: forgotPath,
		lines:  []string{"Hello {name},", "the password of your Campaign OS account was changed, and all other devices were signed out.", doneEN},
		footer: "If it was not you, set a new password now and write to us.",
	},
	FactorSwitchedOn: {
		subject: "Sign-in with a second factor is on", action: "Look at your account", path: securePath,
		lines:  []string{"Hello {name},", "from now on your account asks for a code of your authenticator app as well.", doneEN},
		footer: "Keep your recovery codes in a safe place. If it was not you, set a new password now and write to us.",
	},
	FactorSwitchedOff: {
		subject: "Sign-in with a second factor is off", action: "Look at your account", path: securePath,
		lines:  []string{"Hello {name},", "your account does not ask for a code of your authenticator app any more.", doneEN},
		footer: "If it was not you, set a new password now and switch the second factor on again.",
	},
	CodesRenewed: {
		subject: "You have new recovery codes", action: "Look at your account", path: securePath,
		lines:  []string{"Hello {name},", "the recovery codes of your account were replaced; the old ones do not work any more.", doneEN},
		footer: "If it was not you, set a new password now and write to us.",
	},
	CodeUsed: {
		subject: "A recovery code was used", action: "Look at your account", path: securePath,
		lines:  []string{"Hello {name},", "somebody, hopefully you, signed in to your account with a recovery code in place of the authenticator app.", doneEN},
		footer: "If it was not you, set a new password now and renew your recovery codes.",
	},
	NewDevice: {
		subject: "A new sign-in to your account", action: "See your devices", path: devicePath,
		lines:  []string{"Hello {name},", "somebody signed in to your Campaign OS account from a device or a place that we have not seen before.", doneEN},
		footer: "If it was you, there is nothing to do. Otherwise end the sign-in and set a new password.",
	},
	RefreshReused: {
		subject: "We ended one of your sign-ins", action: "See your devices", path: devicePath,
		lines:  []string{"Hello {name},", "an old key of one of your sign-ins was used again. Somebody may have copied it, so we ended that sign-in on every device that shared it.", "It was seen on {time} from {address} ({device})."},
		footer: "Sign in again to go on. If you don't know that device, set a new password as well.",
	},
	ConfirmOld: {
		subject: "Confirm that your e-mail address changes", action: "Confirm the change", path: changePath,
		lines:  []string{"Hello {name},", "your Campaign OS account is to use the address {email} from now on. Please confirm here that you want this; the new address gets a link of its own.", "It was asked for on {time} from {address} ({device})."},
		footer: "The link works for one day. If it was not you, do not click, and set a new password: the address stays as it is.",
	},
	ConfirmNew: {
		subject: "Confirm your new e-mail address", action: "Confirm address", path: changePath,
		lines:  []string{"Hello {name},", "your Campaign OS account is to use this address from now on. Please confirm that it is yours; the present address gets a link of its own."},
		footer: "The link works for one day. If you have no account, nothing happens without your click.",
	},
	EmailChanged: {
		subject: "Your e-mail address was changed", action: "Look at your account", path: securePath,
		lines:  []string{"Hello {name},", "your Campaign OS account uses the address {email} from now on, and this one no longer.", doneEN},
		footer: "If it was not you, write to us at once.",
	},
}
