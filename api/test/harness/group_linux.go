package harness

import (
	"cmp"
	"syscall"
)

// dieTogether has the kernel end the server when the test dies, however it dies.
func dieTogether(user *account, end syscall.Signal) *syscall.SysProcAttr {
	return &syscall.SysProcAttr{Credential: user.credential(), Pdeathsig: cmp.Or(end, syscall.SIGKILL)}
}
