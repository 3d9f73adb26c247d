package page

import "syscall"

// limitProcess keeps a child that has lost its parent from living on: the kernel ends it
// after more work than any file may cost. It does what can be done; a system that refuses
// leaves the other limits.
func limitProcess() {
	_ = syscall.Setrlimit(syscall.RLIMIT_CPU, &syscall.Rlimit{Cur: 120, Max: 120})
	_ = syscall.Setrlimit(syscall.RLIMIT_CORE, &syscall.Rlimit{})
}
