package jobs

import (
	"cmp"
	"context"
	"errors"
	"log/slog"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/riverqueue/river"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/test/harness"
)

// drivers are the databases that a queue can live in; every promise holds on each.
var drivers = map[string]func(t *testing.T) Config{
	"PostgreSQL": func(t *testing.T) Config { return Config{DatabaseURL: harness.Postgres(t)} },
	"SQLite":     func(t *testing.T) Config { return Config{SQLitePath: filepath.Join(t.TempDir(), "queue.db")} },
}

func onEach(t *testing.T, test func(t *testing.T, c Config)) {
	for name, config := range drivers {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			c := config(t)
			c.Log = slog.New(slog.DiscardHandler)
			c.Grace = time.Second
			test(t, c)
		})
	}
}

// open opens a queue and stops it after the test.
func open(t *testing.T, c Config) *Queue {
	t.Helper()
	q, err := Open(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		if err := q.Stop(context.Background()); err != nil {
			t.Errorf("stop: %v", err)
		}
	})
	return q
}

// work starts to work a queue.
func work(t *testing.T, q *Queue, workers ...Worker) {
	t.Helper()
	if err := q.Work(t.Context(), workers...); err != nil {
		t.Fatal(err)
	}
}

func insert(t *testing.T, q *Queue, args Args, opts *river.InsertOpts) {
	t.Helper()
	if err := q.Insert(t.Context(), args, opts); err != nil {
		t.Fatal(err)
	}
}

// eventually waits until a condition holds.
func eventually(t *testing.T, what string, holds func() bool) {
	t.Helper()
	deadline := time.Now().Add(time.Minute)
	for !holds() {
		if time.Now().After(deadline) {
			t.Fatalf("not within a minute: %s", what)
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// state waits until n jobs are in a state.
func state(t *testing.T, q *Queue, name string, n int) {
	t.Helper()
	eventually(t, name, func() bool {
		counts, err := q.Counts(t.Context())
		return err == nil && counts[name] == n
	})
}

// letter is the job of these tests.
type letter struct {
	Text string `json:"text"`
}

func (letter) Kind() string { return "write_letter" }

// desk does letters and notes which.
type desk struct {
	mu      sync.Mutex
	written []string
	answer  func(text string) error // nil: done
	timeout time.Duration           // zero: 30 s
}

func (d *desk) worker() Worker {
	return On(cmp.Or(d.timeout, 30*time.Second), func(_ context.Context, l letter) error {
		d.mu.Lock()
		defer d.mu.Unlock()
		d.written = append(d.written, l.Text)
		if d.answer == nil {
			return nil
		}
		return d.answer(l.Text)
	})
}

func (d *desk) wrote() []string {
	d.mu.Lock()
	defer d.mu.Unlock()
	return slices.Sorted(slices.Values(d.written))
}

func (d *desk) await(t *testing.T, texts ...string) {
	t.Helper()
	slices.Sort(texts)
	eventually(t, "written", func() bool { return len(d.wrote()) >= len(texts) })
	if got := d.wrote(); !slices.Equal(got, texts) {
		t.Errorf("written is %q, want %q", got, texts)
	}
}

func TestAJobThatOneProcessInsertsAnotherWorks(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		api, worker := open(t, c), open(t, c)
		var d desk
		insert(t, api, letter{"before"}, nil)
		work(t, worker, d.worker())
		insert(t, api, letter{"after"}, nil)
		insert(t, api, letter{"mail"}, &river.InsertOpts{Queue: Mail})
		d.await(t, "before", "after", "mail")
		state(t, api, "completed", 3)
	})
}

func TestManyJobsAreInsertedAllOrNone(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		var d desk
		work(t, q, d.worker())
		bad := []river.InsertManyParams{{Args: letter{"a"}}, {Args: letter{"b"}, InsertOpts: &river.InsertOpts{Priority: 9}}}
		if err := q.InsertMany(t.Context(), bad); err == nil {
			t.Error("a job with an impossible priority was taken")
		}
		if err := q.InsertMany(t.Context(), []river.InsertManyParams{{Args: letter{"c"}}, {Args: letter{"d"}}}); err != nil {
			t.Fatal(err)
		}
		d.await(t, "c", "d")
	})
}

