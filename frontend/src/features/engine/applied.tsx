"use client";

import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { ButtonLink } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { calendarOutput } from "./output";

function firstDay(output: EngineRun["output"]): string {
  const date = calendarOutput.safeParse(output).data?.slots[0]?.date;
  return date ? `?date=${date}` : "";
}

/** Where to find what applying a run made. */
export function appliedHref({ applied, output }: EngineRun): string | undefined {
  if (!applied) return undefined;
  const paths: Record<typeof applied.kind, string> = {
    campaign: `/campaigns/${applied.id}`,
    creative: `/creatives/${applied.id}`,
    brand: `/brands/${applied.id}`,
    posts: `/calendar${firstDay(output)}`,
    asset: `/media?asset=${applied.id}`,
  };
  return paths[applied.kind];
}

/** Says that a run was taken over, and leads to what was made of it. */
export function AppliedNotice({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const href = appliedHref(run);
  if (!run.applied || !href) return null;
  return (
    <Notice tone="success" action={<ButtonLink size="sm" href={href}>{t("openApplied")}</ButtonLink>}>
      {t(`appliedTo.${run.applied.kind}`)}
    </Notice>
  );
}
