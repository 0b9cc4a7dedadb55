package mongo_test

import (
	"bufio"
	"fmt"
	"net"
	"os"
	"os/exec"
	"sync"
	"sync/atomic"
	"testing"

	"go.mongodb.org/mongo-driver/bson"

	"campaignos.dev/sandbox/mongo"
)

// childDir makes the test binary serve that folder until it is killed, instead of testing.
const childDir = "SANDBOX_MONGO_TEST_CHILD"

func TestMain(m *testing.M) {
	if dir := os.Getenv(childDir); dir != "" {
		serveForever(dir)
	}
	os.Exit(m.Run())
}

func serveForever(dir string) {
	server, err := mongo.Open(dir, quiet())
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	listener, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		fmt.Println(err)
		os.Exit(1)
	}
	fmt.Println(listener.Addr())
	server.Serve(listener)
}

// spawn starts a server in a process of its own and returns its URI.
func spawn(t *testing.T, dir string) (*exec.Cmd, string) {
	t.Helper()
	child := exec.Command(os.Args[0])
	child.Env = append(os.Environ(), childDir+"="+dir)
	out, err := child.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := child.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		child.Process.Kill()
		child.Wait()
	})
	line, _, err := bufio.NewReader(out).ReadLine()
	if err != nil {
		t.Fatal(err)
	}
	return child, "mongodb://" + string(line) + "/?directConnection=true"
}

func TestWhatWasAcknowledgedSurvivesAKilledProcess(t *testing.T) {
	dir := t.TempDir()
	child, uri := spawn(t, dir)
	c := connect(t, uri).Database("campaign_os").Collection("posts")
	const writers, enough = 4, 300
	var acknowledged sync.Map
	var count atomic.Int64
	var writing sync.WaitGroup
	for w := range writers {
		writing.Go(func() {
			for i := 0; ; i++ {
				id := fmt.Sprintf("%d-%d", w, i)
				if _, err := c.InsertOne(t.Context(), bson.M{"_id": id, "text": "spring"}); err != nil {
					return
				}
				acknowledged.Store(id, true)
				if count.Add(1) == enough {
					child.Process.Kill()
				}
			}
		})
	}
	writing.Wait()
	child.Wait()

	_, uri = start(t, dir)
	stored := map[any]bool{}
	for _, d := range all(t, connect(t, uri).Database("campaign_os").Collection("posts"), bson.M{}) {
		stored[d[0].Value] = true
	}
	acknowledged.Range(func(id, _ any) bool {
		if !stored[id] {
			t.Errorf("%v was acknowledged and is gone", id)
		}
		return true
	})
	if count.Load() < enough {
		t.Fatalf("only %d inserts were acknowledged", count.Load())
	}
}

func TestAFolderServesOneProcessAtATime(t *testing.T) {
	dir := t.TempDir()
	start(t, dir)
	if second, err := mongo.Open(dir, quiet()); err == nil {
		second.Close()
		t.Fatal("two servers share a folder")
	}
}

func TestResetLeavesNothing(t *testing.T) {
	dir := t.TempDir()
	server, uri := start(t, dir)
	client := connect(t, uri)
	fill(t, client.Database("campaign_os").Collection("posts"), bson.M{"_id": 1})
	fill(t, client.Database("other").Collection("posts"), bson.M{"_id": 1})
	if err := server.Reset(); err != nil {
		t.Fatal(err)
	}
	names, err := client.ListDatabaseNames(t.Context(), bson.M{})
	if err != nil || len(names) != 0 {
		t.Fatalf("left %v, %v", names, err)
	}
	fill(t, client.Database("campaign_os").Collection("posts"), bson.M{"_id": 1})
}
