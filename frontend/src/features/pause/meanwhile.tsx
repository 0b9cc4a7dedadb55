"use client";

import { useTranslations } from "next-intl";
import type { Pause } from "@campaign-os/shared";
import { RadioCards } from "@/components/ui/choice";

const choices = ["ask", "publish", "skip"] as const;

interface MeanwhileProps {
  value: Pause["meanwhile"];
  onChange: (value: Pause["meanwhile"]) => void;
}

/** Chooses what becomes of the posts that fall due during a pause. */
export function Meanwhile({ value, onChange }: MeanwhileProps) {
  const t = useTranslations("pause");
  const cards = choices.map((choice) => ({ value: choice, title: t(`meanwhile.${choice}`), text: t(`meanwhileText.${choice}`) }));
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-sm font-medium">{t("meanwhileLabel")}</p>
      <RadioCards label={t("meanwhileLabel")} value={value} onChange={onChange} cards={cards} />
    </div>
  );
}