func TestProcessesThatStartTogetherMakeOneQueue(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		var all sync.WaitGroup
		for range 6 {
			all.Go(func() {
				q, err := Open(t.Context(), c)
				if err != nil {
					t.Error(err)
					return
				}
				defer q.Stop(context.Background())
				if err := q.Insert(t.Context(), letter{"hello"}, nil); err != nil {
					t.Error(err)
				}
			})
		}
		all.Wait()
		state(t, open(t, c), "available", 6)
	})
}

func TestAJobForLaterIsWorkedThen(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		var d desk
		at := time.Now().Add(2 * time.Second)
		var early atomic.Bool
		d.answer = func(string) error {
			early.Store(time.Now().Before(at))
			return nil
		}
		work(t, q, d.worker())
		insert(t, q, letter{"later"}, &river.InsertOpts{ScheduledAt: at})
		d.await(t, "later")
		if early.Load() {
			t.Error("it was done before its time")
		}
	})
}

func TestOfEqualUniqueJobsOneWaits(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		once := &river.InsertOpts{UniqueOpts: Once()}
		for range 3 {
			insert(t, q, letter{"one"}, once)
		}
		insert(t, q, letter{"other"}, once)
		state(t, q, "available", 2)
		var d desk
		work(t, q, d.worker())
		d.await(t, "one", "other")
		state(t, q, "completed", 2)
		insert(t, q, letter{"one"}, once)
		d.await(t, "one", "other", "one")
	})
}

func TestAUniqueJobOfAPeriodMayComeAgainInTheNext(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		in := func(at time.Time) *river.InsertOpts {
			return &river.InsertOpts{UniqueOpts: OnceIn(10 * time.Second), ScheduledAt: at}
		}
		start := time.Now().Add(time.Hour).Truncate(10 * time.Second)
		insert(t, q, letter{"one"}, in(start))
		insert(t, q, letter{"one"}, in(start.Add(9*time.Second)))
		state(t, q, "scheduled", 1)
		insert(t, q, letter{"one"}, in(start.Add(10*time.Second)))
		state(t, q, "scheduled", 2)
	})
}

func TestWhatAWorkerAnswersDecidesHowAJobGoesOn(t *testing.T) {
	passing := fault.New(fault.Unavailable, "away", "It is away.")
	cases := map[string]struct {
		answer error // to the first try
		tries  int
		end    string
	}{
		"an error":                          {errors.New("broken"), 2, "completed"},
		"a panic":                           {nil, 2, "completed"},
		"later":                             {Later(10 * time.Millisecond), 2, "completed"},
		"give up":                           {GiveUp(errors.New("no use")), 1, "cancelled"},
		"a fault that repeating can't cure": {fault.ErrInvalid, 1, "cancelled"},
		"a fault that says when":            {passing.RetryIn(10 * time.Millisecond), 2, "completed"},
		"a fault that may pass":             {passing, 2, "completed"},
	}
	onEach(t, func(t *testing.T, c Config) {
		for name, want := range cases {
			t.Run(name, func(t *testing.T) {
				q := open(t, c)
				var tries atomic.Int32
				work(t, q, On(time.Minute, func(context.Context, letter) error {
					if tries.Add(1) > 1 {
						return nil
					}
					if want.answer == nil {
						panic("lost my pen")
					}
					return want.answer
				}))
				before, err := q.Counts(t.Context())
				if err != nil {
					t.Fatal(err)
				}
				insert(t, q, letter{name}, nil)
				state(t, q, want.end, before[want.end]+1)
				if int(tries.Load()) != want.tries {
					t.Errorf("%d tries, want %d", tries.Load(), want.tries)
				}
				if err := q.Stop(t.Context()); err != nil {
					t.Error(err)
				}
			})
		}
	})
}

