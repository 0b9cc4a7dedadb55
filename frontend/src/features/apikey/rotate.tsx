"use client";

import { useState } from "react";
import { useTranslations } from "next-intl";
import type { ApiKey } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { RadioCards } from "@/components/ui/choice";
import { Dialog } from "@/components/ui/dialog";
import { useRotateKey } from "./queries";
import { Secret } from "./secret";

/** For how many hours the old secret may go on working. */
const OVERLAPS = ["0", "1", "24", "168"] as const;

/** Gives a key a new secret, and time to put it everywhere. */
export function RotateDialog({ apiKey, onClose }: { apiKey: ApiKey; onClose: () => void }) {
  const t = useTranslations("keys");
  const c = useTranslations("common");
  const [overlap, setOverlap] = useState<(typeof OVERLAPS)[number]>("24");
  const rotate = useRotateKey(apiKey);
  const secret = rotate.data?.secret;
  return (
    <Dialog
      firm={Boolean(secret)}
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("rotateTitle", { name: apiKey.name })}
      description={secret ? undefined : t("rotateText")}
      closeLabel={c("close")}
    >
      {secret ? (
        <Secret secret={secret} onDone={onClose} />
      ) : (
        <div className="flex flex-col gap-5">
          <RadioCards label={t("overlapLabel")} value={overlap} onChange={setOverlap} cards={OVERLAPS.map((hours) => ({ value: hours, title: t(`overlaps.${hours}`) }))} />
          <Button variant="primary" className="self-end" busy={rotate.isPending} onClick={() => rotate.mutate(Number(overlap))}>
            {t("rotate")}
          </Button>
        </div>
      )}
    </Dialog>
  );
}
