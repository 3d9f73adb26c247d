// Package telegramtest is a strict Bot API server for tests and measurements.
//
// It holds every request against a table of the current Bot API (methods,
// parameters, types; telegram-api.json, facts from the type declarations of
// @gramio/types, MIT), reads the markup as Telegram does, knows its chats, topics
// and messages, and refuses what Telegram refuses, in its words. What a bot should
// never do is remembered as a violation, so that a test can demand that there is
// none. On the other side it plays the people: they say things, press buttons and
// wait for what the bot shows.
//
// Files that people send (Words.File), and those that the bot sends (Shown.File), can be
// asked for with getFile and fetched from where it says, and from nowhere else; the bot
// can send them again by their ids.
//
// They type inline queries (Query) and see the cards that the bot offers (Offered).
// Uploads counts the files that the bot brought, and Lose makes an id one that the
// server does not know.
//
// Updates are delivered as Telegram does it: by long polling, where an offset
// confirms what lies before it, one poller at a time, or by a webhook that is
// tried again until it answers 200.
//
// New starts it on loopback. With Options.Memory it listens nowhere and is
// reached through Transport only, which works inside a testing/synctest bubble.
//
// It lets the bot in and out (Add, Restrict, Remove, Migrate …) and tells it so, and
// faults can be had for single calls (SetFault) or by chance (RandomFaults).
//
// To measure a bot: Options.Limits are Telegram's, counted over every window, and
// TooMany is how often they refused; Options.Forget keeps nothing of what is sent but
// how much each chat had (Delivered), so that a million messages take no memory.
// Options.Private are the chats; Options.OnMessage notes when a message arrived;
// Polled tells when the bot first asked for updates; Say returns when something was
// said.
package telegramtest
