package jobs

import (
	"bufio"
	"context"
	"database/sql"
	"encoding/json"
	"log/slog"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	_ "github.com/jackc/pgx/v5/stdlib"
	"github.com/riverqueue/river"
)

// losses are ways in which a queue's database may be lost while it is in use.
var losses = map[string]func(t *testing.T, c Config){
	"PostgreSQL: all tables dropped": func(t *testing.T, c Config) {
		execute(t, c, "DROP SCHEMA public CASCADE; CREATE SCHEMA public")
	},
	"PostgreSQL: one table dropped": func(t *testing.T, c Config) { execute(t, c, "DROP TABLE river_job") },
	"PostgreSQL: all rows removed": func(t *testing.T, c Config) {
		execute(t, c, "TRUNCATE river_job, river_leader, river_queue")
	},
	"SQLite: the file removed":              func(t *testing.T, c Config) { remove(t, c.SQLitePath) },
	"SQLite: the file and its logs removed": func(t *testing.T, c Config) { remove(t, c.SQLitePath+"*") },
	"SQLite: the folder removed": func(t *testing.T, c Config) {
		if err := os.RemoveAll(filepath.Dir(c.SQLitePath)); err != nil {
			t.Fatal(err)
		}
	},
	"SQLite: one table dropped": func(t *testing.T, c Config) { execute(t, c, "DROP TABLE river_job") },
}

// execute runs statements behind the queue's back.
func execute(t *testing.T, c Config, statements string) {
	t.Helper()
	driver, source := "pgx", c.DatabaseURL
	if source == "" {
		driver, source = "sqlite", sqlite{c.SQLitePath}.source()
	}
	db, err := sql.Open(driver, source)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.ExecContext(t.Context(), statements); err != nil {
		t.Fatal(err)
	}
}

func remove(t *testing.T, pattern string) {
	t.Helper()
	files, _ := filepath.Glob(pattern)
	for _, file := range files {
		if err := os.Remove(file); err != nil {
			t.Fatal(err)
		}
	}
}

// Each loss meets three processes: one that inserts, one that works, and one that does
// nothing but work what others insert.
func TestALostDatabaseIsMadeAnew(t *testing.T) {
	for name, lose := range losses {
		t.Run(name, func(t *testing.T) {
			driver, _, _ := strings.Cut(name, ":")
			c := drivers[driver](t)
			c.Log, c.Grace = slog.New(slog.DiscardHandler), time.Second
			api, first, second := open(t, c), open(t, c), open(t, c)
			var d desk
			work(t, first, d.worker())
			work(t, second, d.worker())
			insert(t, api, letter{"before"}, nil)
			d.await(t, "before")
			lose(t, c)
			insert(t, api, letter{"after"}, nil)
			d.await(t, "before", "after")
			for _, q := range []*Queue{api, first, second} {
				if err := q.Ping(t.Context()); err != nil {
					t.Errorf("ping: %v", err)
				}
			}
			insert(t, first, letter{"later"}, nil)
			insert(t, second, letter{"last"}, nil)
			d.await(t, "before", "after", "later", "last")
		})
	}
}

func TestABrokenFileIsPutAsideAndMadeAnew(t *testing.T) {
	path := filepath.Join(t.TempDir(), "queue.db")
	if err := os.WriteFile(path, []byte("this is no database, however long one looks at it"), 0o600); err != nil {
		t.Fatal(err)
	}
	insert(t, open(t, Config{SQLitePath: path, Log: slog.New(slog.DiscardHandler)}), letter{"hello"}, nil)
	if _, err := os.Stat(path + ".broken"); err != nil {
		t.Error(err)
	}
}

func TestAWorkerNoticesALossByItself(t *testing.T) {
	c := Config{SQLitePath: filepath.Join(t.TempDir(), "queue.db"), Log: slog.New(slog.DiscardHandler)}
	q := open(t, c)
	var d desk
	work(t, q, d.worker())
	remove(t, c.SQLitePath)
	eventually(t, "there is a file again", func() bool {
		_, err := os.Stat(c.SQLitePath)
		return err == nil
	})
	insert(t, open(t, c), letter{"hello"}, nil)
	d.await(t, "hello")
}

const victimVariable = "JOBS_TEST_VICTIM"

// victim is another process: it takes a job, says so, and never ends it.
func victim() {
	var c Config
	if err := json.Unmarshal([]byte(os.Getenv(victimVariable)), &c); err != nil {
		panic(err)
	}
	c.Log = slog.New(slog.DiscardHandler)
	q, err := Open(context.Background(), c)
	if err != nil {
		panic(err)
	}
	err = q.Work(context.Background(), On(time.Second, func(context.Context, letter) error {
		os.Stdout.WriteString("taken\n")
		select {}
	}))
	if err != nil {
		panic(err)
	}
	select {}
}

func TestTheJobOfAProcessThatWasKilledIsDoneByAnother(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		insert(t, q, letter{"hello"}, &river.InsertOpts{UniqueOpts: Once()})
		killAtWork(t, c)
		state(t, q, "running", 1)
		execute(t, c, "DELETE FROM river_leader") // instead of waiting until its term ends
		c.RescueAfter = time.Millisecond
		d := desk{timeout: time.Millisecond} // after which it counts as dead
		work(t, open(t, c), d.worker())
		d.await(t, "hello")
	})
}

// killAtWork has another process take a job, and kills it.
func killAtWork(t *testing.T, c Config) {
	t.Helper()
	settings, err := json.Marshal(Config{DatabaseURL: c.DatabaseURL, SQLitePath: c.SQLitePath})
	if err != nil {
		t.Fatal(err)
	}
	process := exec.CommandContext(t.Context(), os.Args[0])
	process.Env = append(os.Environ(), victimVariable+"="+string(settings))
	process.Stderr = os.Stderr
	out, err := process.StdoutPipe()
	if err == nil {
		err = process.Start()
	}
	if err != nil {
		t.Fatal(err)
	}
	line, _ := bufio.NewReader(out).ReadString('\n')
	if line != "taken\n" {
		t.Fatalf("the other process said %q", line)
	}
	process.Process.Kill()
	process.Wait()
}
