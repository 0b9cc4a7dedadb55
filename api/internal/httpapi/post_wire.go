package httpapi

import (
	"time"

	"campaignos.dev/api/internal/kit/network"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
)

// NetworkText is a wording for one network in place of the shared one.
type NetworkText struct {
	Network string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube" validate:"required,network"`
	Text    string `json:"text" validate:"max=63206"`
} // @name NetworkText

// PostLink is where a post leads.
type PostLink struct {
	// A whole web address. It stands where a text says {link}, else behind the last part.
	URL string `json:"url" example:"https://example.com/offer" validate:"max=2048"`
	// Whether the link names network and campaign (utm_source, utm_medium, utm_campaign) where it does not yet.
	UTM bool `json:"utm"`
} // @name PostLink

// Post is something to be said on one or more channels at one moment.
type Post struct {
	ID         string `json:"id" example:"pst_01jd8x3v6e0000000000000000"`
	CampaignID string `json:"campaignId,omitempty"`
	CreativeID string `json:"creativeId,omitempty"`
	State      string `json:"state" enums:"draft,pending_approval,approved,scheduled,publishing,published,partially_published,failed,rejected,canceled,held,missed"`
	// Text for every channel whose network has none of its own.
	Text  string        `json:"text"`
	Texts []NetworkText `json:"texts"`
	// What follows the text in posts of their own, on networks that know threads; elsewhere it stands below the text.
	Thread []string `json:"thread"`
	// What the team says beneath the post first, where the network takes a comment.
	FirstComment string    `json:"firstComment,omitempty"`
	Link         *PostLink `json:"link,omitempty"`
	// The team's own words for finding it.
	Labels     []string `json:"labels"`
	ChannelIDs []string `json:"channelIds"`
	AssetIDs   []string `json:"assetIds"`
	// What it is to be about, for the team alone; it never goes out.
	Note string `json:"note,omitempty"`
	// When it is meant to go out; nothing goes out by it before the post is scheduled, by people or by its approval.
	PlannedAt *time.Time `json:"plannedAt,omitempty" format:"date-time"`
	// When it goes out; absent while it is not scheduled.
	PublishAt *time.Time `json:"publishAt,omitempty" format:"date-time"`
	// Grows with each change of content or time of a scheduled post.
	Revision int64 `json:"revision"`
	// How each channel fared, newest revision only.
	Publications []PublicationSummary `json:"publications"`
	// Why it is not published, in words; absent when nothing is wrong.
	Problem     string             `json:"problem,omitempty"`
	PublishedAt *time.Time         `json:"publishedAt,omitempty" format:"date-time"`
	Version     int64              `json:"version" example:"1"`
	Approval    *PostApprovalState `json:"approval,omitempty"`
	CreatedBy   string             `json:"createdBy"`
	CreatedAt   time.Time          `json:"createdAt" format:"date-time"`
	UpdatedAt   time.Time          `json:"updatedAt" format:"date-time"`
} // @name Post

// PostApprovalState is what was submitted, and what became of it. A change of the content takes it back.
type PostApprovalState struct {
	SubmittedBy string    `json:"submittedBy"`
	SubmittedAt time.Time `json:"submittedAt" format:"date-time"`
	// Who approved or rejected it; absent while nobody has.
	DecidedBy string     `json:"decidedBy,omitempty"`
	DecidedAt *time.Time `json:"decidedAt,omitempty" format:"date-time"`
	Approved  bool       `json:"approved"`
	// The approver's words.
	Comment string `json:"comment,omitempty"`
} // @name PostApprovalState

// PublicationSummary is how one channel fared.
type PublicationSummary struct {
	ID        string `json:"id" example:"pub_01jd8x3v6e0000000000000000"`
	ChannelID string `json:"channelId"`
	Network   string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	// unknown: the answer was lost and is being looked up. unconfirmed: it could not be settled; see the network.
	State string `json:"state" enums:"pending,sending,accepted,live,rejected,unknown,unconfirmed"`
	URL   string `json:"url,omitempty"`
	Error string `json:"error,omitempty"`
} // @name PublicationSummary

