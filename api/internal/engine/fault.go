package engine

import "campaignos.dev/api/internal/fault"

// Faults of engines and their runs.
var (
	ErrUnknown       = fault.New(fault.NotFound, "engine_not_found", "There is no such engine. GET /v1/engines lists them.")
	ErrNotFound      = fault.New(fault.NotFound, "engine_run_not_found", "There is no such engine run.")
	ErrExists        = fault.New(fault.Conflict, "engine_run_exists", "This engine run exists already.")
	ErrNotHeld       = fault.New(fault.Conflict, "engine_run_not_held", "The run is not this worker's to go on with.")
	ErrEnded         = fault.New(fault.Conflict, "engine_run_ended", "The run has ended, so it can't be canceled.")
	ErrNotSucceeded  = fault.New(fault.Conflict, "engine_run_not_succeeded", "Only a run that succeeded can be applied.")
	ErrNotApplicable = fault.New(fault.Conflict, "engine_not_applicable", "This engine's output can't be applied; copy from it what you need.")
	ErrNotWaiting    = fault.New(fault.Conflict, "engine_run_not_waiting", "This step does not wait for an approval.")
	ErrNotReplayable = fault.New(fault.Conflict, "engine_run_not_replayable", "This run has no recorded answer of a model, so there is nothing to replay.")
	ErrNoPicture     = fault.New(fault.NotFound, "engine_run_no_picture", "This run has no picture, or the picture has been removed.")
	ErrNotEnded      = fault.New(fault.Conflict, "engine_run_not_ended", "The run is still going on. Wait for its end, or cancel it.")
	ErrNeedsBrand    = fault.ErrInvalid.WithFields(fault.Field{Field: "brandProfileId", Code: "required", Message: "This engine works for a brand. Name a brand profile or a campaign."})
	ErrNeedsCampaign = fault.ErrInvalid.WithFields(fault.Field{Field: "campaignId", Code: "required", Message: "This engine works on a campaign. Name one."})
)
