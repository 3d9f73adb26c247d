package page

import (
	"context"
	"crypto/tls"
	"errors"
	"fmt"
	"net"
	"net/url"
	"os"

	"pantau/summaries"
)

// broken puts a failure of the network into words of ours. What net/http says is not
// passed on: it quotes addresses, of redirects too, with their queries.
func broken(err error) error {
	if outer := new(url.Error); errors.As(err, &outer) {
		err = outer.Err
	}
	for _, ours := range []error{summaries.ErrAddress, summaries.ErrUnreadable, summaries.ErrTooLarge} {
		if errors.Is(err, ours) {
			return err
		}
	}
	return fmt.Errorf("%w: %s", summaries.ErrGone, reason(err))
}

// reason is why a server could not be asked.
func reason(err error) string {
	var name *net.DNSError
	var certificate *tls.CertificateVerificationError
	var call *net.OpError
	var syscall *os.SyscallError
	switch {
	case errors.Is(err, context.DeadlineExceeded) || errors.Is(err, os.ErrDeadlineExceeded):
		return "it takes too long"
	case errors.Is(err, errTooManyHops):
		return "it is redirected too often"
	case errors.As(err, &name):
		return "its host is not known"
	case errors.As(err, &certificate):
		return "its certificate is not trusted"
	case errors.As(err, &call) && errors.As(call.Err, &syscall):
		return syscall.Err.Error()
	}
	return "the connection breaks off"
}
