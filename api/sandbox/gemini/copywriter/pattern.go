package copywriter

import (
	"regexp"
	"regexp/syntax"
	"strings"

	"campaignos.dev/sandbox/gemini/schema"
)

// patterned writes a text for a pattern: the natural text when it matches as it is or in a plainer spelling, else the
// shortest text the pattern describes. It is best effort: a pattern that Go can't read is ignored.
func (w *writer) patterned(s *schema.Schema, at spot) string {
	natural := w.fitText(w.author.text(at), s)
	tree, err := syntax.Parse(s.Pattern, syntax.Perl)
	if err != nil {
		return natural
	}
	pattern := regexp.MustCompile(s.Pattern)
	for _, spelling := range []func(string) string{
		func(t string) string { return t }, func(t string) string { return "#" + camel(t) }, camel, slug,
		func(t string) string { return strings.ReplaceAll(slug(t), "-", "_") },
		strings.ToLower, func(t string) string { return strings.TrimRight(t, ".!?") }, strings.ToUpper,
	} {
		text := spelling(natural)
		if s.MaxLength != nil && runes(text) > *s.MaxLength {
			text = strings.TrimRight(string([]rune(text)[:*s.MaxLength]), "-_ ")
		}
		if text != "" && pattern.MatchString(text) && fits(text, s) {
			return text
		}
	}
	least := 0
	if s.MinLength != nil {
		least = *s.MinLength
	}
	return w.sample(tree.Simplify(), pattern, s, least)
}

// sample makes texts of growing repetition until one has the length that is asked for.
func (w *writer) sample(tree *syntax.Regexp, pattern *regexp.Regexp, s *schema.Schema, least int) string {
	var text string
	for repeat := range max(2, least+1) {
		g := generator{w: w, repeat: repeat}
		g.write(tree)
		text = g.out.String()
		if runes(text) >= least && pattern.MatchString(text) && fits(text, s) {
			return text
		}
	}
	return text
}

// slug is a text in small letters, digits and hyphens.
func slug(text string) string {
	words := strings.FieldsFunc(strings.ToLower(text), func(r rune) bool { return (r < 'a' || r > 'z') && (r < '0' || r > '9') })
	return strings.Join(words, "-")
}

// generator writes a text that a pattern matches; repeat is how often open repetitions go beyond their minimum.
type generator struct {
	w      *writer
	out    strings.Builder
	repeat int
}

func (g *generator) write(r *syntax.Regexp) {
	switch r.Op {
	case syntax.OpLiteral:
		g.out.WriteString(string(r.Rune))
	case syntax.OpCharClass:
		g.out.WriteRune(g.letter(r.Rune))
	case syntax.OpAnyChar, syntax.OpAnyCharNotNL:
		g.out.WriteRune(rune('a' + g.w.dice.IntN(26)))
	case syntax.OpCapture, syntax.OpConcat:
		for _, part := range r.Sub {
			g.write(part)
		}
	case syntax.OpAlternate:
		g.write(r.Sub[g.w.dice.IntN(len(r.Sub))])
	case syntax.OpStar:
		g.times(r.Sub[0], 0, -1)
	case syntax.OpPlus:
		g.times(r.Sub[0], 1, -1)
	case syntax.OpQuest:
		g.times(r.Sub[0], 0, 1)
	case syntax.OpRepeat:
		g.times(r.Sub[0], r.Min, r.Max)
	}
}

func (g *generator) times(part *syntax.Regexp, least, most int) {
	count := least + g.repeat
	if most >= 0 {
		count = min(count, most)
	}
	for range count {
		g.write(part)
	}
}

// letter takes a sign of a class, a plain letter or digit where the class has one.
func (g *generator) letter(ranges []rune) rune {
	var plain []rune
	for i := 0; i+1 < len(ranges); i += 2 {
		for r := max(ranges[i], '!'); r <= min(ranges[i+1], '~'); r++ {
			if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r >= 'A' && r <= 'Z' {
				plain = append(plain, r)
			}
		}
	}
	if len(plain) == 0 {
		return ranges[0]
	}
	return plain[g.w.dice.IntN(len(plain))]
}
