package httpapi

import (
	"time"

	"campaignos.dev/api/internal/archive"
)

// DeleteTenantInput shows that the team is meant.
type DeleteTenantInput struct {
	// The team's name, written as it is.
	Name     string `json:"name" example:"Northwind Coffee" validate:"required,max=100"`
	Password string `json:"password" validate:"required,max=200"`
} // @name DeleteTenantInput

// Export is an archive of all of a team's data.
type Export struct {
	ID     string `json:"id" example:"exp_01jd8x3v6e0000000000000000"`
	Status string `json:"status" enums:"queued,running,ready,failed,expired"`
	// Hundredths that are done.
	Progress int `json:"progress" example:"40"`
	// Bytes of the archive, once it is ready.
	Size int64 `json:"size,omitempty"`
	// What went wrong, as a sentence.
	Error       string     `json:"error,omitempty"`
	RequestedBy string     `json:"requestedBy" example:"Ada Lovelace"`
	CreatedAt   time.Time  `json:"createdAt" format:"date-time"`
	ReadyAt     *time.Time `json:"readyAt,omitempty" format:"date-time"`
	// When the archive is removed again.
	ExpiresAt *time.Time `json:"expiresAt,omitempty" format:"date-time"`
} // @name Export

// ExportList is a page of exports, newest first.
type ExportList struct {
	Data       []Export `json:"data"`
	NextCursor *string  `json:"nextCursor" extensions:"x-nullable"`
} // @name ExportList

func toExport(e archive.Export) Export {
	return Export{
		ID: string(e.ID), Status: string(e.Status), Progress: e.Progress, Size: e.Size, Error: e.Problem, RequestedBy: e.Requester,
		CreatedAt: e.CreatedAt, ReadyAt: toTime(e.ReadyAt), ExpiresAt: toTime(e.ExpiresAt),
	}
}
