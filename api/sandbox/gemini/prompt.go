package gemini

import (
	"crypto/sha256"
	"encoding/binary"
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
