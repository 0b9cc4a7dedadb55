"use client";

import { useEffect } from "react";
import { useQueryClient } from "@tanstack/react-query";
import type { ChangeEvent } from "@campaign-os/shared";
import { ApiProblem, follow } from "@/lib/api";

/** What else is out of date when a thing of one sort changed. The first word of every query's key is such a sort. */
const ALSO: Partial<Record<ChangeEvent["type"], string[]>> = {
  post: ["calendar", "usage"],
  campaign: ["usage"],
  asset: ["usage"],
  channel: ["usage"],
  run: ["usage"],
  brand: ["usage"],
  subscription: ["usage", "payment"],
};

/** Follows the team's changes and lets what is on the screen be fetched anew. */
export function LiveUpdates() {
  const client = useQueryClient();
  useEffect(() => {
    const stop = new AbortController();
    const refresh = (change: ChangeEvent) => {
      for (const sort of [change.type, ...(ALSO[change.type] ?? [])]) void client.invalidateQueries({ queryKey: [sort] });
    };
    void listen(refresh, stop.signal);
    return () => stop.abort();
  }, [client]);
  return null;
}

// Without the stream the screens still work: they are fetched anew when they are looked at.
async function listen(refresh: (change: ChangeEvent) => void, signal: AbortSignal): Promise<void> {
  try {
    for await (const event of follow("/v1/events", signal)) refresh(JSON.parse(event.data) as ChangeEvent);
  } catch (error) {
    if (!signal.aborted && !(error instanceof ApiProblem)) throw error;
  }
}
