// Package outbox is the one door out for what nobody asked for at that moment,
// and the pace of everything that goes out.
//
// The pace keeps the bot below Telegram's limits: so many messages a second over
// all chats, so many to one person, so many a minute to one group; edits count as
// messages. It promises that no second ever holds more than the limit over all
// and no minute more than a group's limit, however late those who send wake up
// (up to ten milliseconds), and that an answer waits no longer than that needs.
//
// The package is pure: now is an argument, nothing here waits or sends.
package outbox