// PostInput describes a new post.
type PostInput struct {
	CampaignID   string        `json:"campaignId,omitempty"`
	CreativeID   string        `json:"creativeId,omitempty"`
	Text         string        `json:"text,omitempty" validate:"max=63206"`
	Texts        []NetworkText `json:"texts,omitempty" validate:"max=13,unique=Network,dive"`
	Thread       []string      `json:"thread,omitempty" validate:"max=24,dive,max=5000"`
	FirstComment string        `json:"firstComment,omitempty" validate:"max=10000"`
	Link         *PostLink     `json:"link,omitempty"`
	// At most 20 of 40 characters; those that differ in case alone are one.
	Labels     []string `json:"labels,omitempty" validate:"max=20,dive,max=40"`
	ChannelIDs []string `json:"channelIds" validate:"required,max=50,unique,dive,min=1"`
	AssetIDs   []string `json:"assetIds,omitempty" validate:"max=35,unique,dive,min=1"`
	// What it is to be about, for the team alone; it never goes out.
	Note string `json:"note,omitempty" validate:"max=2000"`
	// When the draft is meant to go out, so that the calendar shows it there; it sends nothing.
	PlannedAt *Instant `json:"plannedAt,omitempty" swaggertype:"string" format:"date-time"`
} // @name PostInput

// PostPatch changes what it names and leaves the rest.
type PostPatch struct {
	CampaignID   *string        `json:"campaignId,omitempty"`
	Text         *string        `json:"text,omitempty" validate:"omitempty,max=63206"`
	Texts        *[]NetworkText `json:"texts,omitempty" validate:"omitempty,max=13,unique=Network,dive"`
	Thread       *[]string      `json:"thread,omitempty" validate:"omitempty,max=24,dive,max=5000"`
	FirstComment *string        `json:"firstComment,omitempty" validate:"omitempty,max=10000"`
	// An empty address takes the link away.
	Link       *PostLink `json:"link,omitempty"`
	Labels     *[]string `json:"labels,omitempty" validate:"omitempty,max=20,dive,max=40"`
	ChannelIDs *[]string `json:"channelIds,omitempty" validate:"omitempty,max=50,unique,dive,min=1"`
	AssetIDs   *[]string `json:"assetIds,omitempty" validate:"omitempty,max=35,unique,dive,min=1"`
	Note       *string   `json:"note,omitempty" validate:"omitempty,max=2000"`
	// Of posts that are not scheduled yet; unscheduling a draft takes it away.
	PlannedAt *Instant `json:"plannedAt,omitempty" swaggertype:"string" format:"date-time"`
} // @name PostPatch

// ScheduleInput says when a post goes out.
type ScheduleInput struct {
	// RFC 3339; in the future.
	PublishAt Instant `json:"publishAt" swaggertype:"string" format:"date-time" validate:"required"`
} // @name ScheduleInput

// RetryInput chooses which failed channels to try again.
type RetryInput struct {
	// Failed channels to send to again; all of them when left out.
	ChannelIDs []string `json:"channelIds,omitempty" validate:"max=50,unique,dive,min=1"`
} // @name RetryInput

// PostList is a page of posts, newest first.
type PostList struct {
	Data       []Post  `json:"data"`
	NextCursor *string `json:"nextCursor" extensions:"x-nullable"`
} // @name PostList

// Calendar is what goes out, or went out, in a span of time, earliest first.
type Calendar struct {
	From time.Time `json:"from" format:"date-time"`
	To   time.Time `json:"to" format:"date-time"`
	// The tenant's zone, in which days are drawn.
	Timezone string `json:"timezone" example:"Europe/Berlin"`
	Data     []Post `json:"data"`
	// Whether there were more posts than one answer holds (1,000); ask for a shorter span.
	Truncated bool `json:"truncated"`
} // @name Calendar

// Verdict is what the preflight says of a post on one channel.
type Verdict struct {
	ChannelID string `json:"channelId"`
	Network   string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	// Whether it can go out as it is.
	OK bool `json:"ok"`
	// What goes out there: the post, and what its thread goes on with.
	Parts []VerdictPart `json:"parts"`
	// The first comment, where the network takes one.
	FirstComment string `json:"firstComment,omitempty"`
	// The link, where the network takes it in a field of its own.
	Link string `json:"link,omitempty"`
	// Characters of the longest part as the network counts them, and the most it takes.
	Length    int            `json:"length"`
	MaxLength int            `json:"maxLength"`
	Issues    []VerdictIssue `json:"issues"`
} // @name Verdict

