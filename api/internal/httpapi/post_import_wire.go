package httpapi

import (
	"time"

	"campaignos.dev/api/internal/post"
)

// ImportInput is a file of posts.
type ImportInput struct {
	// The whole file, in UTF-8; columns separated by commas or semicolons.
	CSV string `json:"csv" validate:"required"`
	// Only say what would become of each row.
	DryRun bool `json:"dryRun,omitempty"`
	// As the dry run named it. Under one name each row becomes one post, however often the import is carried out.
	ImportID string `json:"importId,omitempty" example:"imp_01jd8x3v6e0000000000000000" validate:"max=60"`
	// Schedule what can go out; the rest, and everything where this is false, becomes drafts that are meant for their moments.
	Schedule bool `json:"schedule,omitempty"`
} // @name ImportInput

// Import is what became of a file, or would.
type Import struct {
	ImportID string `json:"importId" example:"imp_01jd8x3v6e0000000000000000"`
	DryRun   bool   `json:"dryRun"`
	// Rows that can't be posts.
	Refused int `json:"refused" example:"1"`
	// Rows that are drafts.
	Drafts int `json:"drafts" example:"2"`
	// Rows that are scheduled.
	Scheduled int `json:"scheduled" example:"40"`
	// Rows that an earlier try of the same import made.
	Existing int         `json:"existing"`
	Rows     []ImportRow `json:"rows"`
	// Columns that say nothing about a post.
	IgnoredColumns []string `json:"ignoredColumns"`
} // @name Import

// ImportRow is what became of one row.
type ImportRow struct {
	// Of the file, from 1.
	Line   int    `json:"line" example:"2"`
	Result string `json:"result" enums:"refused,draft,scheduled,exists"`
	// The post; absent where none was made.
	PostID    string     `json:"postId,omitempty"`
	PublishAt *time.Time `json:"publishAt,omitempty" format:"date-time"`
	// The first words.
	Text   string         `json:"text"`
	Issues []VerdictIssue `json:"issues"`
} // @name ImportRow

// shownOfText is how many characters of a row's text are told.
const shownOfText = 80

func toImport(id string, dry bool, rows []post.Imported, aside []string) Import {
	out := Import{ImportID: id, DryRun: dry, Rows: make([]ImportRow, len(rows)), IgnoredColumns: append([]string{}, aside...)}
	counts := map[post.Fate]*int{post.Refused: &out.Refused, post.Drafted: &out.Drafts, post.Planned: &out.Scheduled, post.MadeBefore: &out.Existing}
	for i, row := range rows {
		*counts[row.Fate]++
		out.Rows[i] = toImportRow(row, dry)
	}
	return out
}

func toImportRow(row post.Imported, dry bool) ImportRow {
	text := []rune(row.Post.Text)
	if len(text) == 0 && len(row.Post.Texts) > 0 {
		text = []rune(row.Post.Texts[0].Text)
	}
	out := ImportRow{
		Line: row.Line, Result: string(row.Fate), PublishAt: toTime(row.Post.PublishAt), Text: string(text[:min(len(text), shownOfText)]),
		Issues: each(row.Issues, toIssue),
	}
	if !dry && row.Fate != post.Refused {
		out.PostID = string(row.Post.ID)
	}
	return out
}
