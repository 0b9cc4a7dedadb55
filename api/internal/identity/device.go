package identity

import (
	"net/netip"
	"strings"

	"campaignos.dev/api/internal/tenant"
)

// word is a name that stands in a User-Agent, and what people call it.
type word struct{ sign, name string }

// browsers in the order in which they are told apart: most claim to be others besides.
var browsers = []word{
	{"Edg", "Edge"}, {"OPR/", "Opera"}, {"SamsungBrowser/", "Samsung Internet"}, {"Firefox/", "Firefox"}, {"FxiOS/", "Firefox"},
	{"CriOS/", "Chrome"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}, {"curl/", "curl"},
}

var systems = []word{
	{"Android", "Android"}, {"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Windows", "Windows"}, {"Mac OS X", "macOS"},
	{"CrOS", "ChromeOS"}, {"Linux", "Linux"},
}

// device tells a User-Agent in plain words, such as "Firefox on Linux", as far as it goes.
func device(userAgent string) string {
	browser, system := named(browsers, userAgent), named(systems, userAgent)
	switch {
	case browser == "" && system == "":
		return "Unknown device"
	case browser == "":
		return "Unknown browser on " + system
	case system == "":
		return browser
	}
	return browser + " on " + system
}

func named(words []word, userAgent string) string {
	for _, w := range words {
		if strings.Contains(userAgent, w.sign) {
			return w.name
		}
	}
	return ""
}

// hauntsKept bounds how many places a person is remembered from.
const hauntsKept = 20

// haunt is where a sign-in comes from, as coarse as a person would tell it: the device and
// the network, which is half of an IPv4 address or a quarter of an IPv6 address.
func haunt(from tenant.Origin) string {
	with := device(from.Device)
	address, err := netip.ParseAddr(from.Address)
	if err != nil {
		return with
	}
	bits := 32
	if address.Unmap().Is4() {
		address, bits = address.Unmap(), 16
	}
	network, err := address.Prefix(bits)
	if err != nil {
		return with
	}
	return with + " in " + network.String()
}
