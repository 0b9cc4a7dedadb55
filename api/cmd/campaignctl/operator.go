package main

import (
	"bufio"
	"context"
	"errors"
	"flag"
	"io"
	"io/fs"
	"log/slog"
	"os"
	"strings"

	"campaignos.dev/api/internal/app"
	"campaignos.dev/api/internal/config"
)

// createAdmin makes an operator. The password never stands among the arguments, where other
// users of the machine could read it: it comes by standard input, or is made up.
func createAdmin(ctx context.Context, c config.Config, log *slog.Logger, args []string) error {
	flags := flag.NewFlagSet("create-admin", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	support := flags.Bool("support", false, "")
	if flags.Parse(args) != nil || flags.NArg() != 2 {
		return errUsage
	}
	password, err := given(os.Stdin)
	if err != nil {
		return err
	}
	o := app.Operator{Email: flags.Arg(0), Name: flags.Arg(1), Password: password, ReadOnly: *support}
	return app.CreateAdmin(ctx, c, log, o, os.Stdout)
}

// given reads the password that was sent to the command; empty: none was, such as at a
// terminal, where it would be seen while it is typed.
func given(in *os.File) (string, error) {
	info, err := in.Stat()
	if err != nil || info.Mode()&fs.ModeCharDevice != 0 {
		return "", err
	}
	line, err := bufio.NewReader(in).ReadString('\n')
	if errors.Is(err, io.EOF) {
		err = nil
	}
	return strings.TrimRight(line, "\r\n"), err
}
