package app

import (
	"context"
	"errors"

	"campaignos.dev/api/internal/brand"
	"campaignos.dev/api/internal/campaign"
	"campaignos.dev/api/internal/channel"
	"campaignos.dev/api/internal/creative"
	"campaignos.dev/api/internal/media"
	"campaignos.dev/api/internal/mongostore"
	"campaignos.dev/api/internal/pause"
	"campaignos.dev/api/internal/post"
	"campaignos.dev/api/internal/publish"
	"campaignos.dev/api/internal/tenant"
)

// rooms answers one domain's questions about another from its store: what exists, what is
// in use, what a post needs to know.
type rooms struct {
	brands    *mongostore.Brands
	campaigns *mongostore.Campaigns
	creatives *mongostore.Creatives
	channels  *mongostore.Channels
	assets    *mongostore.Assets
	posts     *mongostore.Posts
	pauses    *mongostore.Pauses
}

// BrandInUse says whether a campaign that is not archived uses a brand profile.
func (r rooms) BrandInUse(ctx context.Context, scope tenant.Scope, id brand.ID) (bool, error) {
	return r.campaigns.UsesBrand(ctx, scope, id)
}

// BrandExists says whether the tenant has a brand profile.
func (r rooms) BrandExists(ctx context.Context, scope tenant.Scope, id brand.ID) (bool, error) {
	_, err := r.brands.Get(ctx, scope, id)
	return exists(err, brand.ErrNotFound)
}

// CampaignExists says whether the tenant has a campaign.
func (r rooms) CampaignExists(ctx context.Context, scope tenant.Scope, id string) (bool, error) {
	_, err := r.campaigns.Get(ctx, scope, campaign.ID(id))
	return exists(err, campaign.ErrNotFound)
}

// UTMName is the name under which visits from a campaign are counted.
func (r rooms) UTMName(ctx context.Context, scope tenant.Scope, id string) (string, error) {
	if id == "" {
		return "", nil
	}
	c, err := r.campaigns.Get(ctx, scope, campaign.ID(id))
	if errors.Is(err, campaign.ErrNotFound) {
		return "", nil
	}
	return post.UTMName(c.Name), err
}

// CreativeExists says whether the tenant has a creative.
func (r rooms) CreativeExists(ctx context.Context, scope tenant.Scope, id string) (bool, error) {
	_, err := r.creatives.Get(ctx, scope, creative.ID(id))
	return exists(err, creative.ErrNotFound)
}

// CampaignInUse says whether a campaign has posts.
func (r rooms) CampaignInUse(ctx context.Context, scope tenant.Scope, id campaign.ID) (bool, error) {
	return r.posts.InCampaign(ctx, scope, string(id))
}

// AssetInUse says whether a post or creative shows an asset.
func (r rooms) AssetInUse(ctx context.Context, scope tenant.Scope, id media.ID) (bool, error) {
	used, err := r.posts.UsesAsset(ctx, scope, string(id))
	if used || err != nil {
		return used, err
	}
	return r.creatives.UsesAsset(ctx, scope, string(id))
}

// AssetsExist says which of some assets the tenant does not have.
func (r rooms) AssetsExist(ctx context.Context, scope tenant.Scope, ids []string) (missing []string, err error) {
	found, err := r.PostAssets(ctx, scope, ids)
	for _, id := range ids {
		if _, ok := found[id]; !ok {
			missing = append(missing, id)
		}
	}
	return missing, err
}

// PostAssets tells what a preflight needs to know of assets.
func (r rooms) PostAssets(ctx context.Context, scope tenant.Scope, ids []string) (map[string]post.Asset, error) {
	found, err := r.assets.Many(ctx, scope, ids)
	out := map[string]post.Asset{}
	for _, a := range found {
		out[string(a.ID)] = post.Asset{ID: string(a.ID), Kind: string(a.Kind), Type: a.ContentType, Ready: a.Status == media.Ready, Bytes: a.Size, Width: a.Width, Height: a.Height, Name: a.Filename}
	}
	return out, err
}

// PostChannels tells what a preflight needs to know of channels; a disconnected one does
// not exist any more.
func (r rooms) PostChannels(ctx context.Context, scope tenant.Scope, ids []string) (map[string]post.Channel, error) {
	found, err := r.channels.Many(ctx, scope, ids)
	out := map[string]post.Channel{}
	for _, c := range found {
		if c.Status != channel.Disconnected {
			out[string(c.ID)] = post.Channel{ID: string(c.ID), Network: c.Network, Name: c.Name, Connected: c.Status == channel.Connected}
		}
	}
	return out, err
}

// PausedOn names the channels on which a campaign's posts are held at present.
func (r rooms) PausedOn(ctx context.Context, scope tenant.Scope, campaignID string, channelIDs []string) (map[string]bool, error) {
	inForce, err := r.pauses.InForce(ctx, scope)
	held := map[string]bool{}
	for _, id := range channelIDs {
		if _, stopped := pause.On(inForce, campaignID, id); stopped {
			held[id] = true
		}
	}
	return held, err
}

// Timetables tells when channels have their posting times.
func (r rooms) Timetables(ctx context.Context, scope tenant.Scope, channelIDs []string) (map[string]channel.Timetable, error) {
	found, err := r.channels.Many(ctx, scope, channelIDs)
	out := map[string]channel.Timetable{}
	for _, c := range found {
		if c.Status != channel.Disconnected && c.Timetable != nil && len(c.Timetable.Slots) > 0 {
			out[string(c.ID)] = *c.Timetable
		}
	}
	return out, err
}

// exists turns a missing thing into a no.
func exists(err, missing error) (bool, error) {
	if errors.Is(err, missing) {
		return false, nil
	}
	return err == nil, err
}

// library shows the networks the files of a post.
type library struct{ media *media.Service }

// Expose makes assets public.
func (l library) Expose(ctx context.Context, scope tenant.Scope, ids []string) ([]publish.Media, error) {
	in, _, err := scope.Tenant()
	if err != nil {
		return nil, err
	}
	shown, err := l.media.Expose(ctx, tenant.System(in, "publish"), ids)
	out := make([]publish.Media, len(shown))
	for i, e := range shown {
		out[i] = publish.Media{URL: e.URL, Kind: string(e.Kind), AltText: e.AltText}
	}
	return out, err
}
