package engine

import (
	"encoding/json"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// CheckFigures says whether every number of a text stands in the facts or the input.
func CheckFigures(f Facts, input json.RawMessage, text string) Finding {
	figures, folded := knownFigures(f, input), fold(text)
	for _, n := range numbers(folded) {
		if quote := folded[n.from:n.to]; !figures.has(n) {
			return Finding{Name: "figures", Fatal: true, Quote: quote, Message: fmt.Sprintf("The figure %s stands neither in the facts nor in the wishes. Leave it out.", quote)}
		}
	}
	return Finding{Name: "figures", OK: true, Message: "Every figure stands in the facts or the wishes."}
}

// known are values that may be stated.
type known map[string]bool

// has says whether a number can be read so that each of its values is known.
func (k known) has(n number) bool {
	return slices.ContainsFunc(n.ways, func(way []string) bool {
		return !slices.ContainsFunc(way, func(value string) bool { return !k[value] })
	})
}

// knownFigures are the numbers of facts and input.
func knownFigures(f Facts, input json.RawMessage) known {
	k := known{}
	if f.Campaign != nil && f.Campaign.Budget != nil {
		k.learn(f.Campaign.Budget.Decimal())
		without := *f.Campaign
		without.Budget = nil
		f.Campaign = &without
	}
	facts, _ := json.Marshal(f) // they hold nothing that JSON can't
	for _, raw := range []json.RawMessage{facts, input} {
		leaves(raw, k.learn, func(n json.Number) { k[plainly(strings.TrimPrefix(n.String(), "-"))] = true })
	}
	return k
}

var (
	moment    = regexp.MustCompile(`(\d)T(\d)`)
	time24    = regexp.MustCompile(`(?:^|\D)(1[3-9]|2[0-3])(?:[:.][0-5]\d| ?Uhr|時)`)
	afternoon = regexp.MustCompile(`(?i)(?:^|\D)(\d{1,2})(?:[:.][0-5]\d)? ?p\.?m`)
)

// learn learns the numbers of a text in every way they can be read: a time in halves of the
// day and without, and each cell of a table.
func (k known) learn(text string) {
	as := fold(text)
	text = moment.ReplaceAllString(as, "$1 / $2") // no space alone, which may stand between thousands
	for _, n := range slices.Concat(numbers(as), scan(text), numbers(text)) {
		k.add(n.ways...)
	}
	for _, m := range time24.FindAllStringSubmatch(text, -1) {
		hour, _ := strconv.Atoi(m[1])
		k.add([]string{strconv.Itoa(hour - 12)})
	}
	for _, m := range afternoon.FindAllStringSubmatch(text, -1) {
		hour, _ := strconv.Atoi(m[1])
		k.add([]string{strconv.Itoa(hour + 12)})
	}
	if strings.Contains(text, "\n") {
		for _, cell := range strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(",;|\n", r) }) {
			for _, n := range scan(cell) {
				k.add(n.ways...)
			}
		}
	}
}

func (k known) add(ways ...[]string) {
	for _, way := range ways {
		for _, value := range way {
			k[value] = true
		}
	}
}
