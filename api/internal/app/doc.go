// Package app puts the rooms together: it is the only place that knows every domain and
// every adapter, and where one domain's need is met by another's service.
package app
