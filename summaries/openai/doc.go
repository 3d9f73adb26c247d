// Package openai drafts summaries, and reads questions, with a model behind an
// OpenAI-compatible server.
//
// The model arranges words around placeholders; it is told no figure and may write none.
// What it is given is data between delimiters that are drawn anew for each call, and any
// digit that is left in it is masked. It is asked for one JSON object by a schema, and
// has no tools. Whatever comes back is only a text: package summaries checks it before
// and after the figures go in.
//
// A question is read into a proposal by another prompt and schema. The model chooses
// among what can be done and points at words of the question; package indicators holds
// every part of it against them.
//
// It promises:
//   - A call ends in time and in bounds: Config.Timeout, 64 kB of answer, one try.
//   - Errors are summaries.ErrRefused (the model will not), summaries.ErrBusy (the server
//     asks to wait, or is left alone), or others that say what was wrong. Nothing that the
//     server has said stands in an error or in the log, and neither does the key.
//   - After five failures in a row the server is left alone for a minute, then asked once.
//     Failures are no connection, no answer in time, 408, 429 and 5xx; refusals and
//     answers that are of no use are none. Retry-After is obeyed, up to ten minutes.
//
// The prompts are files in prompts. Their hash is part of Name, so that words of another
// prompt have another key in the ledger.
package openai
