// Package gemini imitates the text and image models of the API of that name on loopback.
//
// # What is faithful
//
// The paths generateContent, streamGenerateContent (server-sent events with CRLF, deltas, running usage, no end marker; a JSON
// array without alt=sse), countTokens and the list of models; the key in x-goog-api-key; a request that is decoded strictly,
// with unknown fields named in the vendor's words; the rules for schemas, thinking, candidates and image settings; models that
// are unknown or retired (404); thinking tokens that count against maxOutputTokens; a blocked prompt as HTTP 200.
//
// With a schema, in either dialect, the answer is JSON that fits it, written by package copywriter from the facts between
// <facts> and </facts> and the wishes between <wishes> and </wishes> in the prompt, in the brand's language. The same request
// gets the same answer. Tools are accepted and never called.
//
// # What a prompt may ask for
//
//	[[sandbox:429]]           quota used up, with a RetryInfo of 2 seconds, or of 30 as in [[sandbox:429_30]]
//	[[sandbox:429_bare]]      quota used up, without a RetryInfo
//	[[sandbox:503]]           overloaded; [[sandbox:500]] internal error
//	[[sandbox:block]]         the prompt is blocked: HTTP 200 without candidates
//	[[sandbox:safety]]        the candidate is withheld: finishReason SAFETY, no content
//	[[sandbox:empty]]         HTTP 200 without candidates and without a reason
//	[[sandbox:max_tokens]]    the answer ends half-way: finishReason MAX_TOKENS
//	[[sandbox:bad_json]]      the answer ends half-way although finishReason says STOP
//	[[sandbox:off_schema]]    the answer is JSON that the schema does not allow
//	[[sandbox:no_image]]      an image model answers with a text alone
//	[[sandbox:image_safety]]  an image model keeps its picture back: finishReason IMAGE_SAFETY
//	[[sandbox:not_image]]     an image model's file is no picture, whatever its type says
//	[[sandbox:slow]]          the answer takes Options.SlowTime
//	[[sandbox:silence_60]]    60 seconds pass before the first byte; any number of seconds will do
//	[[sandbox:stall_60]]      60 seconds pass in the middle of a stream
//	[[sandbox:cut]]           the connection breaks in the middle of the answer
//	[[sandbox:stream_error]]  a stream ends with an error of status 503
//
// With a count, as in [[sandbox:503x2]], only the first two requests with that prompt are hit. The control API asks for the same
// by its own route, for prompts that one can't write into.
package gemini
