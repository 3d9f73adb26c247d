package embedded

import (
	"fmt"
	"sync"
	"sync/atomic"

	"github.com/alicebob/miniredis/v2/server"
)

// gate lets commands through side by side, and a snapshot only alone. It stands
// in the server, before every command of every connection, because a snapshot
// must also not come between the two writes of a script that another process sent.
type gate struct {
	sync.RWMutex
	written atomic.Bool // something was written since the last snapshot began
	peers   sync.Map    // *server.Peer → *visit
}

// visit is the state of one connection. Commands of a connection come one after
// the other, so inside needs no lock.
type visit struct{ inside bool }

// guard puts the gate before all commands of srv. A command comes here twice: the
// first time it is sent on through the gate, the second time it is let pass. The
// commands of a script run inside that script's own passage.
func (g *gate) guard(srv *server.Server) {
	srv.SetPreHook(func(p *server.Peer, cmd string, args ...string) bool {
		if why := refusal(cmd, args); why != "" {
			p.WriteError("ERR " + why)
			return true
		}
		v := g.visit(p)
		if v == nil || v.inside {
			if writes(srv, cmd) {
				g.written.Store(true)
			}
			return false
		}
		v.inside = true
		g.RLock()
		defer func() {
			g.RUnlock()
			v.inside = false
		}()
		srv.Dispatch(p, append([]string{cmd}, args...))
		return true
	})
}

// visit is the state of a connection, or nil for the makeshift peer in whose name
// a script runs its commands: that one is born with a context, whereas a
// connection has none before its first command.
func (g *gate) visit(p *server.Peer) *visit {
	if v, ok := g.peers.Load(p); ok {
		return v.(*visit)
	}
	if p.Ctx != nil {
		return nil
	}
	v := &visit{}
	g.peers.Store(p, v)
	p.OnDisconnect(func() { g.peers.Delete(p) })
	return v
}

// writes tells whether a command may change data. A script counts by the
// commands in it, so one that only looks causes no snapshot.
func writes(srv *server.Server, cmd string) bool {
	return !harmless[cmd] && !srv.IsReadOnlyCommand(cmd)
}

// harmless are commands that change no data and are not marked as reading.
var harmless = map[string]bool{
	"AUTH": true, "CLIENT": true, "CLUSTER": true, "COMMAND": true, "DISCARD": true,
	"ECHO": true, "EVAL": true, "EVALSHA": true, "HELLO": true, "INFO": true,
	"MEMORY": true, "MULTI": true, "OBJECT": true, "PING": true, "PSUBSCRIBE": true,
	"PUBLISH": true, "PUBSUB": true, "PUNSUBSCRIBE": true, "QUIT": true, "SCRIPT": true,
	"SELECT": true, "SUBSCRIBE": true, "TIME": true, "UNSUBSCRIBE": true,
	"UNWATCH": true, "WAIT": true, "WATCH": true,
}

// refusal says why a command is not served, or nothing.
func refusal(cmd string, args []string) string {
	switch kind := refused[cmd]; {
	case kind != "":
		return fmt.Sprintf("%s is not served by the store in the process: %s; use a Redis server", cmd, kind)
	case cmd == "SELECT" && len(args) == 1 && args[0] != "0",
		cmd == "COPY" && len(args) > 3:
		return "the store in the process has database 0 only"
	}
	return ""
}

const (
	streams = "it keeps no streams"
	blocks  = "a waiting command would hold up its snapshots"
	fields  = "it keeps no fields that expire"
	sketch  = "it keeps no HyperLogLogs"
	others  = "it has database 0 only"
	foreign = "it has no such form"
)

var refused = map[string]string{
	"XADD": streams, "XGROUP": streams, "XREAD": streams, "XREADGROUP": streams,
	"BLPOP": blocks, "BRPOP": blocks, "BRPOPLPUSH": blocks, "BLMOVE": blocks,
	"BZPOPMIN": blocks, "BZPOPMAX": blocks, "BZMPOP": blocks,
	"HEXPIRE": fields, "HSETEX": fields,
	"PFADD": sketch, "PFMERGE": sketch,
	"MOVE": others, "SWAPDB": others,
	"DUMP": foreign, "RESTORE": foreign,
}
