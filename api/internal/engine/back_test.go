package engine_test

import (
	"slices"
	"testing"

	"campaignos.dev/api/internal/engine"
)

func TestABannedWordIsFoundInScriptsWithoutSpaces(t *testing.T) {
	for _, c := range []struct {
		word, text string
		used       []string
	}{
		{"激安", "新茶が激安です。", []string{"激安"}},
		{"安い", "とても安いお茶", []string{"安い"}},
		{"ベスト", "これがベストです", []string{"ベスト"}},
		{"ベスト", "ベストセラーのお茶", nil},
		{"bio", "Bio, wie bio sein muss. Biologie.", []string{"Bio", "bio"}},
		{" ", "nothing", nil},
		{"SALE", "只今SALE中、ＳＡＬＥ！", []string{"SALE"}},
		{"cheap", "Cheap cheap\u00adcheap, \u201ccheap\u201d", []string{"Cheap", "cheap"}},
		{"cheap", "cheap cheap CHEAP", []string{"cheap", "CHEAP"}},
		{"best  price", "Our best\nprice, the best\u00a0price.", []string{"best\nprice", "best price"}},
		{"größte", "der gro\u0308ßte Laib", []string{"größte"}},
		{"최고", "최고의 차", []string{"최고"}},
		{"100%", "100% pure, 1100%", []string{"100%"}},
		{"c++", "We like c++.", []string{"c++"}},
	} {
		f := engine.Facts{Brand: &engine.BrandFacts{BannedWords: []string{c.word}}}
		if got := engine.BannedIn(f, c.text); !slices.Equal(got, c.used) {
			t.Errorf("%q in %q: %q, want %q", c.word, c.text, got, c.used)
		}
		if found := engine.CheckBannedWords(f, c.text); found.OK != (c.used == nil) {
			t.Errorf("%q in %q: the check says %v", c.word, c.text, found.OK)
		}
	}
}

func TestASentenceIsBackedByWhatTheFactsSay(t *testing.T) {
	f := engine.Facts{Brand: &engine.BrandFacts{
		Facts: []engine.Fact{{ID: "f1", Text: "Certified organic since 2004."}, {ID: "f2", Text: "宇治で唯一の茶園。"}}, BannedWords: []string{"best"},
	}}
	for text, open := range map[string][]string{
		"We are certified. Organic since 2004.":        nil,
		"Warm bread for cold days.":                    nil,
		"Organic since 2001. Come in.":                 {"Organic since 2001."},
		"The best bread.":                              {"The best bread."},
		"An organic bread, proven by studies!\nAt 8.":  {"An organic bread, proven by studies!", "At 8."},
		"ここは宇治で唯一の茶園です。日本一のお茶です。":                      {"日本一のお茶です。"},
		"Am 11. Januar geht es los.":                   {"Am 11. Januar geht es los."},
		"1. First things first: a line\n2. of a list.": {"1. First things first: a line"},
	} {
		if got := engine.Unbacked(f, text); !slices.Equal(got, open) {
			t.Errorf("%q: %q, want %q", text, got, open)
		}
	}
}
