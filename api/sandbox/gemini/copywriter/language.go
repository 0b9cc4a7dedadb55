package copywriter

import (
	"slices"
	"strings"
	"sync"
	"time"
	"unicode"
	"unicode/utf8"
)

// language is how texts are written in one language: its phrases, and the few things that phrases alone can't say.
type language struct {
	book
	code string
	// spaced languages part words by spaces and begin sentences with a capital.
	spaced bool
	// endings are those that a word may take on in a sentence.
	endings []string
	// stop ends a sentence, comma and and join a list.
	stop, comma, and string
	// inner makes a phrase fit for the middle of a sentence; known is text that shows which words are names.
	inner func(text, known string) string
	// core shortens an audience to a few words.
	core func(l *language, audience string) string
	// nouns lists the words of a text that name its subjects, in the order of their appearance.
	nouns func(l *language, text string) []string
	// date writes a day.
	date func(time.Time) string
	// readable says whether a phrase of the prompt can stand in a sentence of this language.
	readable func(text string) bool
}

var languages = sync.OnceValue(func() map[string]*language {
	return map[string]*language{"en": english(), "de": german(), "ja": japanese()}
})

// languageOf finds a language by its code, such as "de-AT"; an unknown one is written in English.
func languageOf(code string) *language {
	base, _, _ := strings.Cut(strings.ToLower(strings.ReplaceAll(code, "_", "-")), "-")
	if l := languages()[base]; l != nil {
		return l
	}
	return languages()["en"]
}

// gap is what stands between two sentences.
func (l *language) gap() string {
	if l.spaced {
		return " "
	}
	return ""
}

// joined makes a paragraph of sentences, leaving out the empty ones.
func (l *language) joined(parts ...string) string {
	return strings.Join(slices.DeleteFunc(slices.Clone(parts), func(s string) bool { return s == "" }), l.gap())
}

// listed joins names as in a sentence.
func (l *language) listed(names []string) string {
	if len(names) < 2 {
		return strings.Join(names, "")
	}
	last := len(names) - 1
	return strings.Join(names[:last], l.comma) + l.and + names[last]
}

// sentence begins with a capital and ends with a mark.
func (l *language) sentence(text string) string {
	text = l.capital(tidy(text))
	if last, _ := utf8.DecodeLastRuneInString(text); text == "" || strings.ContainsRune(".!?:…。！？」", last) {
		return text
	}
	return text + l.stop
}

func (l *language) capital(text string) string {
	if !l.spaced {
		return text
	}
	return upperFirst(text)
}

// small says whether a word carries no theme of its own.
func (l *language) small(word string) bool {
	return containsFold(l.words("words.small"), word)
}

// has says whether a word stands in a text, whatever its case; where words are parted, as a whole one with or without one
// of the language's endings. start and end are where.
func (l *language) has(text, word string) (start, end int, is bool) {
	word = strings.ToLower(strings.TrimSpace(word))
	lower := strings.ToLower(text)
	if word == "" || len(lower) != len(text) {
		return 0, 0, false
	}
	for from := 0; ; {
		i := strings.Index(lower[from:], word)
		if i < 0 {
			return 0, 0, false
		}
		start, end = from+i, from+i+len(word)
		if !l.spaced {
			return start, end, true
		}
		rest := lower[end:]
		ending := rest[:len(rest)-len(strings.TrimLeftFunc(rest, wordly))]
		if last, _ := utf8.DecodeLastRuneInString(lower[:start]); !wordly(last) && (ending == "" || slices.Contains(l.endings, ending)) {
			return start, end + len(ending), true
		}
		from = end
	}
}

func wordly(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }

// anyOf says whether a word of one of the lists "words.…" stands in a text.
func (l *language) anyOf(text, list string) bool {
	return slices.ContainsFunc(l.words("words."+list), func(word string) bool { _, _, is := l.has(text, word); return is })
}

// without takes a word out of a text, with the spaces or particles that would be left hanging.
func (l *language) without(text, word string) string {
	for {
		start, end, is := l.has(text, word)
		if !is {
			return text
		}
		before, after := text[:start], text[end:]
		if l.spaced {
			after = strings.TrimLeft(after, " ")
			if after != "" && strings.ContainsRune(".,;:!?", rune(after[0])) {
				before = strings.TrimRight(before, " ")
			}
		} else {
			after = trimParticle(after)
		}
		text = before + after
	}
}

// trimParticle takes a particle off that a removed word would leave behind.
func trimParticle(text string) string {
	for _, particle := range []string{"の", "な", "で", "に", "を", "が", "は"} {
		if rest, found := strings.CutPrefix(text, particle); found {
			return rest
		}
	}
	return text
}
