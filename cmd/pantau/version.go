package main

import (
	"runtime"
	"runtime/debug"
	"strings"
)

// buildVersion names the program as built: the module's version, which the Go
// command takes from the tag or commit, the Go release and the platform.
func buildVersion() string {
	version := "(devel)"
	if info, ok := debug.ReadBuildInfo(); ok && info.Main.Version != "" {
		version = info.Main.Version
	}
	return strings.Join([]string{version, runtime.Version(), runtime.GOOS + "/" + runtime.GOARCH}, " ")
}
