package bench_test

import (
	"fmt"
	"strings"
	"testing"
	"time"

	"campaignos.dev/api/test/stack"
)

// BenchmarkImport brings 5,000 rows on two channels, as many of them scheduled as the largest
// plan has room for and the rest as drafts: first the dry run, then the import, through the
// whole API. It tells the seconds of both, and a row of the import as a share of a post that
// is made and scheduled by itself.
func BenchmarkImport(b *testing.B) {
	const rows, singles = 5000, 50
	s := stack.Start(b, stack.Options{APIs: 1})
	p := s.Register(b, "Importers")
	s.Operator(b).Must(200, "PUT", "/v1/admin/tenants/"+p.TenantID+"/subscription", stack.Object{
		"action": "grant", "planId": "agency", "end": time.Now().UTC().AddDate(1, 0, 0), "reason": "for the bench",
	}, nil)
	channels := p.Connect("linkedin", "facebook")
	first := time.Now().UTC().Truncate(time.Minute).AddDate(0, 0, 2)
	for b.Loop() {
		var file strings.Builder
		file.WriteString("publishAt,channels,text,labels\n")
		for n := range rows {
			at := first.Add(time.Duration(n) * time.Minute).Format(time.RFC3339)
			if n < singles {
				at = "" // for these, single posts are scheduled below
			}
			fmt.Fprintf(&file, "%s,linkedin;facebook,%q,spring\n", at, fmt.Sprintf("Post number %d of the season, with some words about it.", n))
		}
		var dry, done struct {
			ImportID  string
			Scheduled int
		}
		began := time.Now()
		p.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file.String(), "dryRun": true, "schedule": true}, &dry)
		looked := time.Since(began)
		began = time.Now()
		p.Must(200, "POST", "/v1/posts/import", stack.Object{"csv": file.String(), "importId": dry.ImportID, "schedule": true}, &done)
		took := time.Since(began)
		if dry.Scheduled != rows-singles || done.Scheduled != rows-singles {
			b.Fatalf("the dry run schedules %d and the import %d of %d rows with a moment", dry.Scheduled, done.Scheduled, rows-singles)
		}
		began = time.Now()
		for n := range singles {
			id := p.Create("/v1/posts", stack.Object{"text": fmt.Sprintf("By itself, number %d.", n), "channelIds": []string{channels["linkedin"], channels["facebook"]}})
			p.Must(200, "POST", "/v1/posts/"+id+"/schedule", stack.Object{"publishAt": first.Add(time.Duration(n) * time.Minute)}, nil)
		}
		each := time.Since(began) / singles
		b.ReportMetric(looked.Seconds(), "dry-s")
		b.ReportMetric(took.Seconds(), "import-s")
		b.ReportMetric(100*float64(took/rows)/float64(each), "%-of-a-single-post")
	}
}
