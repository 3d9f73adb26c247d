// Package outbox is the one door out for what nobody asked for at that moment,
// and the pace of everything that goes out.
//
// A letter is put into the book, then delivered, then ended. Its key goes in once,
// for ninety days after its end too, so that whoever wants something told puts it in
// again and again without harm: after a crash, or from every replica. A Letter
// leaves a store by ending: sent, dropped because it has become untrue, or dead with
// a reason, for an operator to look at (Desk). What cannot be delivered now waits: a
// chat that takes nothing rests with its letters until it comes back, one that has
// moved takes its letters along, and a messenger that is away is tried again with
// growing waits until the letter expires.
//
// The Postman takes letters out on a lease. When he is killed the lease ends and
// another takes the letter, so a message stands twice only when he was killed
// between delivering and telling the store, or when no answer came to a delivery;
// both are counted. A Broadcast is one record with a cursor, from which the
// Spreader makes letters just ahead of the pace, so that a million readers cost no
// more memory than a thousand. Letters that wait for their chat's morning hold up
// nobody who takes one now, up to a second bound (Held), and a broadcast that fails
// holds up none behind it.
//
// The pace keeps the bot below Telegram's limits: so many messages a second over
// all chats, so many to one person, so many a minute to one group; edits count as
// messages. It promises that no second ever holds more than the limit over all
// and no minute more than a group's limit, however late those who send wake up
// (up to ten milliseconds), and that an answer waits no longer than that needs:
// answers take the next slot at once, so no letter goes before them. The pace lives
// in the store, where all replicas share it; a Limiter keeps it for answers while no
// store can be reached. Steps are its arithmetic, the same for every store.
//
// Stores are Memory here and those of adapters; package outboxtest holds them all
// to the same contract and the same table of the pace. Time comes from a store's
// clock or the Now of a field; one that is set back stops nothing for long.
package outbox
