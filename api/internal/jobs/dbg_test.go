package jobs
import ("testing";"log/slog";"os";"time";"path/filepath")
func TestDbgDrop(t *testing.T){
	c := Config{SQLitePath: filepath.Join(t.TempDir(), "queue.db"), Grace: 5*time.Second}
	c.Log = slog.New(slog.NewTextHandler(os.Stderr, &slog.HandlerOptions{Level: slog.LevelInfo}))
			api, first, second := open(t, c), open(t, c), open(t, c)
			var d desk
			work(t, first, d.worker())
			work(t, second, d.worker())
			insert(t, api, letter{"before"}, nil)
			d.await(t, "before")
			c.Log.Info("lose")
			losses["SQLite: one table dropped"](t, c)
			c.Log.Info("lost")
			insert(t, api, letter{"after"}, nil)
			c.Log.Info("inserted")
			d.await(t, "before", "after")
			for _, q := range []*Queue{api, first, second} {
				if err := q.Ping(t.Context()); err != nil {
					t.Errorf("ping: %v", err)
				}
			}
			c.Log.Info("pinged")
			insert(t, first, letter{"later"}, nil)
			insert(t, second, letter{"last"}, nil)
			d.await(t, "before", "after", "later", "last")
			c.Log.Info("ended")
}
