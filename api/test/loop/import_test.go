package loop_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// imported is what the API says of a file.
type imported struct {
	ImportID                             string
	Refused, Drafts, Scheduled, Existing int
	IgnoredColumns                       []string
	Rows                                 []struct {
		Line           int
		Result, PostID string
		PublishAt      *time.Time
		Issues         []struct{ Severity, Field, Code, Message string }
	}
}

func (i imported) row(t *testing.T, line int) (result, issues string) {
	t.Helper()
	for _, row := range i.Rows {
		if row.Line != line {
			continue
		}
		for _, issue := range row.Issues {
			issues += issue.Field + ":" + issue.Code + " "
		}
		return row.Result, strings.TrimSpace(issues)
	}
	t.Fatalf("nothing is said of line %d", line)
	return "", ""
}

// The dry run says of each row what becomes of it and makes nothing; the import then does
// just that, and a second time makes nothing more.
func TestPostsAreImportedAsTheDryRunSaid(t *testing.T) {
	t.Parallel()
	p := stack.Start(t, stack.Options{APIs: 1, Workers: 1}).Register(t, "Northwind Coffee")
	channels := p.Connect("linkedin", "facebook")
	day := time.Now().UTC().AddDate(0, 0, 5).Format("2006-01-02")
	file := "\ufefflocalTime;channels;text;text_facebook;labels;link;colour\r\n" +
		day + " 09:30;linkedin, Facebook;Hello;For friends;a, b;https://example.com/x;red\r\n" + // 2
		day + " 10:00;linkedin;'=1+1 is two;;;;\r\n" + // 3
		";linkedin;Some day;;;;\r\n" + // 4
		"2020-01-01 09:00;linkedin;Too late;;;;\r\n" + // 5
		day + " 11:00;myspace;Nowhere;;;;\r\n" + // 6
		day + " 12:00;linkedin;Hello;;;https://example.com/x;\r\n" + // 7 repeats 2 on LinkedIn
		"tomorrow;linkedin;When?;;;not a link;\r\n" + // 8
		day + " 13:00;linkedin;;;;;\r\n" + // 9
		day + " 14:00;linkedin;\"Two\r\nlines; quoted\";;;;\r\n" // 10
	want := map[int]string{
		2: "scheduled ", 3: "scheduled ", 4: "draft ", 5: "refused publishAt:in_the_past", 6: "refused channels:not_found", 7: "draft text:repeats",
		8: "refused publishAt:invalid_format link:invalid_format", 9: "refused text:required", 10: "scheduled ",
	}
	var dry imported
	p.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file, "dryRun": true, "schedule": true}, &dry)
	expectRows(t, dry, want)
	if made := countPosts(p); made != 0 {
		t.Fatalf("the dry run made %d posts", made)
	}
	if fmt.Sprint(dry.IgnoredColumns) != "[colour]" {
		t.Errorf("the columns %v are left aside, want [colour]", dry.IgnoredColumns)
	}
	for round := range 2 {
		var done imported
		p.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file, "importId": dry.ImportID, "schedule": true}, &done)
		if round == 0 {
			expectRows(t, done, want)
		} else if done.Existing != 5 || done.Refused != 4 {
			t.Errorf("the second time %d exist and %d are refused, want 5 and 4", done.Existing, done.Refused)
		}
		if made := countPosts(p); made != 5 {
			t.Fatalf("after round %d there are %d posts, want 5", round, made)
		}
		expectFirst(t, p, done.Rows[0].PostID, channels, day)
	}
}

func expectRows(t *testing.T, got imported, want map[int]string) {
	t.Helper()
	if len(got.Rows) != len(want) {
		t.Fatalf("%d rows are told, want %d", len(got.Rows), len(want))
	}
	for line, told := range want {
		if result, issues := got.row(t, line); result+" "+issues != told {
			t.Errorf("line %d is %q, want %q", line, result+" "+issues, told)
		}
	}
}

func countPosts(p *stack.Person) int {
	var list struct{ Data []struct{ ID string } }
	p.Get("/v1/posts?limit=100", &list)
	return len(list.Data)
}

// expectFirst holds the post of the first row against what the file says.
func expectFirst(t *testing.T, p *stack.Person, id string, channels map[string]string, day string) {
	t.Helper()
	var got struct {
		State, Text string
		Texts       []struct{ Network, Text string }
		Labels      []string
		ChannelIDs  []string
		Link        struct{ URL string }
		PublishAt   time.Time
	}
	p.Get("/v1/posts/"+id, &got)
	berlin, err := time.LoadLocation("Europe/Berlin") // where the team is
	if err != nil {
		t.Fatal(err)
	}
	want := fmt.Sprint("scheduled Hello [{facebook For friends}] [a b] ", []string{channels["linkedin"], channels["facebook"]}, " https://example.com/x ", day+" 09:30")
	told := fmt.Sprint(got.State, " ", got.Text, " ", got.Texts, " ", got.Labels, " ", got.ChannelIDs, " ", got.Link.URL, " ", got.PublishAt.In(berlin).Format("2006-01-02 15:04"))
	if told != want {
		t.Errorf("the first post is\n%s\nwant\n%s", told, want)
	}
}

