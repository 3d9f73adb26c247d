// Package redisledger keeps the ledger of releases in Redis: a server, a cluster, or
// the store in the process.
//
// It promises what summaries.Ledger does, and besides:
//   - An item moves from list to list in the script that changes it, so that it is in
//     the lists of its state and in no other, whatever breaks off when.
//   - A change is put in place of the version that it was worked out from, or worked
//     out again. A call that go-redis sends twice because the reply was lost knows its
//     own work: it answers as the first would have. (A count may then be one too high,
//     so that a budget is never overrun.)
//   - What it has said is kept was synced before; see Options.Sync.
//   - It is bounded: 10,000 announced items, 400 days of items that are aside, 512 KB an
//     item. Making room is done beside the calls that add and change, some items each;
//     what it misses, the next one does. The IDs of items that were forgotten stay known.
//   - A record that a newer program has written is refused, not cut down (ErrNewer).
//
// # Keys
//
// All are in one slot of a cluster; PREFIX is "pantau:" unless set. They are built by
// Ledger.key alone. None but the counts has a time to live: the ledger is the history of
// what was told.
//
//	PREFIX{ledger}:last            string  the last number that was given
//	PREFIX{ledger}:items           hash    number → "VERSION CALL JSON": the record of
//	                                       summaries.EncodeItem, and the random name of the
//	                                       call that wrote it
//	PREFIX{ledger}:ids             hash    ID of a release → number
//	PREFIX{ledger}:gone            set     the first 12 characters (72 bits) of the SHA-256 of
//	                                       the IDs of items that were forgotten, base64url
//	PREFIX{ledger}:open            zset    numbers of open items, by when they were found (ms)
//	PREFIX{ledger}:told            zset    numbers of announced items, by when they were told (ms)
//	PREFIX{ledger}:told:REGION     zset    those of a region among them
//	PREFIX{ledger}:aside           zset    numbers of items in state Old or Beside, by when found (ms)
//	PREFIX{ledger}:opened          set     sources that were read to the end once
//	PREFIX{ledger}:spent:DAY:NAME  string  a count; it ends three days after the last one added
//
// A number in a zset has ten digits, so that items of one millisecond stand in the order
// of their numbers.
package redisledger
