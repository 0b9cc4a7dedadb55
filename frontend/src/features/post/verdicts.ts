"use client";

import { useQuery } from "@tanstack/react-query";
import type { Verdict, VerdictIssue } from "@campaign-os/shared";
import type { NetworkName } from "@/components/network";
import { toInput, type PostForm } from "./compose";
import { verdictQuery } from "./queries";
import { useSettled } from "./settled";

/** How long typing must rest before the networks' rules are asked, in milliseconds. */
const REST_MS = 500;

const NONE: Verdict[] = [];

/** What each chosen channel says of a post that is being written; postId names the one that is changed. */
export function useVerdicts(values: PostForm, postId?: string): Verdict[] {
  const settled = useSettled(values, REST_MS);
  const { data } = useQuery({ ...verdictQuery(toInput({ ...settled, note: "", labels: [] }), postId), enabled: settled.channelIds.length > 0 });
  return data?.data.filter((verdict) => values.channelIds.includes(verdict.channelId)) ?? NONE;
}

/** The findings that concern a field, on one network or on all; what several channels say alike is said once. */
export function issuesAt(verdicts: readonly Verdict[], field: string, network?: NetworkName): VerdictIssue[] {
  const heard = verdicts.filter((verdict) => !network || verdict.network === network).flatMap((verdict) => verdict.issues);
  const found = new Map(heard.filter((issue) => issue.field === field).map((issue) => [issue.message, issue]));
  return [...found.values()];
}
