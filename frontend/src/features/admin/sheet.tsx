"use client";

import type { UseMutationResult } from "@tanstack/react-query";
import { Download } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";

/** Saves what a list shows as a file of comma-separated values. */
export function SheetButton<T>({ sheet, wanted }: { sheet: UseMutationResult<void, Error, T>; wanted: T }) {
  const t = useTranslations("audit");
  return (
    <Button icon={<Download aria-hidden />} busy={sheet.isPending} onClick={() => sheet.mutate(wanted)}>
      {t("export")}
    </Button>
  );
}
