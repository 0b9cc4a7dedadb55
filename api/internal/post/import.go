package post

import (
	"context"
	"errors"
	"slices"
	"strconv"
	"strings"
	"sync"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
	"campaignos.dev/api/internal/tenant"
)

const (
	// MostRows is how many posts one import brings.
	MostRows = 5000
	// importers is how many posts of an import are stored at the same time.
	importers = 8
)

// Row is one post of a file that is imported.
type Row struct {
	Line   int // of the file, from 1
	Post   Post
	Issues []Issue // found while it was read; one that stops keeps it from being made
}

// Import is a file of posts.
type Import struct {
	// ID names the import: its rows become the same posts however often it is carried out.
	ID   string
	Rows []Row
	// Schedule has what can go out scheduled; everything else becomes a draft that is meant
	// for its moment.
	Schedule bool
}

// Fate is what becomes of a row.
type Fate string

// The fates.
const (
	Refused    Fate = "refused"   // nothing: it can't be a post
	Drafted    Fate = "draft"     // a draft, meant for its moment where it has one
	Planned    Fate = "scheduled" // a post that goes out at its moment
	MadeBefore Fate = "exists"    // an earlier try of the same import made it
)

// Imported is what became of a row, or would.
type Imported struct {
	Row
	Fate Fate
}

// NewImport names an import.
func NewImport() string { return id.New(id.Import) }

// Check says of each row what would become of it, and changes nothing. Faults:
// fault.ErrInvalid.
func (s *Service) Check(ctx context.Context, actor tenant.Actor, in Import) ([]Imported, error) {
	made, ok := id.TimeOf(id.Import, in.ID)
	if !ok {
		return nil, ErrImport
	}
	if len(in.Rows) > MostRows {
		return nil, fault.ErrInvalid.WithFields(fault.Field{Field: "csv", Code: "too_many", Message: "Import at most 5,000 posts at once. Split the file."})
	}
	for i := range in.Rows {
		row := &in.Rows[i]
		row.Post.ID = ID(id.DerivedAt(id.Post, made, in.ID, strconv.Itoa(row.Line)))
	}
	look, err := s.importLook(ctx, actor, in)
	if err != nil {
		return nil, err
	}
	out := make([]Imported, len(in.Rows))
	for i, row := range in.Rows {
		out[i] = look.judge(row)
	}
	return out, nil
}

// Carry makes the posts of an import. A process that dies in between is made up for by the
// same request again; one row that fails holds up no other. Faults: ErrImport,
// fault.ErrInvalid.
func (s *Service) Carry(ctx context.Context, actor tenant.Actor, in Import) ([]Imported, error) {
	rows, err := s.Check(ctx, actor, in)
	if err != nil {
		return nil, err
	}
	next := make(chan *Imported)
	errs := make([]error, importers)
	var wait sync.WaitGroup
	for n := range importers {
		wait.Go(func() {
			for row := range next {
				errs[n] = errors.Join(errs[n], s.carry(ctx, actor, row))
			}
		})
	}
	for i := range rows {
		next <- &rows[i]
	}
	close(next)
	wait.Wait()
	s.Feed.Changed(ctx, actor.TenantID, "post", in.ID)
	return rows, errors.Join(errs...)
}

// carry makes the post of one row. What keeps this row alone from being made is told with
// it; other troubles end the import.
func (s *Service) carry(ctx context.Context, actor tenant.Actor, row *Imported) error {
	if row.Fate == Refused || ctx.Err() != nil {
		return ctx.Err()
	}
	p := row.Post
	now := s.Clock.Now()
	p.TenantID, p.CreatedBy, p.State, p.Version, p.CreatedAt, p.UpdatedAt = actor.TenantID, actor.Name(), Draft, 1, now, now
	store := func() error { return s.Store.Create(ctx, actor.Scope(), p) }
	var err error
	if row.Fate == Planned {
		p.Targets, p.Counted = p.ChannelIDs, true
		if err := s.due(&p, p.PublishAt); err != nil {
			return err
		}
		err = s.Plan.Adding(ctx, actor, limit, string(p.ID), 1, store)
	} else {
		err = store()
	}
	switch kind := fault.KindOf(err); {
	case err != nil && s.exists(ctx, actor, p.ID): // also where its count has not been settled yet
		row.Fate = MadeBefore
	case err != nil && (kind == fault.Unavailable || kind == fault.Internal):
		return err
	case err != nil:
		f, _ := fault.As(err)
		row.Fate = Refused
		row.Issues = append(row.Issues, Issue{Stops, f.Code, "publishAt", f.Message})
	}
	return nil
}

func (s *Service) exists(ctx context.Context, actor tenant.Actor, id ID) bool {
	_, err := s.Store.Get(ctx, actor.Scope(), id)
	return err == nil
}

