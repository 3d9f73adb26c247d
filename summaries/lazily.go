package summaries

import (
	"regexp"
	"sync"
)

// lazily compiles a regular expression when it is first used: most of what the program
// does reads no page, and all of them together take their time.
func lazily(expression string) func() *regexp.Regexp {
	return sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(expression) })
}
