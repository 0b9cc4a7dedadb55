package mail

import (
	"context"
	"errors"
	"fmt"
	"net/textproto"

	"campaignos.dev/api/internal/integration"
)

// Check connects, encrypts and signs in as for a letter, and sends none. Faults:
// *integration.Refusal.
func (s *Sender) Check(ctx context.Context) (string, error) {
	client, err := s.client.DialToSMTPClientWithContext(ctx)
	var no *textproto.Error
	if errors.As(err, &no) {
		return "", &integration.Refusal{Words: fmt.Sprintf("The mail server answered %d: %s", no.Code, no.Msg)}
	}
	if err != nil {
		return "", err
	}
	defer client.Close()
	if err := client.Noop(); err != nil {
		return "", err
	}
	return "The mail server takes the connection and the sign-in.", nil
}
