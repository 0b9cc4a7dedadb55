package engine

import (
	"encoding/json"
	"strings"
)

// outcome is what a conversation with a model came to.
type outcome struct {
	Output  json.RawMessage
	Checks  []Finding
	Problem *Problem // nil: the output may be used
}

// ask puts question number n, from 0, and gives its answer.
type ask func(n int, p Prompt) (Reply, error)

// converse asks, holds the answer against schema and checker, and asks once more where it
// does not pass. Nothing but the answers decides how it ends, so that a recorded run can be
// replayed. Faults: those of ask.
func converse(e Engine, f Facts, input json.RawMessage, p Prompt, ask ask) (outcome, error) {
	for n := 0; ; n++ {
		reply, err := ask(n, p)
		if err != nil {
			return outcome{}, err
		}
		output, findings := examine(e, f, input, p, reply)
		fatal := firstFatal(findings)
		switch {
		case fatal == nil:
			return outcome{Output: output, Checks: findings}, nil
		case n > 0:
			return outcome{Checks: findings, Problem: &Problem{"checks_failed", "The model's answer did not pass our checks, twice: " + fatal.Message}}, nil
		}
		p = repair(p, reply.Text, findings)
	}
}

// examine holds an answer against schema and checker.
func examine(e Engine, f Facts, input json.RawMessage, p Prompt, reply Reply) (json.RawMessage, []Finding) {
	output := json.RawMessage(strings.TrimSpace(reply.Text))
	if wrong := misfits(p, output); len(wrong) > 0 {
		return output, wrong
	}
	if by, ok := e.(Finisher); ok {
		var err error
		if output, err = by.Finish(f, input, output); err != nil {
			return output, []Finding{{Name: "complete", Message: "The answer can't be completed: " + err.Error(), Fatal: true}}
		}
	}
	fits := Finding{Name: "schema", OK: true, Message: "The answer has the form that was asked for."}
	return output, append([]Finding{fits, checkLeak(p, output)}, e.Check(f, input, output)...)
}

// telling is how many characters a sentence of the instructions must have before it can
// only come from them.
const telling = 30

// checkLeak says whether a sentence of our instructions stands in an output, as it does
// where somebody talked the model into revealing them.
func checkLeak(p Prompt, output json.RawMessage) Finding {
	given := solid(fold(Texts(output)))
	for _, s := range sentences(p.System) {
		if len(s) >= telling && strings.Contains(given, solid(fold(s))) {
			return Finding{Name: "leak", Fatal: true, Message: "A piece of our instructions to the model stands in the answer."}
		}
	}
	return Finding{Name: "leak", OK: true, Message: "Nothing of our instructions to the model stands in the answer."}
}

// misfits says where an answer has not the form that was asked for.
func misfits(p Prompt, answer json.RawMessage) (wrong []Finding) {
	for _, f := range p.Output.Check(answer) {
		wrong = append(wrong, Finding{Name: "schema", Message: strings.TrimSpace(f.Path + ": " + f.Message), Fatal: true})
	}
	return wrong
}

func firstFatal(findings []Finding) *Finding {
	for i := range findings {
		if findings[i].Fatal && !findings[i].OK {
			return &findings[i]
		}
	}
	return nil
}

// repair asks again, with the answer and what is wrong with it.
func repair(p Prompt, answer string, findings []Finding) Prompt {
	var b strings.Builder
	b.WriteString(p.User)
	if p.Paint == nil { // a picture's record says nothing to who makes it
		b.WriteString("\nYour last answer was:\n" + answer)
	}
	b.WriteString("\nCorrect only this:\n")
	for _, f := range findings {
		if !f.OK {
			b.WriteString("- " + f.Message + "\n")
		}
	}
	p.User = b.String()
	return p
}
