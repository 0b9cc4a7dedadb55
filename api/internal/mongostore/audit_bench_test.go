package mongostore

import (
	"testing"
	"time"

	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// BenchmarkReplace compares what it costs to store a changed post: without the audit log,
// with it where nothing changed that it tells, and with an event. The ratios are told
// beside the times.
func BenchmarkReplace(b *testing.B) {
	var base time.Duration
	texts := []string{"Winter roast", "Summer roast"}
	b.Run("unaudited", func(b *testing.B) { base = replaceOften(b, false, texts) })
	b.Run("audited-nothing-told", func(b *testing.B) { ratio(b, replaceOften(b, true, texts[:1]), base) })
	b.Run("audited", func(b *testing.B) { ratio(b, replaceOften(b, true, texts), base) })
}

func ratio(b *testing.B, took, base time.Duration) {
	if base > 0 {
		b.ReportMetric(float64(took)/float64(base), "x-unaudited")
	}
}

// replaceOften stores a post again and again with its texts in turn, and gives the mean.
func replaceOften(b *testing.B, audited bool, texts []string) time.Duration {
	k := newShelf[post.Post](openSigning(b), posts, post.ErrNotFound, post.ErrExists)
	if !audited {
		k.told = nil
	}
	scope := tenant.System("ten_1", "bench").Scope()
	p := post.Post{ID: "pst_1", TenantID: "ten_1", State: post.Draft, Text: texts[0], ChannelIDs: []string{"chn_1"}}
	if err := k.create(b.Context(), scope, p); err != nil {
		b.Fatal(err)
	}
	b.ReportAllocs()
	for b.Loop() {
		p.Version++
		p.Text = texts[p.Version%int64(len(texts))]
		if err := k.replace(b.Context(), scope, "pst_1", p.Version-1, p); err != nil {
			b.Fatal(err)
		}
	}
	return b.Elapsed() / time.Duration(p.Version)
}
