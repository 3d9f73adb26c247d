//go:build !linux

package page

// limitProcess has nothing to do here: the limits of time and memory within the process
// stand alone.
func limitProcess() {}
