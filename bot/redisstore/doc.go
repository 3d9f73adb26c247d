// Package redisstore keeps the bot's rooms in Redis: a server, a cluster, a
// Sentinel group, or the store in the process. It implements people.Chats and
// dialogue.Store.
//
// It promises:
//   - Every method is one round trip to one hash slot.
//   - A Redis that is away never holds an answer up. A call waits half a second
//     at most; after three faults in a row calls fail at once, and once a second
//     one of them tries again. All such faults wrap ErrAway, and callers decide
//     what to do without Redis.
//   - A call that was retried under way does not contradict itself.
//   - No words of anyone are kept but the ambiguous name of a question, and the
//     names that a chat has settled.
//
// # Keys
//
// C is the number of a chat. It stands in braces, so that all keys of one chat
// are in one slot of a cluster. No key is built anywhere but in keys.go.
//
//	key                            type    time to live  what
//	pantau:schema                  string  none          version of the data, 1
//	pantau:{C}:region              string  none          BPS code of the chat's own region
//	pantau:{C}:meant               list    90 days       "code name" of each ambiguous name that
//	                                                     the chat has settled, the latest first,
//	                                                     at most 100
//	pantau:{C}:ask:TOPIC:PERSON    string  the caller's  the pending question, JSON:
//	                                                     command, name, choices
//	pantau:{C}:card:MESSAGE        string  the caller's  who moves a message, JSON:
//	                                                     owner, topic, command
//	pantau:once:KEY                string  the caller's  random mark of who was first
package redisstore
