package engine

import (
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode"

	"campaignos.dev/api/internal/kit/schema"
)

// Claim is a sentence that states something, and where it was taken from.
type Claim struct {
	Sentence string `json:"sentence" bson:"sentence"` // as it stands in the text
	Source   string `json:"source" bson:"source"`     // id of a brand fact, or one of Sources
}

// Sources are where a claim may come from but for the brand's facts.
var sources = []string{"brief", "brand", "strategy", "wishes", "source", "results"}

// ClaimRule tells a model how to name its sources.
const ClaimRule = `In claims list every sentence that states something a reader could doubt: a figure, a quality, a comparison, a proof. Copy the sentence word for word from the text and name its source: the id of a brand fact, or brief, brand, strategy, wishes, source or results. Write no such sentence that has no source. A figure may stand in a text only if it stands in the facts or the wishes.
`

// ClaimsField is the field of an output that lists the claims of the text beside it.
func ClaimsField(f Facts) schema.Field {
	from := schema.Text("Id of a brand fact, or: "+strings.Join(sources, ", ")+".", 1, 40)
	if f.Brand != nil {
		from = schema.OneOf("Where it was taken from.", append(f.Brand.factIDs(), sources...)...)
	}
	return schema.Must("claims", schema.List("Every sentence of the text that states something, and where it comes from.", 0, 20, schema.Object("A claim.",
		schema.Must("sentence", schema.Text("The sentence, word for word.", 1, 600)),
		schema.Must("source", from))))
}

func (b *BrandFacts) factIDs() []string {
	ids := make([]string, len(b.Facts))
	for i, f := range b.Facts {
		ids[i] = f.ID
	}
	return ids
}

// knows says whether a source is one that the facts have.
func (f Facts) knows(source string) bool {
	return slices.Contains(sources, source) || f.Brand != nil && slices.Contains(f.Brand.factIDs(), source)
}

// CheckClaims holds a text's claims against it: each stands in the text and has a source
// that there is. Sentences that state something and are no claim are flagged, for a person
// to look at before the text goes out.
func CheckClaims(f Facts, text string, claims []Claim) []Finding {
	for _, c := range claims {
		switch {
		case !strings.Contains(squeeze(text), squeeze(c.Sentence)):
			return []Finding{{Name: "claims", Fatal: true, Quote: c.Sentence, Message: fmt.Sprintf("The claim “%s” does not stand in the text.", c.Sentence)}}
		case !f.knows(c.Source):
			return []Finding{{Name: "claims", Fatal: true, Quote: c.Sentence, Message: fmt.Sprintf("The claim “%s” names the source “%s”, which there is not.", c.Sentence, c.Source)}}
		}
	}
	var flagged []Finding
	for _, s := range Unsourced(text, claims) {
		flagged = append(flagged, Finding{Name: "claims", Quote: s, Message: fmt.Sprintf("“%s” states something and names no source. Check it before it goes out.", s)})
	}
	return flagged
}

// ClaimsFound joins the findings of several texts; one good finding stands for none.
func ClaimsFound(found []Finding) []Finding {
	if len(found) == 0 {
		return []Finding{{Name: "claims", OK: true, Message: "Every sentence that states something names where it comes from."}}
	}
	return found
}

// Unsourced lists the sentences of a text that state something and are no claim.
func Unsourced(text string, claims []Claim) (open []string) {
	for _, s := range sentences(text) {
		sourced := slices.ContainsFunc(claims, func(c Claim) bool {
			return strings.Contains(squeeze(s), squeeze(c.Sentence)) || strings.Contains(squeeze(c.Sentence), squeeze(s))
		})
		if !sourced && states(s) {
			open = append(open, s)
		}
	}
	return open
}

// squeeze makes texts alike that differ in white space alone.
func squeeze(s string) string { return strings.Join(strings.Fields(s), " ") }

// ordinal is the number of a day or of a line of a list, whose dot ends no sentence.
var ordinal = regexp.MustCompile(`(^|[^\d.,])\d{1,2}\.$`)

// sentences cuts a text at its full stops, in any of the scripts we write, and at lines.
func sentences(text string) (out []string) {
	start := 0
	cut := func(end int) {
		if s := strings.TrimSpace(text[start:end]); s != "" {
			out = append(out, s)
		}
		start = end
	}
	for i, r := range text {
		end := i + len(string(r))
		switch {
		case r == '\n', strings.ContainsRune("。！？", r):
			cut(end)
		case strings.ContainsRune(".!?", r) && (end == len(text) || unicode.IsSpace(rune(text[end]))) && !ordinal.MatchString(text[start:end]):
			cut(end)
		}
	}
	cut(len(text))
	return out
}

// proofs are words by which a sentence states what a reader could doubt, in the languages
// that we write: superlatives, uniqueness, guarantees, studies and seals.
var proofs = regexp.MustCompile(`(?i)(^|[^\p{L}])(best|first|only|fastest|cheapest|leading|number one|guaranteed?|proven|certified|award[- ]winning|award|clinically|scientifically|organic|studies|study|experts?|` +
	`beste[nrs]?|erste[nrs]?|einzige[nrs]?|schnellste[nrs]?|günstigste[nrs]?|führende[nrs]?|garantiert|bewiesen|nachweislich|zertifiziert|ausgezeichnet|preisgekrönt|klinisch|wissenschaftlich|studien?|experten|bio)($|[^\p{L}])|` +
	`最高|最安|最速|唯一|初の|No\.?1|ナンバーワン|保証|証明|認証|認定|受賞|実証|臨床|専門家|日本一|世界一`)

// states says whether a sentence states what a reader could doubt: a figure or a proof.
func states(sentence string) bool {
	return len(figures(sentence)) > 0 || proofs.MatchString(sentence)
}
