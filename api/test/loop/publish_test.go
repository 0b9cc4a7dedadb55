package loop_test

import (
	"bytes"
	"encoding/csv"
	"slices"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// publish composes a post of the creative, schedules it a few seconds ahead and waits
// until the app says that it is out.
func publish(t *testing.T, p *stack.Person, campaign string, c written, asset string, channels map[string]string) {
	texts, targets := []stack.Object{}, []string{}
	for _, v := range c.Variants {
		texts = append(texts, stack.Object{"network": v.Network, "text": v.Text})
		targets = append(targets, channels[v.Network])
	}
	input := stack.Object{"campaignId": campaign, "creativeId": c.ID, "texts": texts, "channelIds": targets, "assetIds": []string{asset}}
	var verdicts struct {
		Data []struct {
			OK     bool
			Issues []struct{ Severity, Message string }
		}
	}
	p.Must(200, "POST", "/v1/posts/validate", input, &verdicts)
	for _, v := range verdicts.Data {
		if !v.OK {
			t.Errorf("the preflight refuses: %+v", v.Issues)
		}
	}
	post := p.Create("/v1/posts", input)
	at := time.Now().Add(3 * time.Second).UTC().Truncate(time.Millisecond)
	p.Must(200, "POST", "/v1/posts/"+post+"/schedule", stack.Object{"publishAt": at}, nil)
	awaitPublished(t, p, post)
	assertLedger(t, p, post, at, len(targets))
	assertReceipt(t, p, post, len(targets))
}

// awaitPublished waits until the app says that a post is out.
func awaitPublished(t *testing.T, p *stack.Person, post string) {
	t.Helper()
	awaitState(t, p, post, "published")
}

// awaitState waits until the app says that a post is in a state.
func awaitState(t *testing.T, p *stack.Person, post, state string) {
	t.Helper()
	stack.Eventually(t, stack.Soon, "the post is "+state, func() string {
		var got struct{ State, Problem string }
		p.Get("/v1/posts/"+post, &got)
		return unless(got.State == state, got.State+" "+got.Problem)
	})
}

// assertLedger holds the app's own ledger of a post against its schedule.
func assertLedger(t *testing.T, p *stack.Person, post string, at time.Time, targets int) {
	t.Helper()
	var ledger struct {
		Data []struct {
			State, URL string
			PublishAt  time.Time
			AcceptedAt *time.Time
			LatenessMs *int64
		}
	}
	p.Get("/v1/posts/"+post+"/publications", &ledger)
	if len(ledger.Data) != targets {
		t.Fatalf("the ledger has %d publications, want %d", len(ledger.Data), targets)
	}
	for _, pub := range ledger.Data {
		if pub.State != "live" || pub.URL == "" || !pub.PublishAt.Equal(at) || pub.AcceptedAt == nil || pub.AcceptedAt.Before(at) || pub.LatenessMs == nil {
			t.Errorf("a publication due at %s is %+v", at, pub)
		}
	}
}

// assertReceipt holds the receipt of a post against its ledger, and the team's lateness.
func assertReceipt(t *testing.T, p *stack.Person, post string, targets int) {
	t.Helper()
	rows, err := csv.NewReader(bytes.NewReader(p.Do("GET", "/v1/posts/"+post+"/publications/export", nil).Body)).ReadAll()
	if err != nil || len(rows) != 1+targets {
		t.Fatalf("the receipt is %v (%v), want a row for each of %d calls", rows, err, targets)
	}
	for _, row := range rows[1:] {
		if row[10] != "accepted" || row[11] != "200" || row[14] == "" || row[15] == "" {
			t.Errorf("a row of the receipt is %v", row)
		}
	}
	var late struct {
		Count        int
		P50Ms, P99Ms int64
		Histogram    []struct{ Count int }
	}
	p.Get("/v1/publishing/lateness", &late)
	sum := 0
	for _, column := range late.Histogram {
		sum += column.Count
	}
	if late.Count != targets || sum != targets || late.P99Ms < late.P50Ms {
		t.Errorf("of %d publications the lateness is %+v", targets, late)
	}
}

// assertShown reads the networks' own record: each text once, with its picture.
func assertShown(t *testing.T, s *stack.Stack, c written, picture []byte) {
	shown := s.Shown(t)
	if len(shown) != len(c.Variants) {
		t.Errorf("the networks show %d posts, want %d", len(shown), len(c.Variants))
	}
	for _, v := range c.Variants {
		at := slices.IndexFunc(shown, func(s stack.Shown) bool { return s.Network == v.Network })
		if at < 0 {
			t.Errorf("%s shows nothing", v.Network)
			continue
		}
		got := shown[at]
		if got.Text != v.Text || got.Account != "Northwind on "+v.Network {
			t.Errorf("%s shows %q by %q, want %q", v.Network, got.Text, got.Account, v.Text)
		}
		if len(got.Media) != 1 || !bytes.Equal(s.Picture(t, got.Media[0].Image), picture) {
			t.Errorf("%s shows media %+v, want the picture", v.Network, got.Media)
		}
	}
}
