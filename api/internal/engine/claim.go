package engine

import (
	"fmt"
	"slices"
	"strings"

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
	at := layOut(text)
	for _, c := range claims {
		switch {
		case len(at.places(c.Sentence)) == 0:
			return []Finding{{Name: "claims", Fatal: true, Quote: c.Sentence, Message: fmt.Sprintf("The claim “%s” does not stand in the text.", c.Sentence)}}
		case !f.knows(c.Source):
			return []Finding{{Name: "claims", Fatal: true, Quote: c.Sentence, Message: fmt.Sprintf("The claim “%s” names the source “%s”, which there is not.", c.Sentence, c.Source)}}
		}
	}
	var flagged []Finding
	for _, s := range at.unsourced(claims) {
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

// Unsourced lists the sentences of a text that state something no claim holds.
func Unsourced(text string, claims []Claim) []string { return layOut(text).unsourced(claims) }

// ClaimsOf are the claims of a text that was edited: its own, or, where it names none (nil),
// those of the text before it; of them those that still stand in it.
func ClaimsOf(text string, own, before []Claim) []Claim {
	if own == nil {
		own = before
	}
	at := layOut(text)
	return slices.DeleteFunc(slices.Clone(own), func(c Claim) bool { return len(at.places(c.Sentence)) == 0 })
}

// layout is a text made ready to look for claims in it: a model that copies a sentence may
// write its spaces, quotes and capitals another way.
type layout struct {
	sentences []string
	from      []int  // where each sentence begins in solid
	solid     string // all of them, see solid
}

func layOut(text string) layout {
	l := layout{sentences: sentences(text)}
	var all strings.Builder
	for _, s := range l.sentences {
		l.from = append(l.from, all.Len())
		all.WriteString(solid(fold(s)))
	}
	l.solid = all.String()
	return l
}

// span is a piece of a text, in bytes.
type span struct{ from, to int }

// places are where a claim stands in the text; the marks around it don't count.
func (l layout) places(claim string) (found []span) {
	claim = strings.Trim(solid(fold(claim)), `.,;:!?。！？…"'*-`)
	if claim == "" {
		return nil
	}
	for from := 0; ; {
		at := strings.Index(l.solid[from:], claim)
		if at < 0 {
			return found
		}
		found = append(found, span{from + at, from + at + len(claim)})
		from += at + 1 // one may overlap the next
	}
}

// unsourced lists the sentences with a figure or a proof that stands in none of the claims.
func (l layout) unsourced(claims []Claim) (open []string) {
	held := make([]bool, len(l.solid))
	for _, c := range claims {
		for _, at := range l.places(c.Sentence) {
			for i := at.from; i < at.to; i++ {
				held[i] = true
			}
		}
	}
	for i, s := range l.sentences {
		if slices.ContainsFunc(l.stated(i), func(what span) bool { return slices.Contains(held[what.from:what.to], false) }) {
			open = append(open, s)
		}
	}
	return open
}

// stated are the pieces of a sentence by which it states what a reader could doubt: figures
// and words of proof.
func (l layout) stated(i int) (found []span) {
	folded := fold(l.sentences[i])
	add := func(from, to int) {
		found = append(found, span{l.from[i] + len(solid(folded[:from])), l.from[i] + len(solid(folded[:to]))})
	}
	for _, n := range numbers(folded) {
		add(n.from, n.to)
	}
	for _, p := range proofsIn(folded) {
		add(p.from, p.to)
	}
	return found
}
