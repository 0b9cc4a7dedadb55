package engine

import (
	"slices"
	"strings"
	"testing"
)

// Each case is a text in which a stroke stands where a sentence ends.
func TestATextIsCutWhereItsSentencesEnd(t *testing.T) {
	for rule, marked := range map[string]string{
		"stops":                         "One cup. | Two cups! | Three cups?",
		"lines":                         "One cup | \nTwo cups | \n\n- a third | \r\nfour",
		"several stops":                 "Really?! | Yes... | Well… | So.",
		"quotes belong to their end":    "“Fresh is not ready.” | Maren said so. | (She is right.) | Ask her.",
		"a quote in a sentence":         "„Was gibt es heute?“, fragt er. | „Brot!“ ruft sie.",
		"addresses and prices":          "See shop.example/a.html?b=1 for 12.50 euros. | Done.",
		"English abbreviations":         "Dr. Weber and Ms. J. Adler roast, e.g. on Mondays, at approx. 9 a.m. for you. | Come in.",
		"German abbreviations":          "Wir backen z. B. mit Roggen, d. h. bzw. inkl. Kruste, für ca. 18 Euro. | Kommt vorbei.",
		"days and months":               "Am 11. Januar und am 3. Advent. | Seit 1998. | Bis zum 24.12. | Dann Pause.",
		"a small letter goes on":        "Nur 3 kg. pro Laib. | Gut.",
		"Japanese stops":                "茶葉は手摘み。| 新茶です！| いかがですか？| 宇治にて",
		"Japanese stops in a row":       "本当！？| はい。。。| どうぞ",
		"Japanese quotes":               "「難しそう。」と言われます。| 「はい。」| ",
		"Japanese and Latin stops":      "新茶です!| ぜひ宇治へ?| どうぞ。",
		"spaces that nobody sees":       "One.\u00a0| Two.\u3000| Three.",
		"a list":                        "1. Grind. | \n2. Brew. | \n3. Drink.",
		"nothing":                       "",
		"a stop that nothing is before": ". | Two.",
	} {
		var want []string
		for _, s := range strings.Split(marked, "|") {
			if s = strings.TrimSpace(s); s != "" {
				want = append(want, s)
			}
		}
		text := strings.NewReplacer(" | ", " ", "| ", "", " |", " ", "|", "").Replace(marked)
		if got := sentences(text); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %q\nwant %q", rule, got, want)
		}
	}
}
