package mongostore_test

import (
	"sync"
	"testing"

	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/publish"
)

func TestAPublicationIsOpenedOnceHoweverManyTry(t *testing.T) {
	ledger := mongostore.NewPublications(open(t))
	var mu sync.Mutex
	drawn := map[string]bool{}
	race(func(worker string) {
		p, err := ledger.Open(t.Context(), scopeOf(ours), publish.Publication{ID: "pub_1", TenantID: ours, PostID: "pst_1", Text: worker, Version: 1})
		if err != nil {
			t.Error(err)
		}
		mu.Lock()
		drawn[p.Text] = true
		mu.Unlock()
	})
	if len(drawn) != 1 {
		t.Errorf("workers went on with %d different publications", len(drawn))
	}
	_, err := ledger.Open(t.Context(), scopeOf(theirs), publish.Publication{ID: "pub_1", TenantID: theirs, PostID: "pst_1", Version: 1})
	is(t, "open another tenant's", err, publish.ErrNotFound)
}

func TestALedgerEntryIsChangedByOneOfManyWorkers(t *testing.T) {
	ledger := mongostore.NewPublications(open(t))
	p, err := ledger.Open(t.Context(), scopeOf(ours), publish.Publication{ID: "pub_1", TenantID: ours, PostID: "pst_1", Version: 1})
	is(t, "open", err, nil)
	var mu sync.Mutex
	saved := 0
	race(func(worker string) {
		mine := p
		mine.State, mine.Version = publish.Sending, 2
		if ledger.Save(t.Context(), scopeOf(ours), mine, 1) == nil {
			mu.Lock()
			saved++
			mu.Unlock()
		}
	})
	if saved != 1 {
		t.Errorf("%d workers said that they were sending, want one", saved)
	}
}

func TestTheLedgerOfAPostIsNewestRevisionFirst(t *testing.T) {
	ledger := mongostore.NewPublications(open(t))
	for revision, id := range []publish.ID{"pub_c", "pub_a", "pub_b"} {
		_, err := ledger.Open(t.Context(), scopeOf(ours), publish.Publication{ID: id, TenantID: ours, PostID: "pst_1", Revision: int64(revision), State: publish.Live, Version: 1})
		is(t, "open", err, nil)
	}
	found, err := ledger.OfPost(t.Context(), scopeOf(ours), "pst_1")
	if err != nil || len(found) != 3 || found[0].ID != "pub_b" || found[2].ID != "pub_c" {
		t.Errorf("the ledger is %+v (%v), want pub_b, pub_a, pub_c", found, err)
	}
	if n, err := ledger.Ended(t.Context(), everyone(), publish.Live); n != 3 || err != nil {
		t.Errorf("%d are live (%v), want 3", n, err)
	}
}
