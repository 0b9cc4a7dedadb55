//go:build !linux

package harness

import "syscall"

// dieTogether starts the server as the given user. Only Linux ends it with the test.
func dieTogether(user *account, _ syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: user.credential()}
}
