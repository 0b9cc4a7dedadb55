//go:build !linux

package main

import "syscall"

// ownGroup puts a part into its own process group.
func ownGroup(bool) *syscall.SysProcAttr { return &syscall.SysProcAttr{Setpgid: true} }
