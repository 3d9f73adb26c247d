// Package redisstore keeps the bot's rooms in Redis: a server, a cluster, a
// Sentinel group, or the store in the process. It implements people.Store,
// dialogue.Store, dialogue.Forms, in Outbox outbox.Store, and in Pledges
// commitments.Store. Besides it keeps drawn pictures, and the ids under which the
// messenger keeps them.
//
// It promises:
//   - A read is one round trip to one hash slot, and one more for a supergroup, to
//     look for the number under which it is kept; that of one that moved is
//     remembered. Changes are a read, a script that puts the new in place of what
//     was read, again when somebody else was faster, and the lists of chats.
//   - No call locks anything. A call that breaks off leaves a chat on a list too
//     many, never on one too few.
//   - A Redis that is away never holds an answer up. A call waits half a second
//     at most; after three faults in a row calls fail at once, and once a second
//     one of them tries again. All such faults wrap ErrAway, and callers decide
//     what to do without Redis.
//   - A call that was retried under way does not contradict itself.
//   - No words of anyone are kept but the ambiguous name of a question, the names
//     that a chat has settled, what a person is filling in, what officials enter as
//     records, commitments and meetings of their region, and letters until they have
//     ended.
//   - Every change of the outbox is one script in one slot, so a crash leaves it before
//     or after, and any number of replicas share one pace. So is every change of a
//     region's commitments, with its entries in the history.
//
// # Keys
//
// C is the number of a chat. It stands in braces, so that all keys of one chat
// are in one slot of a cluster. No key is built anywhere but in keys.go, and those of
// the outbox and of commitments behind the beginnings that keys.go gives.
//
//	key                            type    time to live  what
//	pantau:schema                  string  none          version of the data, 1
//	pantau:{C}:region              string  none          BPS code of the chat's own region
//	pantau:{C}:meant               list    90 days       "code name" of each ambiguous name that
//	                                                     the chat has settled, the latest first,
//	                                                     at most 100
//	pantau:{C}:settings            string  none          people.Settings of the chat, JSON
//	pantau:{C}:alias               string  none          C is a later number of a chat: the number
//	                                                     before it, under which the rest is kept
//	pantau:list:KIND:REGION        zset    none          chats that want a kind for a region, or for
//	                                                     all within a province (6300*), or are bound
//	                                                     to it (KIND is bound); members of 16
//	                                                     hexadecimal digits in the order of chats'
//	                                                     numbers, all with score 0
//	pantau:{r:REGION}:SHELF        hash    none          records of a region by id, JSON; SHELF is
//	                                                     offices, skpd, team, targets, groups,
//	                                                     daysoff, policies or numbers; at most 1000
//	pantau:{r:REGION}:invite:TOKEN string  the caller's  "PERSON INVITATION": who has taken it, a
//	                                       or an hour    dash for nobody yet, and people.Invite, JSON;
//	                                                     an hour at most once it is taken
//	pantau:person:PERSON           set     none          regions where the person may hold an office
//	pantau:{C}:ask:TOPIC:PERSON    string  the caller's  the pending question, JSON:
//	                                                     command, name, choices
//	pantau:{C}:subject:TOPIC:PERSON
//	                               string  the caller's  what the person's talk is about: a question
//	                                                     with codes in place of names
//	pantau:{C}:form:TOPIC:PERSON   string  the caller's  what the person is filling in: "VERSION CALL
//	                                                     JSON", with the version in µs of the clock,
//	                                                     the random name of the call that put it, and
//	                                                     command, step, fields, card, last
//	pantau:{C}:card:MESSAGE        string  the caller's  who moves a message, JSON:
//	                                                     owner, topic, command
//	pantau:{C}:refs                hash    400 days      name of a thing told → number and Unix time
//	                                                     of the message that told it last; those
//	                                                     older than that go as 200 more come
//	pantau:once:KEY                string  the caller's  random mark of who was first
//	pantau:lead:NAME               string  the caller's  holder of a lead
//
// The commitments and meetings of a region have the keys pantau:{r:REGION}:pledge:….
// SHELF is commitments or meetings, LIST is current or past. Besides there is
// pantau:pledged, the set of the regions that have any; a region joins it before
// anything is written.
//
//	key          type    time to live  what
//	SHELF        hash    none          number → "LIST PLACE JSON"
//	SHELF:LIST   zset    none          places, "ORDER:NUMBER" in 7 and 9 digits, all with score 0
//	SHELF:given  string  none          the last number that was given out
//	version      string  none          how often anything was written
//	log:ABOUT    list    none          commitments.Entry, JSON, the oldest first
//	day:DATE     list    400 days      the same by day, the last 20,000 of it
//	call:NAME    string  a minute      random name of a call that has written
//
// The outbox has the keys pantau:{outbox}:…. Times in them are Unix microseconds.
//
//	key       type    time to live  what
//	gen       string  none          random name of this memory; where it is missing or
//	                                another, nothing goes out
//	h         hash    none          key of a letter → its state, fields ended by tabs (luaLetters)
//	b         hash    none          key of a letter → its words and note, JSON; none for most
//	                                letters of broadcasts
//	q:P       zset    none          letters of priority P that wait, by when they are due
//	held      hash    none          minute since 1970 → letters of broadcasts that wait for it
//	lease     zset    none          letters that are leased, by when the lease ends
//	parked    zset    none          letters of chats that rest, by when they expire
//	parked:C  set     none          those of one chat
//	dead      zset    none          dead letters, by when they died
//	done:KEY  string  90 days       how a letter ended: 0 sent, 1 dropped, 2 dead long ago
//	mark:M    string  90 days       what was told once; more while it is asked about
//	bc:ID     hash    *             a broadcast: json; at, after, made (the cursor); left (letters
//	                                not ended); open; p, x (priority, expiry); by, last (calls)
//	told:ID   set     *             chats that got a letter of it
//	bq:P      zset    none          broadcasts of priority P that go on, by when they start
//	all, c:C  string  seconds       next slot and hold, over all and of a chat (outbox.Steps)
//	waits     string  its wait      the chat that was told to wait longest, and until when
//	longest   string  a day more    the longest wait known
//	rest      hash    none          chat that rests → why
//	moved     hash    none          old number of a chat → new number
//	n         hash    none          counts
//	min:M     string  3 minutes     letters sent in minute M since 1970
//
// (*) 90 days after the last of its letters has ended.
//
// Pictures have the keys pantau:{pictures}:…. The lists order what makes room.
//
//	key      type    time to live  what
//	png:KEY  string  a day         a drawn picture, PNG, by what it shows; at most 200 of 512 KB
//	png      zset    a day         their keys, the oldest first
//	id:BOT   hash    90 days       KEY → id of the picture at the messenger, for that bot alone; at
//	                               most 5,000
//	ids:BOT  zset    90 days       their keys, the oldest first
//
// All of the outbox is bounded. Letters end by their expiry, when they are claimed or parked;
// broadcasts have some 21,500 letters at a time (1,250 that are due soon, 20,250 that
// wait for later), besides those of chats that rest; held forgets minutes that have
// come; of dead letters the oldest make room at 10,000; rest and moved have an entry a
// chat; lists and sets are gone when they are empty.
package redisstore
