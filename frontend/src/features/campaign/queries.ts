import { infiniteQueryOptions, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import type { Campaign, QueryOf } from "@campaign-os/shared";
import { api, ifMatch, take } from "@/lib/api";
import { byCursor } from "@/lib/pages";

type Filter = Pick<QueryOf<"/v1/campaigns">, "status">;

export const campaignsQuery = (filter: Filter) =>
  infiniteQueryOptions({
    queryKey: ["campaign", "list", filter],
    queryFn: ({ pageParam, signal }) => take(api.GET("/v1/campaigns", { params: { query: { ...filter, limit: 50, cursor: pageParam } }, signal })),
    ...byCursor,
  });

export const campaignQuery = (id: string) =>
  queryOptions({
    queryKey: ["campaign", id],
    queryFn: ({ signal }) => take(api.GET("/v1/campaigns/{id}", { params: { path: { id } }, signal })),
  });

type Deed = "archive" | "duplicate" | "delete" | "activate";

/** What can be done with a campaign as a whole. Answers the campaign that there is afterwards. */
export function useCampaignDeed() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ campaign, deed }: { campaign: Campaign; deed: Deed }) => deeds[deed](campaign),
    onSettled: () => client.invalidateQueries({ queryKey: ["campaign"] }),
  });
}

const path = (campaign: Campaign) => ({ path: { id: campaign.id } });

const deeds: Record<Deed, (campaign: Campaign) => Promise<Campaign | undefined>> = {
  archive: (campaign) => take(api.POST("/v1/campaigns/{id}/archive", { params: path(campaign) })),
  duplicate: (campaign) => take(api.POST("/v1/campaigns/{id}/duplicate", { params: path(campaign) })),
  activate: (campaign) => take(api.PATCH("/v1/campaigns/{id}", { params: { ...path(campaign), header: ifMatch(campaign.version) }, body: { status: "active" } })),
  delete: (campaign) => take<undefined>(api.DELETE("/v1/campaigns/{id}", { params: { ...path(campaign), header: ifMatch(campaign.version) } })),
};
