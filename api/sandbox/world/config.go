package world

import (
	"flag"
	"fmt"
	"io"
	"net/url"
	"path/filepath"
	"strings"
)

// Config says where the sandbox keeps its data and where its parts listen. Addresses are host and port on loopback; port 0
// picks a free one.
type Config struct {
	// Data is the directory of everything that survives a restart; it is made if it is missing.
	Data string
	// EnvFile is written once everything is ready; empty: not written.
	EnvFile string
	// NoMongo leaves MongoDB out, because a real one is used.
	NoMongo bool
	// Origins are the web origins that may use the object store from a browser.
	Origins []string

	Control, Mongo, Redis, S3, Stripe, Ayrshare, Gemini, SMTP string
}

// ParseFlags reads the command line; flag.ErrHelp means that help was asked for and written to out. Any other error is a
// sentence about the command line.
func ParseFlags(args []string, out io.Writer) (Config, error) {
	var c Config
	flags := flag.NewFlagSet("sandbox", flag.ContinueOnError)
	flags.SetOutput(io.Discard)
	flags.StringVar(&c.Data, "data", ".data/sandbox", "directory of everything that survives a restart")
	flags.StringVar(&c.EnvFile, "env-file", "", "file to write KEY=VALUE lines to when everything is ready")
	flags.BoolVar(&c.NoMongo, "no-mongo", false, "leave MongoDB out, because a real one is used")
	flags.Var(&origins{&c.Origins}, "web-origin", "web origin that may use the object store (repeatable; default http://127.0.0.1:3000 and http://localhost:3000)")
	flags.StringVar(&c.Control, "control", "127.0.0.1:9400", "address of home page, inbox, network and control API")
	flags.StringVar(&c.Mongo, "mongo", "127.0.0.1:27117", "address of MongoDB")
	flags.StringVar(&c.Redis, "redis", "127.0.0.1:6479", "address of Redis")
	flags.StringVar(&c.S3, "s3", "127.0.0.1:9401", "address of the object store")
	flags.StringVar(&c.Stripe, "stripe", "127.0.0.1:9402", "address of Stripe")
	flags.StringVar(&c.Ayrshare, "ayrshare", "127.0.0.1:9403", "address of Ayrshare")
	flags.StringVar(&c.Gemini, "gemini", "127.0.0.1:9404", "address of Gemini")
	flags.StringVar(&c.SMTP, "smtp", "127.0.0.1:9425", "address of the mail server")
	if err := flags.Parse(args); err != nil {
		if err == flag.ErrHelp {
			usage(flags, out)
		}
		return Config{}, err
	}
	return c, c.complete(flags.Args())
}

func usage(flags *flag.FlagSet, out io.Writer) {
	fmt.Fprintln(out, "sandbox imitates everything outside of Campaign OS on this machine.")
	flags.SetOutput(out)
	flags.PrintDefaults()
}

func (c *Config) complete(rest []string) (err error) {
	if len(rest) > 0 {
		return fmt.Errorf("%q is not a flag; see --help", rest[0])
	}
	if len(c.Origins) == 0 {
		c.Origins = []string{"http://127.0.0.1:3000", "http://localhost:3000"}
	}
	// Resolved now, because the object store changes the working directory.
	if c.Data, err = filepath.Abs(c.Data); err != nil {
		return fmt.Errorf("--data: %w", err)
	}
	if c.EnvFile != "" {
		if c.EnvFile, err = filepath.Abs(c.EnvFile); err != nil {
			return fmt.Errorf("--env-file: %w", err)
		}
	}
	return c.checkLoopback()
}

// origins reads a repeatable flag of web origins.
type origins struct{ list *[]string }

func (o *origins) String() string {
	if o.list == nil {
		return ""
	}
	return strings.Join(*o.list, " ")
}

func (o *origins) Set(text string) error {
	u, err := url.Parse(text)
	if err != nil || (u.Scheme != "http" && u.Scheme != "https") || u.Host == "" || u.Scheme+"://"+u.Host != text {
		return fmt.Errorf("an origin is like http://127.0.0.1:3000, without a path")
	}
	*o.list = append(*o.list, text)
	return nil
}
