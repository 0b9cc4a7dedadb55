package main

import "syscall"

// ownGroup puts a part into its own process group, and has the kernel end it when the
// runner dies, even by a signal that the runner can't catch.
func ownGroup(gently bool) *syscall.SysProcAttr {
	if gently {
		return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGTERM}
	}
	return &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}
