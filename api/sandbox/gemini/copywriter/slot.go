package copywriter

import (
	"regexp"
	"slices"
	"strings"
)

// slot is a phrase that lines have a place for, and the source it was taken from.
type slot struct{ text, source string }

// slots are phrases by their names, such as "{brand}".
type slots map[string]slot

// and adds a phrase to a copy of the slots.
func (s slots) and(name, text, source string) slots {
	out := slots{name: {text, source}}
	for known, value := range s {
		if known != name {
			out[known] = value
		}
	}
	return out
}

func (a *author) newSlots() slots {
	f := a.facts
	known := strings.Join(append([]string{f.Description, f.Goal, f.Audience}, a.factTexts()...), ". ")
	everyone := a.audience(known)
	short := a.core(a.language, everyone)
	if a.facts.Audience == "" || strings.ContainsAny(short, "0123456789０１２３４５６７８９") || runes(short) > 45 {
		short = ""
	}
	s := slots{"{brand}": {f.Brand, ""}, "{theme}": {f.Campaign, "brief"}, "{everyone}": {everyone, "brief"}, "{audience}": {short, "brief"},
		"{goal}": {a.goal(known), "brief"}, "{about}": {a.about(), "brand"}, "{names}": {a.channelNames(), ""}, "{word}": {a.subject(), ""},
		"{offer}": {phrase(f.Wishes.Offer), "wishes"}, "{product}": {short40(phrase(f.Wishes.Product)), "wishes"}, "{topic}": {short40(f.Wishes.Idea), "wishes"}}
	if f.Campaign == "" {
		s["{theme}"] = s["{brand}"]
	}
	if f.Brand == "" {
		s["{brand}"] = slot{f.Campaign, "brief"}
	}
	if !f.End.IsZero() {
		s["{until}"] = slot{strings.ReplaceAll(a.pools["until"][0][0], "{date}", a.date(f.End)), "brief"}
	}
	for name, value := range s {
		if a.unwanted(value.text) || speaksToModel(value.text) {
			s[name] = slot{}
		}
	}
	s["{button}"] = slot{a.button(s), ""}
	return s
}

// button is the text of the button that suits the campaign's aim.
func (a *author) button(s slots) string {
	a.slots = s
	return a.pick("button."+a.aim.String(), 0, nil).part(0, nil)
}

func short40(text string) string {
	if runes(text) > 40 {
		return ""
	}
	return text
}

// audience makes a noun phrase of an audience that may be described in a sentence.
func (a *author) audience(known string) string {
	text := phrase(a.facts.Audience)
	for _, lead := range a.words("lead.audience") {
		if len(text) > len(lead) && strings.EqualFold(text[:len(lead)], lead) {
			text = strings.Trim(text[len(lead):], " 、")
		}
	}
	for _, trail := range a.words("trail.audience") {
		text = strings.TrimSuffix(text, trail)
	}
	if text == "" || !a.readable(text) {
		text = a.unknown(0)
	}
	return a.inner(text, known)
}

func (a *author) goal(known string) string {
	if a.facts.Goal == "" || !a.readable(a.facts.Goal) {
		return a.inner(a.unknown(1), known)
	}
	return a.inner(a.facts.Goal, known)
}

func (a *author) factTexts() []string {
	var out []string
	for _, f := range a.statements {
		out = append(out, f.Text)
	}
	return out
}

// subject is a word for what the brand deals in: what the wishes or the profile name, or a noun that needs no article.
func (a *author) subject() string {
	plain := func(word string) bool {
		return word != "" && runes(word) <= 24 && a.readable(word) && !a.unwanted(word) && !a.anyOf(word, "claim") && !strings.ContainsAny(word, "_0123456789")
	}
	known := strings.Join(a.factTexts(), ". ")
	for _, word := range []string{phrase(a.facts.Wishes.Product), phrase(a.facts.Industry)} {
		if plain(word) {
			return a.inner(word, known)
		}
	}
	for _, word := range a.nouns(a.language, strings.Join([]string{a.facts.Wishes.all, a.ware(), known}, ". ")) {
		plural := a.code != "en" || strings.HasSuffix(word, "s") && !strings.HasSuffix(word, "ss")
		if plain(word) && plural && !strings.Contains(a.facts.Brand, word) && !slices.Contains(a.words("places"), word) {
			return a.inner(word, known)
		}
	}
	return ""
}

// ware is the part of the brand's description that says what it makes rather than for whom.
func (a *author) ware() string {
	for _, mark := range a.words("cut.subject") {
		if before, after, found := strings.Cut(a.facts.Description, mark); found && a.spaced {
			return before
		} else if found {
			return after
		}
	}
	return a.facts.Description
}

var labels = map[string]string{"instagram": "Instagram", "facebook": "Facebook", "linkedin": "LinkedIn", "twitter": "X", "tiktok": "TikTok", "threads": "Threads", "bluesky": "Bluesky",
	"pinterest": "Pinterest", "youtube": "YouTube", "gmb": "Google Business", "reddit": "Reddit", "telegram": "Telegram", "snapchat": "Snapchat"}

// label is the name people know a network by.
func label(network string) string { return orElse(labels[networkOf(network)], upperFirst(network)) }

// channelNames lists the campaign's channels as in a sentence.
func (a *author) channelNames() string {
	var names []string
	for _, channel := range a.facts.Channels {
		names = append(names, label(channel))
	}
	return a.listed(names)
}

// filled is a line with its phrases in it, and for each part what it claims.
type filled struct {
	parts  []string
	claims [][]claim
}

// part is one of the parts, whose claims go to the ledger; it is empty where there is none.
func (f filled) part(i int, to *ledger) string {
	if i >= len(f.parts) {
		return ""
	}
	to.add(f.claims[i])
	return f.parts[i]
}

var slotName = regexp.MustCompile(`\{[a-z]+\}`)

// fill puts the phrases into a line; ok is false when one is missing or a word is not wanted.
func (a *author) fill(l line, with slots) (f filled, ok bool) {
	for _, part := range l {
		names := slotName.FindAllString(part, -1)
		if slices.Contains(names, "{brand}") && slices.Contains(names, "{theme}") && a.slots["{brand}"].text == a.slots["{theme}"].text {
			return filled{}, false
		}
		text := part
		for _, name := range names {
			value := a.slotNamed(name, with)
			if value.text == "" {
				return filled{}, false
			}
			text = strings.ReplaceAll(text, name, value.text)
		}
		if strings.HasPrefix(part, "{") {
			text = a.capital(text)
		}
		if a.unwanted(text) {
			return filled{}, false
		}
		f.parts = append(f.parts, text)
		f.claims = append(f.claims, a.claims(text, names, with))
	}
	return f, true
}

func (a *author) slotNamed(name string, with slots) slot {
	if value, given := with[name]; given {
		return value
	}
	return a.slots[name]
}
