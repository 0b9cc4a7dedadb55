package httpapi

import (
	"context"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"net/http"
	"slices"
	"strings"
	"time"

	"github.com/labstack/echo/v4"

	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/kit/page"
	"campaignos.dev/api/internal/kit/wallclock"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/tenant"
)

// importPosts brings up to 5,000 posts from a CSV file, as the export writes them. A dry run says of each row what would become of it, and names the import; carried out under that name twice, it makes nothing twice. Columns: publishAt (RFC 3339) or localTime ("2026-12-01 09:30", by the team's clocks), channels (networks or ids, separated by ";"), campaignId or campaign (its name), text, text_ and a network's name for its own wording, thread (parts separated by a line "---"), firstComment, link, labels (separated by ";"), note. Other columns are left aside and named.
//
//	@ID		importPosts
//	@Summary	Import posts
//	@Tags		posts
//	@Accept		json
//	@Produce	json,application/problem+json
//	@Param		Idempotency-Key	header	string	false	"The same key and body within 24 hours gives the first answer again."
//	@Param		body	body	ImportInput	true	"ImportInput"
//	@Success	200	{object}	Import
//	@Failure	default	{object}	Problem
//	@Security	bearerAuth
//	@Router		/v1/posts/import [post]
func (a *API) importPosts(c echo.Context) error {
	var in ImportInput
	if err := bind(c, &in); err != nil {
		return err
	}
	ctx, who := c.Request().Context(), actor(c)
	file, err := a.rowReader(ctx, who)
	if err != nil {
		return err
	}
	rows, err := file.read(in.CSV)
	if err != nil {
		return err
	}
	order := post.Import{ID: in.ImportID, Rows: rows, Schedule: in.Schedule}
	if order.ID == "" && in.DryRun {
		order.ID = post.NewImport()
	}
	do := a.Posts.Carry
	if in.DryRun {
		do = a.Posts.Check
	}
	done, err := do(ctx, who, order)
	if err != nil {
		return err
	}
	return answer(c, http.StatusOK, toImport(order.ID, in.DryRun, done, file.aside))
}

// rowReader makes posts of a file's rows.
type rowReader struct {
	zone      *time.Location
	channels  map[string]string // ids by what a file may call them, in small letters
	campaigns map[string]string // likewise
	columns   map[string]int
	aside     []string // columns that say nothing about a post
}

func (a *API) rowReader(ctx context.Context, who tenant.Actor) (*rowReader, error) {
	r := &rowReader{channels: map[string]string{}, campaigns: map[string]string{}, columns: map[string]int{}}
	name, err := a.o.Zones.Zone(ctx, who.TenantID)
	if err != nil {
		return nil, err
	}
	if r.zone, err = time.LoadLocation(name); err != nil {
		return nil, err
	}
	channels, err := a.Channels.List(ctx, who, page.Request{Limit: page.MaxLimit})
	if err != nil {
		return nil, err
	}
	for _, ch := range channels.Items {
		for _, name := range []string{string(ch.ID), string(ch.Network), ch.Network.Title()} {
			r.channels[strings.ToLower(name)] = string(ch.ID)
		}
	}
	req := page.Request{Limit: page.MaxLimit}
	for {
		got, err := a.Campaigns.List(ctx, who, campaign.Status(""), req)
		if err != nil {
			return nil, err
		}
		for _, one := range got.Items {
			r.campaigns[strings.ToLower(one.Name)] = string(one.ID)
			r.campaigns[strings.ToLower(string(one.ID))] = string(one.ID)
		}
		if got.Next == "" {
			return r, nil
		}
		if req, err = page.NewRequest(page.MaxLimit, got.Next); err != nil {
			return nil, err
		}
	}
}

// told are the columns that the export writes and an import leaves aside without a word.
var told = []string{"id", "state", "timezone", "addresses", "problem"}

// understood are the columns that say something about a post.
var understood = []string{"publishat", "localtime", "channels", "campaignid", "campaign", "text", "thread", "firstcomment", "link", "labels", "note"}

// read makes posts of a whole file. Faults: fault.ErrInvalid.
func (r *rowReader) read(file string) ([]post.Row, error) {
	file = strings.TrimPrefix(file, "\ufeff") // which spreadsheets put before UTF-8
	in := csv.NewReader(strings.NewReader(file))
	in.FieldsPerRecord = -1
	heading, _, _ := strings.Cut(file, "\n")
	if strings.Count(heading, ";") > strings.Count(heading, ",") {
		in.Comma = ';'
	}
	names, err := in.Read()
	if err != nil {
		return nil, badFile("The file is empty. Its first line has to name the columns.")
	}
	if err := r.head(names); err != nil {
		return nil, err
	}
	var rows []post.Row
	for {
		cells, err := in.Read()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return nil, badFile("The file is no CSV from here on: " + err.Error() + ".")
		}
		if len(rows) == post.MostRows {
			return nil, badFile("Import at most 5,000 posts at once. Split the file.")
		}
		line, _ := in.FieldPos(0)
		rows = append(rows, r.row(line, cells))
	}
	if len(rows) == 0 {
		return nil, badFile("The file has no rows below its heading.")
	}
	return rows, nil
}

