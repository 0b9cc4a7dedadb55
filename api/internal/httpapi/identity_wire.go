package httpapi

import (
	"time"

	"campaignos.dev/api/internal/identity"
	"campaignos.dev/api/internal/tenant"
)

// RegisterInput opens an account: a person and their team.
type RegisterInput struct {
	Email      string `json:"email" example:"ada@example.com" format:"email" validate:"required,email,max=254"`
	Password   string `json:"password" example:"correct horse battery" minLength:"10" maxLength:"200" validate:"required,min=10,max=200"`
	Name       string `json:"name" example:"Ada Lovelace" validate:"required,max=100"`
	TenantName string `json:"tenantName" example:"Northwind Coffee" validate:"required,max=100"`
	// IANA zone that the team plans in.
	Timezone string `json:"timezone" example:"Europe/Berlin" validate:"required,timezone"`
} // @name RegisterInput

// LoginInput signs a person in.
type LoginInput struct {
	Email    string `json:"email" example:"ada@example.com" format:"email" validate:"required,email,max=254"`
	Password string `json:"password" example:"correct horse battery" validate:"required,max=200"`
} // @name LoginInput

// TokenInput carries a token that came by mail.
type TokenInput struct {
	Token string `json:"token" validate:"required,max=200"`
} // @name TokenInput

// EmailInput names an account by its address.
type EmailInput struct {
	Email string `json:"email" example:"ada@example.com" format:"email" validate:"required,email,max=254"`
} // @name EmailInput

// ResetPasswordInput sets a new password with a token that came by mail.
type ResetPasswordInput struct {
	Token    string `json:"token" validate:"required,max=200"`
	Password string `json:"password" minLength:"10" maxLength:"200" validate:"required,min=10,max=200"`
} // @name ResetPasswordInput

// AuthSession is a fresh sign-in; the refresh token comes in an httpOnly cookie.
type AuthSession struct {
	// JWT for the Authorization header.
	AccessToken string `json:"accessToken"`
	// Seconds until the access token ends.
	ExpiresIn int     `json:"expiresIn" example:"900"`
	User      User    `json:"user"`
	Tenant    *Tenant `json:"tenant,omitempty"`
	// Set for an operator of the platform who has no second factor yet: until it is set up
	// and used, the operators' pages stay shut.
	MFASetupRequired bool `json:"mfaSetupRequired,omitempty"`
} // @name AuthSession

// User is a person.
type User struct {
	ID            string `json:"id" example:"usr_01jd8x3v6e0000000000000000"`
	Email         string `json:"email" example:"ada@example.com"`
	Name          string `json:"name" example:"Ada Lovelace"`
	EmailVerified bool   `json:"emailVerified"`
	// Language of mails and screens.
	Locale string `json:"locale" enums:"en,de" example:"en"`
	// IANA zone of the person; empty: the team's.
	Timezone string `json:"timezone,omitempty" example:"Europe/Berlin"`
	// Set for operators of the platform only.
	PlatformRole string `json:"platformRole,omitempty" enums:"platform_admin,platform_support"`
	// Whether a second factor is asked for at sign-in.
	MFAEnabled bool      `json:"mfaEnabled"`
	Version    int64     `json:"version" example:"1"`
	CreatedAt  time.Time `json:"createdAt" format:"date-time"`
} // @name User

// MePatch changes the signed-in person.
type MePatch struct {
	Name     *string `json:"name,omitempty" validate:"omitempty,min=1,max=100"`
	Locale   *string `json:"locale,omitempty" enums:"en,de" validate:"omitempty,oneof=en de"`
	Timezone *string `json:"timezone,omitempty" validate:"omitempty,timezone_or_empty"`
} // @name MePatch

// Me is the signed-in person, where they are and what they may do there.
type Me struct {
	User   User    `json:"user"`
	Tenant *Tenant `json:"tenant,omitempty"`
	// What the person may do in this tenant and on the platform, such as "posts:write".
	Permissions []string `json:"permissions"`
	// Recovery codes of the second factor that are left.
	RecoveryCodesLeft int `json:"recoveryCodesLeft"`
	// A change of address that waits for its confirmations.
	EmailChange *EmailChange `json:"emailChange,omitempty"`
	// An operator of the platform acts as this person, until the instant named.
	Impersonation *ImpersonationState `json:"impersonation,omitempty"`
	// Set for an operator of the platform who must set up a second factor first.
	MFASetupRequired bool `json:"mfaSetupRequired,omitempty"`
} // @name Me

