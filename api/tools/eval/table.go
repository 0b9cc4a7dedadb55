package main

import (
	"context"
	"fmt"
	"io"

	"campaignos.dev/api/internal/engine"
	"campaignos.dev/api/internal/engine/catalog"
	"campaignos.dev/api/test/evaluate"
)

// row is the form of the table's lines: case, verdict, tokens in and out, cost, seconds.
const row = "%-32s %-8s %9v %9v %10s %8s\n"

// evaluate asks for one case after the other and prints a line for each as it is there.
func (s settings) evaluate(ctx context.Context, m engine.Model, cases []evaluate.Case, folder string, out io.Writer) int {
	engines := engine.NewRegistry(catalog.All(catalog.Ports{})...)
	fmt.Fprintf(out, row, "CASE", "VERDICT", "TOKENS IN", "OUT", "COST", "SECONDS")
	var total engine.Usage
	var bill int64
	held, kept := 0, 0
	for _, c := range cases {
		v := ask(ctx, engines, m, c)
		price := s.price(engines, c.Engine)
		v.print(price, out)
		bill += price.Of(v.Usage)
		total.PromptTokens, total.OutputTokens = total.PromptTokens+v.Usage.PromptTokens, total.OutputTokens+v.Usage.OutputTokens
		if v.stop {
			return 2
		}
		if v.Word == "fails" || v.Word == "silent" {
			continue
		}
		held++
		if s.Record && c.Good() && v.Word == "holds" {
			if err := v.keep(folder); err != nil {
				fmt.Fprintf(out, "The answers can't be written: %v.\n", err)
				return 2
			}
			kept++
		}
	}
	fmt.Fprintf(out, row, "", "", total.PromptTokens, total.OutputTokens, dollars(s.price(engines, ""), bill), "")
	fmt.Fprintf(out, "%d of %d cases hold with %s.\n", held, len(cases), s.Gemini.TextModel)
	if s.Record {
		fmt.Fprintf(out, "%d cases have new answers; those about wrong answers keep theirs.\n", kept)
	}
	if held < len(cases) {
		return 1
	}
	return 0
}

// price is what the tokens of an engine cost: those of pictures have a price of their own.
func (s settings) price(engines engine.Registry, name string) engine.Price {
	if e, err := engines.Get(name); err == nil && e.Descriptor().Paints {
		return engine.Price{Input: s.Gemini.InputPrice, Output: s.Gemini.ImagePrice}
	}
	return engine.Price{Input: s.Gemini.InputPrice, Output: s.Gemini.OutputPrice}
}

// print writes a verdict's line, and what was found below it.
func (v verdict) print(price engine.Price, out io.Writer) {
	fmt.Fprintf(out, row, v.Case.Engine+"/"+v.Case.Name, v.Word, v.Usage.PromptTokens, v.Usage.OutputTokens, dollars(price, price.Of(v.Usage)), fmt.Sprintf("%.1f", v.Took.Seconds()))
	for _, f := range v.Faults {
		fmt.Fprintf(out, "    %s\n", f)
	}
}

// keep writes the answers that were given into the case's file.
func (v verdict) keep(folder string) error {
	answers := make([]string, len(v.asked))
	for i, a := range v.asked {
		answers[i] = a.Text
	}
	return v.Case.Keep(folder, answers)
}

// dollars tells millionths of a dollar; they are unknown unless GEMINI_INPUT_PRICE and
// GEMINI_OUTPUT_PRICE are set.
func dollars(price engine.Price, micros int64) string {
	if !price.Known() {
		return "unknown"
	}
	return fmt.Sprintf("$%.4f", float64(micros)/1e6)
}
