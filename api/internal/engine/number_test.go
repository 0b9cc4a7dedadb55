package engine

import (
	"fmt"
	"strings"
	"testing"

	"campaignos.dev/api/internal/kit/money"
)

// Each number of a text is told as its values; ways to read it are parted by a stroke.
func TestNumbersAreReadAsTheyAreWritten(t *testing.T) {
	for text, want := range map[string]string{
		"2,000 2.000 2'000 ２０００ ２，０００ 2000": "2000 2000 2000 2000 2000 2000",
		"2\u00a0000 Tüten":              "2000",
		"12 500 g":                      "12500|12,500",
		"1.234.567,80 and 1,234,567.80": "1234567.8 1234567.8",
		"12,34,567":                     "1234567",
		"12.50 € or 12,50 € or 12.00 €": "12.5 12.5 12",
		"0.125 and 007":                 "0.125 7",
		"May 2, 2026":                   "2 2026",
		"since 1998. 24 hours":          "1998 24",
		"1, 2, 3":                       "1 2 3",
		"2026-12-01 and 12/24":          "2026 12 1 12 24",
		"am 01.12.2026":                 "1,12,2026",
		"am 01.12.26":                   "1,12,2026|1,12,1926",
		"bis 24.12. oder 99.99.":        "24,12|24.12 99.99",
		"18:30, 18:00":                  "18 30 18 ",
		"18.30 Uhr, 6.30 pm, 18.00 Uhr": "18,30 6,30 18",
		"20 % 20% 20 Prozent 100%ig":    "20 20 20 100",
		"$5, €5.50, 2,800円":             "5 5.5 2800",
		"3千 3万 1.2万 1億 5百":              "3000 30000 12000 100000000 500",
		"1万5千 1万2000円":                  "15000 12000",
		"2k, 2 thousand, 1,5 Mio. Euro, 1.5 million, 3 Mrd.": "2000 2000 1500000 1500000 3000000000",
		"2 kg, 5 km, 4K":        "2 5 4",
		"CO2, CO₂, B2B, A4, m²": "",
		"EUR2000, winter2026":   "2000 2026",
		"٢٠٠٠ and २०":           "2000 20",
		"1. Grind\n2) Brew\n①茶葉\n１．茶葉\n３ Tüten":               "3",
		"https://a.example/2026?x=1 www.a.example/7 @user123": "",
		"5–7 Tage, 16:9, Nr. 1":                               "5 7 16 9 1",
		"-5 and ½":                                            "5 1 2",
		"":                                                    "",
	} {
		var told []string
		for _, n := range numbers(fold(text)) {
			ways := make([]string, len(n.ways))
			for i, way := range n.ways {
				ways[i] = strings.Join(way, ",")
			}
			told = append(told, strings.Join(ways, "|"))
		}
		if got := strings.Join(told, " "); got != want {
			t.Errorf("%q is read as %q, want %q", text, got, want)
		}
	}
}

// factsWith are facts that say one thing.
func factsWith(text string) Facts {
	return Facts{Brand: &BrandFacts{Facts: []Fact{{ID: "f1", Text: text}}}}
}

func TestAFigureMustStandInTheFacts(t *testing.T) {
	for _, c := range []struct {
		facts, text string
		unknown     string // empty: every figure is known
	}{
		{"We sold 2,000 bags.", "2.000 Tüten, ２０００袋, 2 thousand bags", ""},
		{"We sold 2,000 bags.", "20 bags", "20"},
		{"We sold 2,000 bags.", "200,000 bags", "200,000"},
		{"We sold 2,000 bags.", "2 bags", "2"},
		{"12.50 euros", "1,250 euros", "1,250"},
		{"12.50 euros", "12,50 Euro", ""},
		{"On 2026-12-01.", "Am 1.12.2026, 01.12.26, December 1, 2026, 2026年12月1日", ""},
		{"On 2026-12-01.", "Am 2.12.", "2.12"},
		{"Open until 18:30.", "until 6:30 pm, bis 18.30 Uhr", ""},
		{"Open from 6 pm.", "ab 18 Uhr", ""},
		{"Costs 1.12.", "24.12. is it.", "24.12"},
		{"3万人", "30,000 visitors", ""},
		{"3万人", "3 visitors", "3"},
		{"day,clicks\n1,345\n2,678", "345 and 678 clicks", ""},
		{"None.", "2 cups", "2"},
		{"None.", "0 % sugar", "0"},
		{"None.", "CO2, a list:\n1. Grind\n2. Brew", ""},
		{"24. Dezember", "am 24.", ""},
		{`quoted "<7>"`, "3", "3"},
	} {
		found := CheckFigures(factsWith(c.facts), nil, c.text)
		if found.OK != (c.unknown == "") || found.Quote != c.unknown {
			t.Errorf("%q after %q: %+v, want the unknown figure %q", c.text, c.facts, found, c.unknown)
		}
	}
}

func TestFiguresOfWishesAndBudgetAreKnown(t *testing.T) {
	wishes := []byte(`{"idea":"\uff15\uff10 cups \u4e94","count":7,"rate":2.5}`)
	f := Facts{Campaign: &CampaignFacts{StartDate: "2026-12-01", Budget: &money.Money{Amount: 150_000, Currency: "eur"}}}
	for text, ok := range map[string]bool{"50 cups": true, "7 days": true, "2,5": true, "1,500 euros": true, "1.500,00 €": true, "4 cups": false, "15 euros": false} {
		if found := CheckFigures(f, wishes, text); found.OK != ok {
			t.Errorf("%q: %+v", text, found)
		}
	}
}

// FuzzNumbers: numbers lie in order within the text, and what a text says itself is known.
func FuzzNumbers(f *testing.F) {
	for _, seed := range []string{"2,000 bags on 1.12.26 at 18:30", "1万5千円", "12 500 g, 1.5 Mio.", "1. A\n2) B", "٢٠٠٠", "9999999999999999999999.9k", "1億9999万", "1T000", "@10T0,1"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		folded, at := fold(text), 0
		for _, n := range numbers(folded) {
			if n.from < at || n.to <= n.from || n.to > len(folded) || len(n.ways) == 0 {
				t.Fatalf("%q: %+v after %d", folded, n, at)
			}
			at = n.to
			for _, value := range n.ways[0] {
				if value != plainly(value) {
					t.Errorf("%q: the value %q has a plainer form %q", folded, value, plainly(value))
				}
			}
		}
		if found := CheckFigures(factsWith(text), nil, text); !found.OK {
			t.Errorf("%q does not know its own figures: %+v", text, found)
		}
		if plain := fmt.Sprint(numbers(fold(folded))); plain != fmt.Sprint(numbers(folded)) {
			t.Errorf("%q folds further", folded)
		}
	})
}
