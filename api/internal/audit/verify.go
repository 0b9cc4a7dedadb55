package audit

import (
	"context"
)

// Report is what a verification found.
type Report struct {
	Books, Events int64 // that were looked at
	Problems      []Problem
}

// mostProblems bounds what is reported of one book, and of all: with so many, the rest is
// not looked at.
const mostProblems = 1000

// Verify looks at every book, or at the one that is named, while others go on writing. It holds one
// event at a time, however long the books are.
func Verify(ctx context.Context, b Books, s Signer, only string) (Report, error) {
	v := verification{books: b, signer: s}
	if only != "" {
		err := v.one(ctx, only)
		return v.Report, err
	}
	for book := ""; len(v.Problems) < mostProblems; {
		next, err := b.NextBook(ctx, book)
		if err != nil || next == "" {
			return v.Report, err
		}
		if err := v.one(ctx, next); err != nil {
			return v.Report, err
		}
		book = next
	}
	return v.Report, nil
}

type verification struct {
	Report
	books  Books
	signer Signer
}

// one looks at a book.
func (v *verification) one(ctx context.Context, book string) error {
	erased, err := v.registered(ctx, book)
	if erased || err != nil {
		return err
	}
	head, err := v.books.Head(ctx, book) // before the events, see NewCheck
	if err != nil {
		return err
	}
	v.Books++
	check := NewCheck(v.signer, OwnerOf(book), head)
	err = v.books.Walk(ctx, book, func(at int64, e Event) error {
		v.Events++
		check.Next(at, e)
		if e.Action == BookOpened && book == platform {
			return v.stands(ctx, e.TargetID)
		}
		return nil
	})
	check.End()
	v.Problems = append(v.Problems, check.Problems...)
	return err
}

// registered holds a book against what the platform's book tells of it: it was begun once.
func (v *verification) registered(ctx context.Context, book string) (erased bool, err error) {
	if book == platform {
		return false, nil
	}
	opened, err := v.books.Told(ctx, book, BookOpened)
	if err != nil {
		return false, err
	}
	gone, err := v.books.Told(ctx, book, BookErased)
	switch {
	case err != nil || gone > 0:
		return gone > 0, err
	case opened == 0:
		v.report(book, Headless, "The platform's book does not tell of this book.")
	case opened > 1:
		v.report(book, Removed, "The book was begun anew; what it held before is missing.")
	}
	return false, nil
}

// stands looks whether a book that was begun is still there.
func (v *verification) stands(ctx context.Context, book string) error {
	there, err := v.books.Exists(ctx, book)
	if there || err != nil {
		return err
	}
	gone, err := v.books.Told(ctx, book, BookErased)
	if err == nil && gone == 0 {
		v.report(book, Removed, "The whole book is missing.")
	}
	return err
}

func (v *verification) report(book string, t Trouble, detail string) {
	v.Problems = append(v.Problems, Problem{TenantID: OwnerOf(book), Trouble: t, Detail: detail})
}
