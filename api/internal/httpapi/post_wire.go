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

// Post is something to be said on one or more channels at one moment.
type Post struct {
	ID         string `json:"id" example:"pst_01jd8x3v6e0000000000000000"`
	CampaignID string `json:"campaignId,omitempty"`
	CreativeID string `json:"creativeId,omitempty"`
	State      string `json:"state" enums:"draft,pending_approval,approved,scheduled,publishing,published,partially_published,failed,rejected,canceled,held,missed"`
	// Text for every channel whose network has none of its own.
	Text       string        `json:"text"`
	Texts      []NetworkText `json:"texts"`
	ChannelIDs []string      `json:"channelIds"`
	AssetIDs   []string      `json:"assetIds"`
	// When it goes out; absent while it is not scheduled.
	PublishAt *time.Time `json:"publishAt,omitempty" format:"date-time"`
	// Grows with each change of content or time of a scheduled post.
	Revision int64 `json:"revision"`
	// How each channel fared, newest revision only.
	Publications []PublicationSummary `json:"publications"`
	// Why it is not published, in words; absent when nothing is wrong.
	Problem     string     `json:"problem,omitempty"`
	PublishedAt *time.Time `json:"publishedAt,omitempty" format:"date-time"`
	Version     int64      `json:"version" example:"1"`
	CreatedBy   string     `json:"createdBy"`
	CreatedAt   time.Time  `json:"createdAt" format:"date-time"`
	UpdatedAt   time.Time  `json:"updatedAt" format:"date-time"`
} // @name Post

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
	CampaignID string        `json:"campaignId,omitempty"`
	CreativeID string        `json:"creativeId,omitempty"`
	Text       string        `json:"text,omitempty" validate:"max=63206"`
	Texts      []NetworkText `json:"texts,omitempty" validate:"max=13,unique=Network,dive"`
	ChannelIDs []string      `json:"channelIds" validate:"required,max=50,unique,dive,min=1"`
	AssetIDs   []string      `json:"assetIds,omitempty" validate:"max=35,unique,dive,min=1"`
} // @name PostInput

// PostPatch changes what it names and leaves the rest.
type PostPatch struct {
	CampaignID *string        `json:"campaignId,omitempty"`
	Text       *string        `json:"text,omitempty" validate:"omitempty,max=63206"`
	Texts      *[]NetworkText `json:"texts,omitempty" validate:"omitempty,max=13,unique=Network,dive"`
	ChannelIDs *[]string      `json:"channelIds,omitempty" validate:"omitempty,max=50,unique,dive,min=1"`
	AssetIDs   *[]string      `json:"assetIds,omitempty" validate:"omitempty,max=35,unique,dive,min=1"`
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
	// Characters as the network counts them, and the most it takes.
	Length    int            `json:"length"`
	MaxLength int            `json:"maxLength"`
	Issues    []VerdictIssue `json:"issues"`
} // @name Verdict

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
	ID             string               `json:"id" example:"pub_01jd8x3v6e0000000000000000"`
	PostID         string               `json:"postId"`
	Revision       int64                `json:"revision"`
	ChannelID      string               `json:"channelId"`
	Network        string               `json:"network" enums:"bluesky,facebook,gmb,instagram,linkedin,pinterest,reddit,snapchat,telegram,threads,tiktok,twitter,youtube"`
	State          string               `json:"state" enums:"pending,sending,accepted,live,rejected,unknown,unconfirmed"`
	Text           string               `json:"text"`
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

// RescheduleInput gives posts new moments.
type RescheduleInput struct {
	// The posts, in any order: they keep the one that they had.
	PostIDs []string `json:"postIds" validate:"required,min=1,max=100,dive,max=64"`
	// When the first goes out.
	StartAt Instant `json:"startAt" swaggertype:"string" format:"date-time" validate:"required"`
	// How much later each further one goes out, at most a week; left out, all go out at once.
	SpacingMinutes int `json:"spacingMinutes,omitempty" example:"60" validate:"min=0,max=10080"`
} // @name RescheduleInput