func badFile(message string) error {
	return fault.ErrInvalid.WithFields(fault.Field{Field: "csv", Code: "invalid_format", Message: message})
}

// head learns what the columns are. Faults: fault.ErrInvalid.
func (r *rowReader) head(names []string) error {
	for i, name := range names {
		key := strings.ToLower(strings.TrimSpace(name))
		n, own := strings.CutPrefix(key, "text_")
		switch _, twice := r.columns[key]; {
		case twice:
			return badFile("The column " + name + " stands twice.")
		case slices.Contains(understood, key), own && network.Network(n).Known():
			r.columns[key] = i
		case key != "" && !slices.Contains(told, key):
			r.aside = append(r.aside, strings.TrimSpace(name))
		}
	}
	if len(r.columns) == 0 {
		return badFile("No column of the first line is known. Name them as the export does: localTime, channels, text and so on.")
	}
	return nil
}

// row makes a post of one row, with what is wrong with it.
func (r *rowReader) row(line int, cells []string) post.Row {
	row := post.Row{Line: line}
	cell := func(column string) string {
		i, ok := r.columns[column]
		if !ok || i >= len(cells) {
			return ""
		}
		return strings.ReplaceAll(plainCell(strings.TrimSpace(cells[i])), "\r\n", "\n")
	}
	in := PostInput{
		Text: cell("text"), FirstComment: cell("firstcomment"), Labels: listed(cell("labels")), Note: cell("note"), ChannelIDs: []string{},
	}
	if thread := cell("thread"); thread != "" {
		in.Thread = strings.Split(thread, threadBreak)
	}
	if link := cell("link"); link != "" {
		in.Link = &PostLink{URL: link}
	}
	for _, n := range network.All() {
		if own := cell("text_" + string(n)); own != "" {
			in.Texts = append(in.Texts, NetworkText{Network: string(n), Text: own})
		}
	}
	stop := func(column, code, message string, args ...any) {
		row.Issues = append(row.Issues, post.Issue{Severity: post.Stops, Code: code, Field: column, Message: fmt.Sprintf(message, args...)})
	}
	for _, name := range listed(cell("channels")) {
		if id, ok := r.channels[strings.ToLower(name)]; !ok {
			stop("channels", "not_found", "There is no channel %q. Connect it, or name another.", name)
		} else if !slices.Contains(in.ChannelIDs, id) {
			in.ChannelIDs = append(in.ChannelIDs, id)
		}
	}
	if name := cell("campaignid") + cell("campaign"); name != "" {
		id, ok := r.campaigns[strings.ToLower(name)]
		if !ok {
			stop("campaign", "not_found", "There is no campaign %q.", name)
		}
		in.CampaignID = id
	}
	at, err := r.moment(cell("publishat"), cell("localtime"))
	if err != nil {
		stop("publishAt", "invalid_format", "%s is no moment. Write it like 2026-12-01 09:30, by the team's clocks, or like 2026-12-01T09:30:00+01:00.", cell("publishat")+cell("localtime"))
	}
	if in.Text == "" && len(in.Texts) == 0 && in.Note == "" {
		stop("text", "required", "This row says nothing.")
	}
	if f, ok := fault.As(check(&in)); ok {
		for _, field := range f.Fields {
			stop(field.Field, field.Code, "%s", field.Message)
		}
	}
	row.Post = in.post()
	row.Post.PublishAt = at
	return row
}

// moment reads when a post goes out; the zero time: nobody has said.
func (r *rowReader) moment(instant, local string) (time.Time, error) {
	if instant == "" {
		instant = local
	}
	if instant == "" {
		return time.Time{}, nil
	}
	for _, form := range []string{localTime, "2006-01-02T15:04", "02.01.2006 15:04"} {
		if shown, err := time.Parse(form, instant); err == nil {
			return wallclock.Of(shown, time.UTC).In(r.zone).UTC(), nil
		}
	}
	at, err := time.Parse(time.RFC3339, instant)
	return at.UTC(), err
}

// listed are the parts of a cell that are separated by semicolons, or by commas where there
// are none.
func listed(cell string) (parts []string) {
	by := ";"
	if !strings.Contains(cell, by) {
		by = ","
	}
	for _, part := range strings.Split(cell, by) {
		if part = strings.TrimSpace(part); part != "" {
			parts = append(parts, part)
		}
	}
	return parts
}

// plainCell takes the mark away that keeps a spreadsheet from reading a formula.
func plainCell(cell string) string {
	if rest, marked := strings.CutPrefix(cell, "'"); marked && harmless(rest) == cell {
		return rest
	}
	return cell
}
