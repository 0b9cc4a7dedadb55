"use client";

import { Lock } from "lucide-react";
import { useTranslations } from "next-intl";
import { Empty } from "@/components/state/empty";
import { Card } from "@/components/ui/display";
import { OwnOnly, useActing } from "@/features/impersonation/limit";
import { useCan } from "@/features/session/context";
import { DeleteCard } from "./delete";
import { ExportCard } from "./exports";

/** The team's data as a whole: taking it along, and having it erased. */
export function DataPage() {
  const t = useTranslations();
  const mayOwn = useCan("tenant:own");
  const acting = useActing();
  if (!mayOwn && !acting) {
    return (
      <Card>
        <Empty icon={<Lock aria-hidden />} title={t("state.forbidden.title")}>
          {t("closing.ownerOnly")}
        </Empty>
      </Card>
    );
  }
  return (
    <OwnOnly>
      <div className="flex flex-col gap-4">
        <ExportCard shut={acting} />
        <DeleteCard />
      </div>
    </OwnOnly>
  );
}
