package identity

import (
	"context"
	"time"

	"campaignos.dev/api/internal/fault"
	"campaignos.dev/api/internal/kit/id"
)

// Bounds of the second step of a sign-in.
const (
	ChallengeLife  = 5 * time.Minute
	challengeTries = 5
)

// Challenge asks for the second factor after a right password.
type Challenge struct{ Token string }

// challenge stores that the password was right, for a few minutes.
func (s *Service) challenge(ctx context.Context, u User) (*Challenge, error) {
	secret := id.Secret(32)
	err := s.Proofs.CreateProof(ctx, Proof{
		ID: hash(secret), Purpose: SecondFactor, UserID: u.ID, EmailKey: u.EmailKey, Epoch: u.Epoch,
		ExpiresAt: s.Clock.Now().Add(ChallengeLife),
	})
	return &Challenge{secret}, err
}

// LoginWithCode finishes a sign-in with a code of the authenticator or a recovery code,
// each of which is taken once. Faults: ErrChallenge, ErrCode, ErrThrottled.
func (s *Service) LoginWithCode(ctx context.Context, token, code string) (SignIn, error) {
	p, u, err := s.challenged(ctx, token)
	if err != nil {
		return SignIn{}, err
	}
	lane := codeLane(u.ID)
	if err := s.guess(ctx, lane); err != nil {
		return SignIn{}, err
	}
	if p, err = s.Proofs.TryProof(ctx, p.ID, challengeTries); err != nil {
		return SignIn{}, orChallenge(err)
	}
	recovery := false
	u, err = s.reviseUser(ctx, u.self(), u.ID, 0, func(u *User) (err error) {
		if !p.holds(*u, s.Clock.Now()) || !u.Factor.On() {
			return ErrChallenge
		}
		var right bool
		if recovery, right, err = s.spend(u, code); err == nil && !right {
			err = ErrCode
		}
		return err
	})
	if err != nil {
		return SignIn{}, s.notedFailure(ctx, u, err)
	}
	if err := s.Proofs.DeleteProof(ctx, p.ID); err != nil {
		return SignIn{}, orChallenge(err)
	}
	s.guessed(ctx, lane)
	if recovery {
		s.tell(ctx, u, Notice{Kind: CodeUsed})
	}
	return s.signIn(ctx, u, true)
}

// challenged finds whose second factor is asked for. Faults: ErrChallenge.
func (s *Service) challenged(ctx context.Context, token string) (Proof, User, error) {
	p, err := s.Proofs.Proof(ctx, hash(token))
	if err != nil {
		return p, User{}, orChallenge(err)
	}
	u, err := s.Users.User(ctx, p.UserID)
	if err == nil && (p.Purpose != SecondFactor || !p.holds(u, s.Clock.Now())) {
		err = ErrChallenge
	}
	return p, u, orChallenge(err)
}

// orChallenge turns an absent challenge or account into ErrChallenge.
func orChallenge(err error) error {
	if fault.KindOf(err) == fault.NotFound {
		return ErrChallenge
	}
	return err
}

// orWrongCode says that the code of a set-up is wrong.
func orWrongCode(err error) error {
	if err != nil {
		return err
	}
	return fault.ErrInvalid.WithFields(fault.Field{Field: "code", Code: "wrong_code", Message: "This is not the code that your app shows now. Wait for the next one and give that."})
}
