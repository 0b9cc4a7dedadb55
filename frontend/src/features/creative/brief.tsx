"use client";

import { useTranslations } from "next-intl";
import type { Creative } from "@campaign-os/shared";
import { Card, CardHeader } from "@/components/ui/display";
import { CreativeBriefView } from "@/features/engine/view/creativebrief";

/** How the picture or film of a creative is to be made. */
export function BriefCard({ creative: { name, brief } }: { creative: Creative }) {
  const t = useTranslations("creative");
  if (!brief) return null;
  return (
    <Card className="@container mb-4">
      <CardHeader title={t("brief")} description={t("briefText")} />
      <div className="px-5 pb-5">
        <CreativeBriefView value={{ title: name, ...brief, claims: [] }} />
      </div>
    </Card>
  );
}
