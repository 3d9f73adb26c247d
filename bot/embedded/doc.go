// Package embedded is the Redis that lives in the process: the store of a bot
// that was started without a Redis server.
//
// It is miniredis on a loopback port with a random password, plus what miniredis
// leaves out: times to live run, and the data outlive the process in
// DIR/dump.rdb, which is a genuine Redis snapshot. So moving up to a server is
// starting redis-server on that file, and moving down is putting the server's
// dump.rdb in its place.
//
// It promises:
//   - A snapshot is one moment of the data. Every command, from whatever process,
//     passes a gate that the snapshot closes while it copies.
//   - Sync returns when all that was written before the call is on the disk; a
//     kill later than that loses nothing. Without Sync a kill loses at most what
//     was written since the last snapshot, that is, Every and the time it takes.
//   - The Journal holds which letters were claimed and sent since the last snapshot,
//     so that a kill neither loses a letter nor doubles one that was not on its way.
//   - One process holds a directory. Another one is told so by HeldError, and may
//     speak with the holder at the address in DIR/redis.url (see Held).
//   - A damaged snapshot is neither loaded nor written over: Open fails.
//   - What a snapshot cannot hold is refused when it is said, not when it is
//     saved: streams, HyperLogLogs, fields that expire, databases other than 0,
//     and commands that block.
//
// It is fit for one process and up to some 20,000 keys, whose snapshot takes some
// 25 ms and holds commands up meanwhile. miniredis never forgets the name of a key,
// which costs some 60 bytes for each name ever used until the process ends. Beyond
// that, and for several replicas, there is REDIS_URL.
//
// Files in DIR: lock (held while a process lives, its number inside), redis.url
// (0600, there while held), dump.rdb (0600), letters.log (0600, the Journal), and
// with .tmp what is being written.
package embedded
