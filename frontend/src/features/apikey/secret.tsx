"use client";

import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy";
import { Notice } from "@/components/ui/display";

/** The secret of a key, the one time it is shown. */
export function Secret({ secret, onDone }: { secret: string; onDone: () => void }) {
  const t = useTranslations("keys");
  return (
    <div className="flex flex-col gap-5">
      <Notice tone="warning">{t("secretText")}</Notice>
      <code data-testid="key-secret" className="rounded-lg bg-sunken p-4 font-mono text-sm break-all">
        {secret}
      </code>
      <div className="flex flex-wrap justify-between gap-2">
        <CopyButton text={secret} label={t("copySecret")} />
        <Button variant="primary" onClick={onDone}>
          {t("secretKept")}
        </Button>
      </div>
    </div>
  );
}
