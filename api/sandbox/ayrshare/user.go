package ayrshare

import (
	"net/http"
	"time"
)

// linkedAccount is an account as GET /user shows it.
type linkedAccount struct {
	Platform        string `json:"platform"`
	DisplayName     string `json:"displayName"`
	Username        string `json:"username"`
	ID              string `json:"id"`
	ProfileURL      string `json:"profileUrl"`
	Created         string `json:"created"`
	Type            string `json:"type,omitempty"`
	RefreshDays     *int   `json:"refreshDaysRemaining,omitempty"`
	RefreshRequired string `json:"refreshRequired,omitempty"`
}

// linkedInYear is how long a LinkedIn link lasts.
const linkedInYear = 365 * 24 * time.Hour

func (a *account) view(networkURL string, now time.Time) linkedAccount {
	v := linkedAccount{
		Platform:    a.Network,
		DisplayName: a.Name,
		Username:    a.Username,
		ID:          a.ID,
		ProfileURL:  networkURL + "/network?network=" + a.Network,
		Created:     stamp(a.Linked),
	}
	if a.Network == "linkedin" {
		due := a.Linked.Add(linkedInYear)
		days := int(due.Sub(now).Hours() / 24)
		v.Type, v.RefreshDays, v.RefreshRequired = "corporate", &days, stamp(due)
	}
	return v
}

// userView is the answer of GET /user. The two lists are absent, not empty, when nothing is linked.
type userView struct {
	Email            string          `json:"email"`
	Title            string          `json:"title"`
	RefID            string          `json:"refId"`
	Active           []string        `json:"activeSocialAccounts,omitempty"`
	DisplayNames     []linkedAccount `json:"displayNames,omitempty"`
	MonthlyPostCount int             `json:"monthlyPostCount"`
	MonthlyPostQuota int             `json:"monthlyPostQuota"`
	Suspended        bool            `json:"suspended"`
	Created          map[string]any  `json:"created"`
	LastUpdated      string          `json:"lastUpdated"`
	NextUpdate       string          `json:"nextUpdate"`
}

func (s *Server) getUser(c *call) *failure {
	s.mu.Lock()
	defer s.mu.Unlock()
	now, p := s.now(), c.profile
	view := userView{
		Email:            "owner@sandbox.example",
		Title:            p.Title,
		RefID:            p.Ref,
		Active:           p.networks(),
		MonthlyPostCount: s.state.postsOfMonth(p.Ref, now),
		MonthlyPostQuota: 1000,
		Created:          epoch(p.Created),
		LastUpdated:      stamp(now),
		NextUpdate:       stamp(now),
	}
	for _, name := range p.networks() {
		view.DisplayNames = append(view.DisplayNames, p.Accounts[name].view(s.options.NetworkURL, now))
	}
	writeJSON(c.w, http.StatusOK, view)
	return nil
}

func (st *state) postsOfMonth(ref string, now time.Time) int {
	count := 0
	for _, p := range st.Posts {
		if p.Profile == ref && p.Created.Year() == now.Year() && p.Created.Month() == now.Month() {
			count++
		}
	}
	return count
}
