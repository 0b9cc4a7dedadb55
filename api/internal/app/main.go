package app

import (
	"context"
	"fmt"
	"log/slog"
	"os"
	"os/signal"
	"syscall"

	"campaignos.dev/api/internal/config"
)

// Main is what each daemon's main does: read the configuration, make the logger, run until
// a signal comes. It gives the process's exit code: 2 for a faulty configuration, 1 for a
// failure.
func Main(run func(context.Context, config.Config, *slog.Logger) error) int {
	c, err := config.Load()
	if err != nil {
		fmt.Fprintln(os.Stderr, "The configuration has faults:")
		fmt.Fprintln(os.Stderr, err)
		return 2
	}
	log := newLog(c)
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, c, log); err != nil {
		log.Error("stopped", "error", err)
		return 1
	}
	return 0
}

// newLog writes JSON lines to standard error.
func newLog(c config.Config) *slog.Logger {
	var level slog.Level
	if level.UnmarshalText([]byte(c.LogLevel)) != nil {
		level = slog.LevelInfo
	}
	return slog.New(slog.NewJSONHandler(os.Stderr, &slog.HandlerOptions{Level: level}))
}
