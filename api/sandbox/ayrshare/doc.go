// Package ayrshare imitates the social publishing API of the same name on loopback, so that posts can be sent, looked
// up, measured and deleted without an account anywhere.
//
// # What is faithful
//
// Paths below /api, the Bearer key with an optional Profile-Key beside it, answers wrapped in posts[] when a profile is
// named, partial success as HTTP 400 that still holds published postIds, an empty history as HTTP 400 with code 221, a
// history answer of more than 25 entries that is up to a minute old, media that must answer HEAD with 200 and bear their
// extension, text limits per network, the duplicate rule (137), TikTok posts that stay "pending" for a while, a Telegram
// id that is a JSON number, 300 requests per five minutes and profile. Unknown body fields are ignored, as the vendor
// ignores them; unknown paths answer 404.
//
// An idempotencyKey is looked at when a request arrives and stored when it was carried out. Any later use of it in the
// same profile is refused, nothing is replayed, and two requests that arrive together may both pass. The vendor gives no
// error code for the refusal, so the general 101 is used: a client must look its post up in the history instead of
// reading the code.
//
// # What a text may ask for
//
//	[[fail:137]]                  every network of the post fails with code 137
//	[[fail:110:twitter]]          only twitter fails, with code 110
//	[[fail:107:facebook:retry]]   facebook fails, retryAvailable is true and PUT /post/retry succeeds
//
// # Control routes
//
// Control serves these (mounted with its prefix stripped): GET and PATCH /settings, GET /ledger, GET /profiles,
// POST /accounts (link), DELETE /accounts (unlink), POST /accounts/expire (the next use fails with 161).
package ayrshare
