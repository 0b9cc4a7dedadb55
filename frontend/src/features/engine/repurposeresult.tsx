"use client";

import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { Notice } from "@/components/ui/display";
import { CopyResult } from "./copyresult";
import type { RepurposeOutput } from "./output";

/** Posts that a long text was made into: each can be edited and kept as a creative, where the run belongs to a campaign. */
export function RepurposeResult({ run, output }: { run: EngineRun; output: RepurposeOutput }) {
  const t = useTranslations("engine");
  return (
    <div className="flex flex-col gap-4">
      <p className="max-w-3xl leading-relaxed">{output.summary}</p>
      {!run.campaignId && <Notice>{t("noCampaignToKeep")}</Notice>}
      <CopyResult run={run} several options={output.posts.map((post) => ({ ...post, angle: "" }))} />
    </div>
  );
}