// importLook is what the fate of an import's rows depends on, read once for all of them.
type importLook struct {
	service  *Service
	around   Surroundings
	schedule bool
	names    map[string]string          // under which visits are counted, by campaign
	paused   map[string]map[string]bool // channels, by campaign
	said     map[string][]Post          // what channels are told, by channel and essence
}

func (s *Service) importLook(ctx context.Context, actor tenant.Actor, in Import) (*importLook, error) {
	look := &importLook{service: s, names: map[string]string{}, paused: map[string]map[string]bool{}, said: map[string][]Post{}}
	rule, err := s.Teams.Approvals(ctx, actor.TenantID)
	if err != nil {
		return nil, err
	}
	look.schedule = in.Schedule && !rule.Required
	var all Post
	for _, row := range in.Rows {
		for _, ch := range row.Post.ChannelIDs {
			if !slices.Contains(all.ChannelIDs, ch) {
				all.ChannelIDs = append(all.ChannelIDs, ch)
			}
		}
	}
	if look.around, err = s.surroundings(ctx, actor, all); err != nil {
		return nil, err
	}
	if look.around, err = s.outlook(ctx, actor, all, look.around); err != nil {
		return nil, err
	}
	look.around.Near = nil
	for _, row := range in.Rows {
		campaign := row.Post.CampaignID
		if _, known := look.names[campaign]; known {
			continue
		}
		if look.names[campaign], err = s.Campaigns.UTMName(ctx, actor.Scope(), campaign); err != nil {
			return nil, err
		}
		if look.paused[campaign], err = s.Pauses.PausedOn(ctx, actor.Scope(), campaign, all.ChannelIDs); err != nil {
			return nil, err
		}
	}
	return look, look.listen(ctx, actor, in)
}

// listen reads what the channels are told around the moments of the import.
func (l *importLook) listen(ctx context.Context, actor tenant.Actor, in Import) error {
	var span Span
	for _, row := range in.Rows {
		at := row.Post.PublishAt
		if at.IsZero() {
			continue
		}
		if span.From.IsZero() || at.Before(span.From) {
			span.From = at
		}
		if at.After(span.To) {
			span.To = at
		}
	}
	if span.From.IsZero() {
		return nil
	}
	span = Span{span.From.Add(-window), span.To.Add(window)}
	return l.service.Store.EachBetween(ctx, actor.Scope(), span, "", func(p Post) error {
		l.hear(p)
		return nil
	})
}

// hear notes what a post tells its channels.
func (l *importLook) hear(p Post) {
	for _, ch := range p.ChannelIDs {
		key := l.key(p, ch)
		l.said[key] = append(l.said[key], p)
	}
}

// key names what a post tells a channel.
func (l *importLook) key(p Post, channelID string) string {
	words := p.WordsFor(l.around.Channels[channelID].Network, l.names[p.CampaignID])
	return channelID + " " + essence(words.Whole())
}

// judge says what becomes of a row.
func (l *importLook) judge(row Row) Imported {
	if err := row.Post.tidy(); err != nil {
		row.Issues = append(row.Issues, issuesOf(err)...)
	}
	if at := row.Post.PublishAt; !at.IsZero() {
		row.Issues = append(row.Issues, issuesOf(l.service.checkMoment(at))...)
	}
	if slices.ContainsFunc(row.Issues, func(i Issue) bool { return i.Severity == Stops }) {
		return Imported{row, Refused}
	}
	found := l.preflight(row.Post)
	row.Issues = append(row.Issues, found...)
	ready := !slices.ContainsFunc(found, func(i Issue) bool { return i.Severity == Stops })
	if l.schedule && ready && !row.Post.PublishAt.IsZero() && len(row.Post.ChannelIDs) > 0 {
		planned := row.Post
		planned.State, planned.Targets = Scheduled, planned.ChannelIDs
		l.hear(planned)
		l.around.Room--
		return Imported{row, Planned}
	}
	return Imported{row, Drafted}
}

// preflight is what the preflight finds, each thing once.
func (l *importLook) preflight(p Post) (found []Issue) {
	in := l.around
	in.Campaign, in.Paused = l.names[p.CampaignID], l.paused[p.CampaignID]
	for _, ch := range p.ChannelIDs {
		in.Near = append(in.Near, l.said[l.key(p, ch)]...)
	}
	for _, v := range Preflight(p, in) {
		for _, issue := range v.Issues {
			if !slices.Contains(found, issue) {
				found = append(found, issue)
			}
		}
	}
	return found
}

// issuesOf tells a fault's fields as findings that stop.
func issuesOf(err error) (issues []Issue) {
	f, ok := fault.As(err)
	if !ok {
		return nil
	}
	for _, field := range f.Fields {
		name, _, _ := strings.Cut(field.Field, ".")
		issues = append(issues, Issue{Stops, field.Code, name, field.Message})
	}
	return issues
}