// VerdictPart is a post of a thread, or all there is.
type VerdictPart struct {
	Text string `json:"text"`
	// Characters as the network counts them.
	Length int `json:"length"`
} // @name VerdictPart

// VerdictIssue is one finding of the preflight.
type VerdictIssue struct {
	Severity string `json:"severity" enums:"error,warning"`
	Code     string `json:"code" example:"text_too_long"`
	// The field it concerns, such as "text" or "assetIds".
	Field   string `json:"field"`
	Message string `json:"message"`
} // @name VerdictIssue

// VerdictList is the preflight's answer, a verdict per channel.
type VerdictList struct {
	Data       []Verdict `json:"data"`
	NextCursor *string   `json:"nextCursor" extensions:"x-nullable"`
} // @name VerdictList

// Publication is the ledger entry of one post on one channel.
type Publication struct {
	ID        string `json:"id" example:"pub_01jd8x3v6e0000000000000000"`
	PostID    string `json:"postId"`
	Revision  int64  `json:"revision"`
	ChannelID string `json:"channelId"`
	Network   string `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	State     string `json:"state" enums:"pending,sending,accepted,live,rejected,unknown,unconfirmed"`
	Text      string `json:"text"`
	// What followed it in posts of their own.
	Thread         []string             `json:"thread,omitempty"`
	FirstComment   string               `json:"firstComment,omitempty"`
	URL            string               `json:"url,omitempty"`
	ProviderPostID string               `json:"providerPostId,omitempty"`
	Error          *PublicationError    `json:"error,omitempty"`
	Attempts       []PublicationAttempt `json:"attempts"`
	// When it was to go out.
	PublishAt time.Time `json:"publishAt" format:"date-time"`
	// When a worker took it.
	ClaimedAt *time.Time `json:"claimedAt,omitempty" format:"date-time"`
	// When the provider accepted it.
	AcceptedAt *time.Time `json:"acceptedAt,omitempty" format:"date-time"`
	// When the network showed it.
	LiveAt *time.Time `json:"liveAt,omitempty" format:"date-time"`
	// Milliseconds from publishAt to the first call to the provider; absent until then.
	LatenessMs *int64 `json:"latenessMs,omitempty"`
} // @name Publication

// PublicationError says why a channel did not take a post.
type PublicationError struct {
	Code    string `json:"code" example:"137"`
	Message string `json:"message"`
	// Whether sending it again as it is may help.
	Retryable bool `json:"retryable"`
} // @name PublicationError

// PublicationAttempt is one call to the provider.
type PublicationAttempt struct {
	N              int        `json:"n" example:"1"`
	IdempotencyKey string     `json:"idempotencyKey"`
	StartedAt      time.Time  `json:"startedAt" format:"date-time"`
	FinishedAt     *time.Time `json:"finishedAt,omitempty" format:"date-time"`
	Outcome        string     `json:"outcome" enums:"sending,accepted,rejected,retry,unknown,recovered,unconfirmed"`
	// HTTP status of the provider's answer; absent where there was none.
	Status  int    `json:"status,omitempty"`
	Message string `json:"message,omitempty"`
} // @name PublicationAttempt

// PublicationList is the ledger of a post, newest revision first.
type PublicationList struct {
	Data       []Publication `json:"data"`
	NextCursor *string       `json:"nextCursor" extensions:"x-nullable"`
} // @name PublicationList

func postStates() []string {
	return each(post.States(), func(s post.State) string { return string(s) })
}

func toPost(p post.Post) Post {
	out := Post{
		ID: string(p.ID), CampaignID: p.CampaignID, CreativeID: p.CreativeID, State: string(p.State), Text: p.Text,
		Texts: each(p.Texts, toNetworkText), ChannelIDs: some(p.ChannelIDs), AssetIDs: some(p.AssetIDs), Note: p.Note,
		Thread: some(p.Thread), FirstComment: p.FirstComment, Link: toPostLink(p.Link), Labels: some(p.Labels),
		Revision: p.Revision, Publications: each(p.Outcomes, toPublicationSummary),
		Problem: p.Problem, PublishedAt: toTime(p.PublishedAt), Version: p.Version, CreatedBy: p.CreatedBy,
		Approval: toApproval(p.Approval), CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt,
	}
	if p.State.Planned() {
		out.PlannedAt = toTime(p.PublishAt)
	} else {
		out.PublishAt = toTime(p.PublishAt)
	}
	return out
}

func toNetworkText(t post.Text) NetworkText { return NetworkText{string(t.Network), t.Text} }
func (t NetworkText) domain() post.Text {
	return post.Text{Network: network.Network(t.Network), Text: t.Text}
}

func toPostLink(l *post.Link) *PostLink {
	if l == nil {
		return nil
	}
	return &PostLink{URL: l.URL, UTM: l.UTM}
}
func (l *PostLink) domain() *post.Link {
	if l == nil {
		return nil
	}
	return &post.Link{URL: l.URL, UTM: l.UTM}
}

func toPublicationSummary(o post.Outcome) PublicationSummary {
	return PublicationSummary{ID: o.PublicationID, ChannelID: o.ChannelID, Network: string(o.Network), State: o.State, URL: o.URL, Error: o.Error}
}

func (in PostInput) post() post.Post {
	return post.Post{
		CampaignID: in.CampaignID, CreativeID: in.CreativeID, Text: in.Text, Texts: each(in.Texts, NetworkText.domain),
		ChannelIDs: some(in.ChannelIDs), AssetIDs: some(in.AssetIDs), Note: in.Note,
		Thread: in.Thread, FirstComment: in.FirstComment, Link: in.Link.domain(), Labels: in.Labels, PublishAt: in.PlannedAt.orZero(),
	}
}

func (in PostPatch) apply(p *post.Post) {
	set(&p.CampaignID, in.CampaignID)
	set(&p.Text, in.Text)
	set(&p.ChannelIDs, in.ChannelIDs)
	set(&p.AssetIDs, in.AssetIDs)
	set(&p.Note, in.Note)
	set(&p.Thread, in.Thread)
	set(&p.FirstComment, in.FirstComment)
	set(&p.Labels, in.Labels)
	if in.Link != nil {
		p.Link = in.Link.domain()
	}
	if in.Texts != nil {
		p.Texts = each(*in.Texts, NetworkText.domain)
	}
	if in.PlannedAt != nil {
		p.PublishAt = in.PlannedAt.orZero()
	}
}

func toVerdict(v post.Verdict) Verdict {
	return Verdict{
		ChannelID: v.ChannelID, Network: string(v.Network), OK: v.OK(), Length: v.Length, MaxLength: v.MaxLength,
		Parts:        each(v.Words.Parts, func(text string) VerdictPart { return VerdictPart{text, v.Network.Length(text)} }),
		FirstComment: v.Words.Comment, Link: v.Words.Link,
		Issues: each(v.Issues, toIssue),
	}
}

func toIssue(i post.Issue) VerdictIssue {
	return VerdictIssue{Severity: string(i.Severity), Code: i.Code, Field: i.Field, Message: i.Message}
}

func toPublication(p publish.Publication) Publication {
	out := Publication{
		ID: string(p.ID), PostID: string(p.PostID), Revision: p.Revision, ChannelID: p.ChannelID, Network: string(p.Network),
		State: string(p.State), Text: p.Text, Thread: p.Thread, FirstComment: p.Comment, URL: p.URL, ProviderPostID: p.ProviderPostID,
		PublishAt: p.PublishAt, ClaimedAt: toTime(p.ClaimedAt), AcceptedAt: toTime(p.AcceptedAt), LiveAt: toTime(p.LiveAt),
		Attempts: make([]PublicationAttempt, 0, len(p.Attempts)),
	}
	for i, a := range p.Attempts {
		out.Attempts = append(out.Attempts, toAttempt(i+1, a))
	}
	if p.Failure != nil {
		out.Error = &PublicationError{Code: p.Failure.Code, Message: p.Failure.Message, Retryable: p.Failure.Retryable()}
	}
	if !p.FirstSentAt.IsZero() {
		late := p.FirstSentAt.Sub(p.PublishAt).Milliseconds()
		out.LatenessMs = &late
	}
	return out
}

func toAttempt(n int, a publish.Attempt) PublicationAttempt {
	return PublicationAttempt{
		N: n, IdempotencyKey: a.Key, StartedAt: a.StartedAt, FinishedAt: toTime(a.FinishedAt), Outcome: a.Outcome,
		Status: a.Status, Message: a.Message,
	}
}