func TestWorkersShareTheQueue(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		var d desk
		for range 2 {
			work(t, open(t, c), d.worker())
		}
		q := open(t, c)
		var texts []string
		for i := range 60 {
			texts = append(texts, string(rune('A'+i)))
			insert(t, q, letter{texts[i]}, nil)
		}
		state(t, q, "completed", 60)
		d.await(t, texts...)
	})
}

func TestARowOfTheTableIsDoneAgainAndAgain(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		var d desk
		for range 2 {
			q := open(t, c)
			q.table = []Every{
				{Name: "letters", Interval: time.Second, Args: letter{"tick"}},
				{Name: "nobody's", Interval: time.Second, Args: stranger{}},
			}
			work(t, q, d.worker())
		}
		eventually(t, "three rounds", func() bool { return len(d.wrote()) >= 3 })
	})
}

// stranger is a job that no worker knows.
type stranger struct{}

func (stranger) Kind() string { return "strange" }

func TestTheTablesNamesAreUnlike(t *testing.T) {
	names := map[string]bool{}
	for _, e := range table() {
		if names[e.Name] || e.Interval < time.Second {
			t.Errorf("%q is there twice, or recurs faster than once a second", e.Name)
		}
		names[e.Name] = true
	}
}

func TestStopWaitsForRunningJobs(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		q := open(t, c)
		begun, done := make(chan struct{}), make(chan struct{})
		work(t, q, On(time.Minute, func(ctx context.Context, l letter) error {
			if l.Text == "follow-up" {
				return nil
			}
			close(begun)
			<-done
			return q.Insert(ctx, letter{"follow-up"}, nil)
		}))
		insert(t, q, letter{"long"}, nil)
		<-begun
		stopped := make(chan error)
		go func() { stopped <- q.Stop(context.Background()) }()
		eventually(t, "stopping", func() bool {
			q.mu.RLock()
			defer q.mu.RUnlock()
			return q.stopping
		})
		close(done)
		if err := <-stopped; err != nil {
			t.Fatal(err)
		}
		counts, err := open(t, c).Counts(t.Context())
		if err != nil || counts["completed"] < 1 || counts["running"] != 0 || counts["completed"]+counts["available"] != 2 {
			t.Errorf("afterwards there are %v, %v", counts, err)
		}
		if err := q.Insert(t.Context(), letter{"late"}, nil); err != errStopped {
			t.Errorf("an insert afterwards gives %v", err)
		}
	})
}

func TestAJobCutOffByStopIsDoneAgain(t *testing.T) {
	onEach(t, func(t *testing.T, c Config) {
		c.Grace = 50 * time.Millisecond
		begun := make(chan struct{})
		q := open(t, c)
		work(t, q, On(time.Minute, func(ctx context.Context, _ letter) error {
			close(begun)
			<-ctx.Done()
			return ctx.Err()
		}))
		insert(t, q, letter{"long"}, nil)
		<-begun
		if err := q.Stop(t.Context()); err != nil {
			t.Fatal(err)
		}
		var d desk
		work(t, open(t, c), d.worker())
		d.await(t, "long")
	})
}

func TestAQueueIsWorkedOnceInAProcess(t *testing.T) {
	q := open(t, Config{SQLitePath: filepath.Join(t.TempDir(), "queue.db"), Log: slog.New(slog.DiscardHandler)})
	var d desk
	work(t, q, d.worker())
	if err := q.Work(t.Context(), d.worker()); err != errWorking {
		t.Errorf("a second Work gives %v", err)
	}
}

func TestAQueueWithoutADatabaseSaysWhatToDo(t *testing.T) {
	_, err := Open(t.Context(), Config{Log: slog.New(slog.DiscardHandler)})
	if err == nil || !strings.Contains(err.Error(), "DATABASE_URL") {
		t.Errorf("it gives %v", err)
	}
}

func TestMain(m *testing.M) {
	if os.Getenv(victimVariable) != "" {
		victim()
		return
	}
	os.Exit(m.Run())
}
