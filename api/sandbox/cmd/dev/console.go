package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"
)

// console is the terminal that all parts share, a line at a time.
type console struct {
	mu     sync.Mutex
	out    io.Writer
	colour bool
	quiet  bool // keep the parts' own lines out of the terminal; they are in the log files
}

func newConsole(out *os.File, quiet bool) *console {
	info, err := out.Stat()
	terminal := err == nil && info.Mode()&os.ModeCharDevice != 0
	return &console{out: out, colour: terminal && os.Getenv("NO_COLOR") == "", quiet: quiet}
}

// say prints a line of the runner's own.
func (c *console) say(format string, args ...any) {
	c.mu.Lock()
	defer c.mu.Unlock()
	fmt.Fprintf(c.out, format+"\n", args...)
}

// step runs one step of the start and says how it went.
func (c *console) step(name string, work func() error) error {
	begun := time.Now()
	c.say("%s %s …", c.paint(36, "→"), name)
	if err := work(); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	c.say("%s %s (%.1f s)", c.paint(32, "✓"), name, time.Since(begun).Seconds())
	return nil
}

func (c *console) paint(code int, text string) string {
	if !c.colour {
		return text
	}
	return fmt.Sprintf("\x1b[%dm%s\x1b[0m", code, text)
}

// lineColour gives each part a colour of its own, the same at every run.
func lineColour(name string) int {
	sum := 0
	for _, letter := range name {
		sum += int(letter)
	}
	return 31 + sum%6
}

// tailLines is how many last lines of a part are told when it dies.
const tailLines = 20

// record is where the output of one part goes: its log file, whole; the terminal, with
// its name in front; and the last lines in memory.
type record struct {
	name    string
	console *console
	file    *os.File
	mu      sync.Mutex
	partial []byte
	tail    []string
}

func newRecord(c *console, dir, name string) (*record, error) {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return nil, err
	}
	file, err := os.Create(filepath.Join(dir, name+".log"))
	return &record{name: name, console: c, file: file}, err
}

// Write takes output as it comes and hands it on by lines.
func (r *record) Write(p []byte) (int, error) {
	r.mu.Lock()
	defer r.mu.Unlock()
	if _, err := r.file.Write(p); err != nil {
		return 0, err
	}
	r.partial = append(r.partial, p...)
	for {
		line, rest, found := bytes.Cut(r.partial, []byte("\n"))
		if !found {
			return len(p), nil
		}
		r.line(string(line))
		r.partial = rest
	}
}

func (r *record) line(text string) {
	r.tail = append(r.tail, text)
	if len(r.tail) > tailLines {
		r.tail = r.tail[1:]
	}
	if !r.console.quiet {
		r.console.say("%s %s", r.console.paint(lineColour(r.name), fmt.Sprintf("%-10s│", r.name)), text)
	}
}

// last gives the last lines, for the report of a death.
func (r *record) last() string {
	r.mu.Lock()
	defer r.mu.Unlock()
	return strings.Join(append(r.tail, string(r.partial)), "\n")
}

func (r *record) close() { r.file.Close() }
