"use client";

import { useMemo } from "react";
import { useQuery } from "@tanstack/react-query";
import type { EngineRun } from "@campaign-os/shared";
import { brandQuery } from "@/features/brand/queries";
import { campaignQuery } from "@/features/campaign/queries";

/** What the facts of a run's brand say, by their ids; none while they are not known. */
export function useBrandFacts({ brandProfileId, campaignId }: Pick<EngineRun, "brandProfileId" | "campaignId">): ReadonlyMap<string, string> {
  const campaign = useQuery({ ...campaignQuery(campaignId ?? ""), enabled: Boolean(campaignId) }).data;
  const id = campaign?.brandProfileId ?? brandProfileId ?? "";
  const brand = useQuery({ ...brandQuery(id), enabled: id !== "" }).data;
  return useMemo(() => new Map(brand?.facts.map(({ id: fact = "", text }) => [fact, text])), [brand]);
}