// What was exported comes back by an import as it was.
func TestAnExportCanBeImported(t *testing.T) {
	t.Parallel()
	e := newExports(t)
	file := string(e.Do("GET", "/v1/posts/export"+e.span(time.Hour, 2*time.Hour), nil).Body)
	other := e.Person
	var dry imported
	other.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file, "dryRun": true}, &dry)
	if dry.Drafts != 2 || len(dry.IgnoredColumns) > 0 {
		t.Fatalf("of two exported posts the dry run says %+v", dry)
	}
	var done imported
	other.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file, "importId": dry.ImportID}, &done)
	var got struct {
		Text      string
		PlannedAt time.Time
	}
	e.Get("/v1/posts/"+done.Rows[0].PostID, &got)
	if got.Text != awkward || !got.PlannedAt.Equal(e.at) {
		t.Errorf("it comes back as %q for %v, want %q for %v", got.Text, got.PlannedAt, awkward, e.at)
	}
}

// A file that is none is refused as a whole, with the reason.
func TestAFileThatIsNoneIsRefused(t *testing.T) {
	t.Parallel()
	p := stack.Start(t, stack.Options{APIs: 1}).Register(t, "Northwind Coffee")
	for name, file := range map[string]string{
		"only a heading":    "text,channels\n",
		"no known column":   "a,b\nc,d\n",
		"a column twice":    "text,text\nx,y\n",
		"a quote left open": "text\n\"x\n",
		"too many rows":     "text\n" + strings.Repeat("x\n", 5001),
	} {
		if got := p.Do("POST", "/v1/posts/import", stack.Object{"csv": file, "dryRun": true}); got.Status != 422 || got.Code() != "validation_failed" {
			t.Errorf("%s: answered %d %s", name, got.Status, got.Body)
		}
	}
	if got := p.Do("POST", "/v1/posts/import", stack.Object{"csv": "text\nx\n", "importId": "imp_mine"}); got.Status != 422 || got.Code() != "import_unnamed" {
		t.Errorf("an import of no dry run is answered %d %s", got.Status, got.Body)
	}
}

// The API dies in the middle of an import: the same import again makes the rest, and no
// post twice.
func TestAnImportWhoseAPIDiesIsMadeUpFor(t *testing.T) {
	t.Parallel()
	s := stack.Start(t, stack.Options{APIs: 1, Workers: 1})
	p := s.Register(t, "Northwind Coffee")
	p.Connect("linkedin")
	const rows, inFlight = 300, 8
	var file strings.Builder
	file.WriteString("publishAt,channels,text\n")
	for n := range rows {
		fmt.Fprintf(&file, "%s,linkedin,Number %d\n", time.Now().UTC().Add(48*time.Hour+time.Duration(n)*time.Minute).Format(time.RFC3339), n)
	}
	var dry, done imported
	p.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file.String(), "dryRun": true, "schedule": true}, &dry)
	order := stack.Object{"csv": file.String(), "importId": dry.ImportID, "schedule": true}
	calendar := "/v1/calendar?from=" + time.Now().UTC().Format(time.RFC3339) + "&to=" + time.Now().UTC().AddDate(0, 0, 30).Format(time.RFC3339)
	var seen struct{ Data []struct{ Text string } }
	over := make(chan struct{})
	go func() {
		defer close(over)
		body, _ := json.Marshal(order)
		request, _ := http.NewRequestWithContext(t.Context(), "POST", s.APIs[0].URL+"/v1/posts/import", bytes.NewReader(body))
		request.Header.Set("Content-Type", "application/json")
		request.Header.Set("Authorization", "Bearer "+p.Token)
		if answer, err := http.DefaultClient.Do(request); err == nil {
			_ = answer.Body.Close()
		}
	}()
	stack.Eventually(t, stack.Soon, "some posts are there", func() string {
		p.Get(calendar, &seen)
		return unless(len(seen.Data) > 20, fmt.Sprint(len(seen.Data)))
	})
	s.APIs[0].Kill()
	<-over
	stack.Restart(t, s.APIs[0])
	p.Get(calendar, &seen)
	t.Logf("%d of %d posts were there when it died", len(seen.Data), rows)
	p.Must(200, "POST", "/v1/posts/import", order, &done)
	if done.Refused > inFlight || done.Existing+done.Scheduled+done.Refused != rows {
		t.Errorf("%d exist, %d are new and %d wait for their count to be healed, want %d together and at most %d to wait", done.Existing, done.Scheduled, done.Refused, rows, inFlight)
	}
	for _, row := range done.Rows {
		if row.Result == "refused" && (len(row.Issues) == 0 || row.Issues[len(row.Issues)-1].Code != "usage_busy") {
			t.Errorf("line %d is refused: %+v", row.Line, row.Issues)
		}
	}
	p.Get(calendar, &seen)
	once := map[string]bool{}
	for _, one := range seen.Data {
		once[one.Text] = true
	}
	if want := rows - done.Refused; len(seen.Data) != want || len(once) != want {
		t.Errorf("there are %d posts with %d texts, want %d", len(seen.Data), len(once), want)
	}
}
