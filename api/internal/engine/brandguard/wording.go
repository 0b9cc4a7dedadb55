package brandguard

import (
	"fmt"

	"campaignos.dev/api/internal/engine"
)

// wording is what our rules say, in one language.
type wording struct {
	bannedf   string // with the word
	longf     string // with characters, network, most
	hashtagsf string // with hashtags, network, most
	claim     string
	worse     string // why the verdict is not the model's
}

var wordings = map[string]wording{
	"en": {
		bannedf: "The brand never says “%s”.", longf: "The text has %d characters; %s takes %d.", hashtagsf: "The text has %d hashtags; %s takes %d.",
		claim: "This states something that neither the brand's facts nor the brief have.", worse: "The brand's rules find something that has to change first.",
	},
	"de": {
		bannedf: "Die Marke sagt nie „%s“.", longf: "Der Text hat %d Zeichen; %s nimmt %d.", hashtagsf: "Der Text hat %d Hashtags; %s nimmt %d.",
		claim: "Das behauptet etwas, das weder in den Fakten der Marke noch im Briefing steht.", worse: "Nach den Regeln der Marke muss vorher noch etwas geändert werden.",
	},
	"ja": {
		bannedf: "「%s」はこのブランドでは使わない言葉です。", longf: "文字数は%[1]dですが、%[2]sの上限は%[3]dです。", hashtagsf: "ハッシュタグは%[1]d個ですが、%[2]sの上限は%[3]d個です。",
		claim: "ブランドの情報にもブリーフにもない主張です。", worse: "ブランドのルールに照らすと、公開前に直すべき点があります。",
	},
}

// wordsFor gives the words in the brand's language; English where we have not got it.
func wordsFor(f engine.Facts) wording {
	if f.Brand != nil {
		if w, ok := wordings[f.Brand.Language]; ok {
			return w
		}
	}
	return wordings["en"]
}

func (w wording) banned(word string) string { return fmt.Sprintf(w.bannedf, word) }

func (w wording) long(n int, network string, most int) string {
	return fmt.Sprintf(w.longf, n, network, most)
}

func (w wording) hashtags(n int, network string, most int) string {
	return fmt.Sprintf(w.hashtagsf, n, network, most)
}
