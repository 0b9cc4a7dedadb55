package gemini

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"regexp"
	"strconv"
	"strings"
)

// prompt is all the text of a request, the system instruction first.
func (q *generateRequest) prompt() string {
	var out strings.Builder
	if q.SystemInstruction != nil {
		q.SystemInstruction.write(&out)
	}
	for _, c := range q.Contents {
		c.write(&out)
	}
	return out.String()
}

func (c content) write(out *strings.Builder) {
	for _, p := range c.Parts {
		if p.Text != "" {
			out.WriteString(p.Text)
			out.WriteByte('\n')
		}
	}
}

// digest is a number that a prompt and a seed always have in common.
func digest(prompt string, seed int) uint64 {
	sum := sha256.Sum256([]byte(prompt + "\x00" + strconv.Itoa(seed)))
	return binary.BigEndian.Uint64(sum[:8])
}

// tokens estimates what a text costs: about four characters each.
func tokens(text string) int { return (len([]rune(text)) + 3) / 4 }

// picture tokens, as the vendor counts a small image in a prompt and a generated one.
const (
	tokensPerInput = 258
	tokensPerImage = 1290
)

func (q *generateRequest) tokens() int {
	total := tokens(q.prompt())
	for _, c := range q.Contents {
		for _, p := range c.Parts {
			if p.InlineData != nil {
				total += tokensPerInput
			}
		}
	}
	return total
}

var markers = regexp.MustCompile(`\[\[sandbox:([a-z0-9_]+?)(?:x(\d+))?\]\]`)

// asked tells which behaviour the markers of a prompt ask for, of those that still strike.
func (s *Server) asked(prompt string) map[string]bool {
	asked := map[string]bool{}
	for _, m := range markers.FindAllStringSubmatch(prompt, -1) {
		if m[2] == "" {
			asked[m[1]] = true
			continue
		}
		limit, _ := strconv.Atoi(m[2])
		sum := sha256.Sum256([]byte(m[1] + "\x00" + prompt))
		if s.strikes(hex.EncodeToString(sum[:12]), limit) {
			asked[m[1]] = true
		}
	}
	return asked
}
