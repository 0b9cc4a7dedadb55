package engine

import (
	"regexp"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"
)

// number is a figure in a folded text.
type number struct {
	from, to int
	// ways are how it can be read, each as values: “24.12.” is a day and a month, or a price
	// at a sentence's end. A value is plain: no separators, a dot before decimals, no zeros
	// that say nothing.
	ways [][]string
}

var (
	// unread are parts of a text whose digits state nothing: addresses, names of accounts,
	// and the numbers of a list's lines.
	unread = regexp.MustCompile(`https?://[!-~]+|www\.[!-~]+|@[\w.]+|(?m:^ *\d{1,2}[.)](?:[ \n]|\p{Han}|\p{Hiragana}|\p{Katakana}))`)
	// oclock is what follows a time that is written with a dot.
	oclock = regexp.MustCompile(`^ ?(?:Uhr|[aApP]\.?[mM])(?:$|[^\p{L}])`)
	day    = regexp.MustCompile(`^(0?[1-9]|[12]\d|3[01])\.(0?[1-9]|1[0-2])\.(\d{4}|\d{2})?`)
)

// shapes are how numbers are written, the longest first.
var shapes = []struct {
	form    *regexp.Regexp
	groups  string // the signs between its thousands
	unclear bool   // it may as well be several numbers
}{
	{regexp.MustCompile(`^[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?`), ".", false},
	{regexp.MustCompile(`^[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?`), ",", false},
	{regexp.MustCompile(`^[1-9]\d?(?:,\d{2})+,\d{3}(?:\.\d+)?`), ",", false}, // as in India
	{regexp.MustCompile(`^[1-9]\d{0,2}(?:'\d{3})+(?:[.,]\d+)?`), "'", false},
	{regexp.MustCompile(`^[1-9]\d{0,2}(?: \d{3})+(?:[.,]\d+)?`), " ", true},
	{regexp.MustCompile(`^\d+[.,]\d+`), "", false},
}

// numbers reads the figures that a folded text states.
func numbers(folded string) []number { return scan(unread.ReplaceAllStringFunc(folded, blank)) }

// scan reads every figure of a folded text but for those in names.
func scan(text string) (found []number) {
	for at := 0; at < len(text); {
		if text[at] < '0' || text[at] > '9' {
			at++
			continue
		}
		n := read(text, at)
		if !named(text, n) {
			found = append(found, n)
		}
		at = n.to
	}
	return found
}

// blank puts spaces in place of a text, byte for byte; the end of a line stays, and so does
// a letter that follows the number of a list's line.
func blank(part string) string {
	kept := strings.TrimLeft(part, " 0123456789.)")
	if strings.ContainsAny(part[:1], "hw@") {
		kept = ""
	}
	return strings.Repeat(" ", len(part)-len(kept)) + kept
}

// named says whether a number is part of a name, as in CO2, B2B or A4.
func named(text string, n number) bool {
	before, _ := utf8.DecodeLastRuneInString(text[:n.from])
	return n.to-n.from <= 2 && unicode.Is(unicode.Latin, before)
}

// read reads the number that begins at a place.
func read(text string, at int) number {
	rest := text[at:]
	if n, is := readWide(rest, at); is {
		return n
	}
	if n, is := readDay(rest, at); is {
		return n
	}
	for _, s := range shapes {
		if m := s.form.FindString(rest); m != "" && ends(rest, len(m)) {
			return readShape(rest, at, m, s.groups, s.unclear)
		}
	}
	m := rest[:len(rest)-len(strings.TrimLeft(rest, "0123456789"))]
	if value := plainly(m); value == "0" && strings.HasSuffix(text[:at], ":") {
		return number{at, at + len(m), [][]string{{}}} // a full hour
	}
	return readShape(rest, at, m, "", false)
}

// ends says whether a number ends after some bytes: no digit follows, and no separator with one.
func ends(text string, after int) bool {
	text = text[after:]
	if text != "" && strings.ContainsRune(".,'", rune(text[0])) {
		text = text[1:]
	}
	return text == "" || text[0] < '0' || text[0] > '9'
}

