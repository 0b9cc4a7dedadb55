// Command eval asks a living model for every golden case of the engines, judges what it
// writes as the tests judge the recorded answers, and prints a table.
//
// It runs in the api module: go run ./tools/eval. The model is the one that the product uses,
// by GEMINI_API_KEY, GEMINI_API_URL, GEMINI_TEXT_MODEL and GEMINI_IMAGE_MODEL. ENGINE=copy
// asks for one engine alone, CASE=copy/plain for one case; RECORD=1 writes the answers of the cases that hold
// into their files.
//
// It ends with 0 where every case holds, 1 where one does not, and 2 where nothing could be
// asked.
package main

import (
	"context"
	"fmt"
	"io"
	"os"
	"os/signal"

	"github.com/caarlos0/env/v11"

	"campaignos.dev/api/internal/config"
	"campaignos.dev/api/internal/provider/gemini"
	"campaignos.dev/api/test/evaluate"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt)
	defer stop()
	os.Exit(run(ctx, env.ToMap(os.Environ()), evaluate.Folder, os.Stdout))
}

// settings are what is to be asked, and of whom.
type settings struct {
	Gemini config.Gemini `envPrefix:"GEMINI_"`
	Engine string        `env:"ENGINE"`
	Case   string        `env:"CASE"`
	Record bool          `env:"RECORD"`
}

// run evaluates and gives the exit code. folder is where the cases' files lie.
func run(ctx context.Context, environment map[string]string, folder string, out io.Writer) int {
	s, err := env.ParseAsWithOptions[settings](env.Options{Environment: environment})
	if err != nil {
		fmt.Fprintf(out, "The settings can't be read: %v.\n", err)
		return 2
	}
	if s.Gemini.Key == "" {
		fmt.Fprintln(out, "Set GEMINI_API_KEY to the key of a Gemini API project, and GEMINI_TEXT_MODEL to another model than "+s.Gemini.TextModel+" where you want one.")
		return 2
	}
	cases, err := s.chosen(folder)
	if err != nil {
		fmt.Fprintf(out, "Nothing can be asked: %v.\n", err)
		return 2
	}
	model, err := gemini.New(ctx, s.Gemini.URL, s.Gemini.Key.Reveal(), s.Gemini.TextModel, gemini.WithImageModel(s.Gemini.ImageModel))
	if err != nil {
		fmt.Fprintf(out, "Nothing can be asked: %v.\n", err)
		return 2
	}
	return s.evaluate(ctx, patient{painter{model}, sleep}, cases, folder, out)
}

// chosen reads the cases that are to be asked for.
func (s settings) chosen(folder string) (chosen []evaluate.Case, err error) {
	all, err := evaluate.Read(os.DirFS(folder))
	if err != nil {
		return nil, fmt.Errorf("the cases can't be read: %w", err)
	}
	for _, c := range all {
		if (s.Engine == "" || s.Engine == c.Engine) && (s.Case == "" || s.Case == c.Engine+"/"+c.Name) {
			chosen = append(chosen, c)
		}
	}
	if len(chosen) == 0 {
		return nil, fmt.Errorf("there is no golden case for ENGINE=%q and CASE=%q", s.Engine, s.Case)
	}
	return chosen, nil
}