// RescheduleResult is what became of one post.
type RescheduleResult struct {
	PostID string `json:"postId"`
	// Whether it goes out at publishAt.
	OK        bool       `json:"ok"`
	PublishAt *time.Time `json:"publishAt,omitempty" format:"date-time"`
	// Why not, as the code of a problem and in words; absent where it does.
	Code    string `json:"code,omitempty"`
	Message string `json:"message,omitempty"`
} // @name RescheduleResult

// RescheduleResultList is what became of each post, in their order.
type RescheduleResultList struct {
	Data []RescheduleResult `json:"data"`
} // @name RescheduleResultList

func toRescheduled(r post.Rescheduled) RescheduleResult {
	if r.Err != nil {
		f := toFault(r.Err)
		return RescheduleResult{PostID: string(r.ID), Code: f.Code, Message: f.Message}
	}
	return RescheduleResult{PostID: string(r.ID), OK: true, PublishAt: toTime(r.PublishAt)}
}

func postStates() []string {
	return each(post.States(), func(s post.State) string { return string(s) })
}

func toPost(p post.Post) Post {
	return Post{
		ID: string(p.ID), CampaignID: p.CampaignID, CreativeID: p.CreativeID, State: string(p.State), Text: p.Text,
		Texts: each(p.Texts, toNetworkText), ChannelIDs: some(p.ChannelIDs), AssetIDs: some(p.AssetIDs),
		PublishAt: toTime(p.PublishAt), Revision: p.Revision, Publications: each(p.Outcomes, toPublicationSummary),
		Problem: p.Problem, PublishedAt: toTime(p.PublishedAt), Version: p.Version, CreatedBy: p.CreatedBy,
		CreatedAt: p.CreatedAt, UpdatedAt: p.UpdatedAt,
	}
}

func toNetworkText(t post.Text) NetworkText { return NetworkText{string(t.Network), t.Text} }
func (t NetworkText) domain() post.Text {
	return post.Text{Network: network.Network(t.Network), Text: t.Text}
}

func toPublicationSummary(o post.Outcome) PublicationSummary {
	return PublicationSummary{ID: o.PublicationID, ChannelID: o.ChannelID, Network: string(o.Network), State: o.State, URL: o.URL, Error: o.Error}
}

func (in PostInput) post() post.Post {
	return post.Post{
		CampaignID: in.CampaignID, CreativeID: in.CreativeID, Text: in.Text, Texts: each(in.Texts, NetworkText.domain),
		ChannelIDs: some(in.ChannelIDs), AssetIDs: some(in.AssetIDs),
	}
}

func (in PostPatch) apply(p *post.Post) {
	set(&p.CampaignID, in.CampaignID)
	set(&p.Text, in.Text)
	set(&p.ChannelIDs, in.ChannelIDs)
	set(&p.AssetIDs, in.AssetIDs)
	if in.Texts != nil {
		p.Texts = each(*in.Texts, NetworkText.domain)
	}
}

func toVerdict(v post.Verdict) Verdict {
	return Verdict{
		ChannelID: v.ChannelID, Network: string(v.Network), OK: v.OK(), Length: v.Length, MaxLength: v.MaxLength,
		Issues: each(v.Issues, func(i post.Issue) VerdictIssue {
			return VerdictIssue{Severity: string(i.Severity), Code: i.Code, Field: i.Field, Message: i.Message}
		}),
	}
}

func toPublication(p publish.Publication) Publication {
	out := Publication{
		ID: string(p.ID), PostID: string(p.PostID), Revision: p.Revision, ChannelID: p.ChannelID, Network: string(p.Network),
		State: string(p.State), Text: p.Text, URL: p.URL, ProviderPostID: p.ProviderPostID,
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