// readShape reads a number that has one of the shapes.
func readShape(rest string, at int, written, groups string, unclear bool) number {
	value := written
	if groups != "" {
		value = strings.ReplaceAll(written, groups, "")
	}
	zeros, unit := scale(rest[len(written):])
	n := number{at, at + len(written) + unit, [][]string{{shift(plainly(value), zeros)}}}
	hour, minute, cut := strings.Cut(written, ".")
	switch {
	case unclear && !strings.Contains(written, " 0"):
		n.ways = append(n.ways, values(strings.Fields(written)))
	case cut && groups == "" && oclock.MatchString(rest[len(written):]):
		n.ways = [][]string{values([]string{hour, minute})}
	}
	return n
}

// readDay reads a day and month with dots, and its year. Without a year it may be a price.
func readDay(rest string, at int) (number, bool) {
	m := day.FindStringSubmatch(rest)
	if m == nil || !ends(rest, len(m[0])) {
		return number{}, false
	}
	n := number{at, at + len(m[0]), [][]string{values(m[1:])}}
	switch len(m[3]) {
	case 0:
		n.to-- // its last dot may end the sentence
		n.ways = append(n.ways, []string{plainly(m[1] + "." + m[2])})
	case 2:
		n.ways = [][]string{values([]string{m[1], m[2], "20" + m[3]}), values([]string{m[1], m[2], "19" + m[3]})}
	}
	return n, true
}

// values are the values of some digits, without those that are zero.
func values(parts []string) (out []string) {
	for _, p := range parts {
		if v := plainly(p); p != "" && v != "0" {
			out = append(out, v)
		}
	}
	return out
}

// plainly is the value of digits with at most one separator before their decimals.
func plainly(digits string) string {
	whole, part, _ := strings.Cut(strings.ReplaceAll(digits, ",", "."), ".")
	whole, part = strings.TrimLeft(whole, "0"), strings.TrimRight(part, "0")
	if whole == "" {
		whole = "0"
	}
	if part == "" {
		return whole
	}
	return whole + "." + part
}

// units multiply the number before them.
var units = map[string]int{"百": 2, "千": 3, "万": 4, "萬": 4, "億": 8, "亿": 8}

// words that multiply the number before them.
var scales = regexp.MustCompile(`^(?:(k)| ?(?i:(thousand|tausend|tsd)|(million|millionen|millions|mio)|(billion|billions|milliarden?|mrd)))(?:$|[^\p{L}])`)

// scale is how many zeros the unit after a number stands for, and its length in bytes.
func scale(rest string) (zeros, length int) {
	r, size := utf8.DecodeRuneInString(rest)
	if zeros, is := units[string(r)]; is {
		return zeros, size
	}
	m := scales.FindStringSubmatchIndex(rest)
	if m == nil {
		return 0, 0
	}
	for i, zeros := range []int{3, 3, 6, 9} {
		if end := m[2*i+3]; end > 0 {
			return zeros, end
		}
	}
	return 0, 0
}

// shift multiplies a plain value by ten, some times.
func shift(value string, zeros int) string {
	whole, part, _ := strings.Cut(value, ".")
	part += strings.Repeat("0", max(0, zeros-len(part)))
	return plainly(whole + part[:zeros] + "." + part[zeros:])
}

// wide is a number of two parts, as Japanese writes them: 1万5千, 1万2000.
var wide = regexp.MustCompile(`^(\d{1,4})(万|億)(\d{1,4})(百|千|万)?`)

func readWide(rest string, at int) (number, bool) {
	m := wide.FindStringSubmatch(rest)
	if m == nil || !ends(rest, len(m[0])) {
		return number{}, false
	}
	high, _ := strconv.ParseInt(shift(m[1], units[m[2]]), 10, 64) // at most twelve digits
	low, _ := strconv.ParseInt(shift(m[3], units[m[4]]), 10, 64)
	return number{at, at + len(m[0]), [][]string{{strconv.FormatInt(high+low, 10)}}}, true
}