// ImpersonationState tells that an operator acts as the person.
type ImpersonationState struct {
	OperatorName string    `json:"operatorName" example:"Grace Hopper"`
	Reason       string    `json:"reason"`
	EndsAt       time.Time `json:"endsAt" format:"date-time"`
} // @name ImpersonationState

// Tenant is a team.
type Tenant struct {
	ID           string       `json:"id" example:"ten_01jd8x3v6e0000000000000000"`
	Name         string       `json:"name" example:"Northwind Coffee"`
	Timezone     string       `json:"timezone" example:"Europe/Berlin"`
	PostApproval PostApproval `json:"postApproval"`
	// suspended: stopped by an operator. closing: to be erased at deletesAt.
	Status string `json:"status" enums:"active,suspended,closing"`
	// When everything of the team is erased.
	DeletesAt *time.Time `json:"deletesAt,omitempty" format:"date-time"`
	// Why an operator suspended the team.
	SuspendedReason string `json:"suspendedReason,omitempty"`
	// The caller's role.
	Role      string    `json:"role,omitempty" enums:"owner,admin,editor,approver,viewer"`
	Version   int64     `json:"version" example:"1"`
	CreatedAt time.Time `json:"createdAt" format:"date-time"`
} // @name Tenant

// PostApproval is how a team lets posts go out.
type PostApproval struct {
	// Whether a post goes out only as somebody approved it.
	Required bool `json:"required"`
	// Whether people may approve what they wrote or submitted.
	Self bool `json:"self"`
} // @name PostApproval

// TenantPatch changes the team.
type TenantPatch struct {
	PostApproval *PostApproval `json:"postApproval,omitempty"`
	Name         *string       `json:"name,omitempty" validate:"omitempty,min=1,max=100"`
	Timezone     *string       `json:"timezone,omitempty" validate:"omitempty,timezone"`
} // @name TenantPatch

func (in RegisterInput) registration() identity.Registration {
	return identity.Registration{Email: in.Email, Password: in.Password, Name: in.Name, TenantName: in.TenantName, Timezone: in.Timezone}
}

func (in MePatch) apply(u *identity.User) {
	set(&u.Name, in.Name)
	set(&u.Locale, in.Locale)
	set(&u.Timezone, in.Timezone)
}

func (in TenantPatch) apply(t *identity.Tenant) {
	set(&t.Name, in.Name)
	set(&t.Timezone, in.Timezone)
	if in.PostApproval != nil {
		t.Approvals = identity.Approvals(*in.PostApproval)
	}
}

func toAuthSession(got identity.SignIn) AuthSession {
	return AuthSession{
		AccessToken: got.AccessToken, ExpiresIn: int(identity.AccessLife.Seconds()),
		User: toUser(got.User), Tenant: toTenantOrNone(got.Tenant, got.Role), MFASetupRequired: got.User.MustSetUp(),
	}
}

func toUser(u identity.User) User {
	return User{
		ID: u.ID, Email: u.Email, Name: u.Name, EmailVerified: u.EmailVerified, Locale: u.Locale, Timezone: u.Timezone,
		PlatformRole: string(u.PlatformRole), MFAEnabled: u.Factor.On(), Version: u.Version, CreatedAt: u.CreatedAt,
	}
}

func toTenant(t identity.Tenant, role tenant.Role) Tenant {
	wire := Tenant{
		ID: string(t.ID), Name: t.Name, Timezone: t.Timezone, PostApproval: PostApproval(t.Approvals), Status: string(t.Status), Role: string(role),
		Version: t.Version, CreatedAt: t.CreatedAt,
	}
	if t.Stop != nil {
		wire.SuspendedReason = t.Stop.Reason
	}
	if t.Closing != nil {
		wire.DeletesAt = toTime(t.Closing.DeletesAt)
	}
	return wire
}

func toTenantOrNone(t *identity.Tenant, role tenant.Role) *Tenant {
	if t == nil {
		return nil
	}
	wire := toTenant(*t, role)
	return &wire
}

func toMe(got identity.Me, who tenant.Actor) Me {
	me := Me{
		User: toUser(got.User), Tenant: toTenantOrNone(got.Tenant, who.Role),
		Permissions:       each(who.Permissions(), func(p tenant.Permission) string { return string(p) }),
		RecoveryCodesLeft: got.User.Factor.Left(), MFASetupRequired: got.SetupRequired,
	}
	if got.EmailChange != nil {
		waiting := toEmailChange(*got.EmailChange)
		me.EmailChange = &waiting
	}
	if got.Impersonation != nil {
		state := ImpersonationState(*got.Impersonation)
		me.Impersonation = &state
	}
	return me
}
