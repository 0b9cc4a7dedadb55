"use client";

import { useState } from "react";
import { RefreshCw, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { ApiKey } from "@campaign-os/shared";
import { RelativeTime, Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge } from "@/components/ui/display";
import { later } from "@/components/ui/later";
import { toast } from "@/components/ui/toast";
import { useCan } from "@/features/session/context";
import { useRevokeKey } from "./queries";

// What opens on a click need not be there before the page is.
const RotateDialog = later(() => import("./rotate").then((module) => module.RotateDialog));

/** One key: what it may do, how it was used, when it ends. */
export function KeyRow({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("keys");
  const mayWrite = useCan("keys:write");
  return (
    <li className="flex flex-wrap items-start gap-x-6 gap-y-3 px-5 py-4">
      <div className="min-w-0 flex-1 basis-64">
        <p className="flex flex-wrap items-center gap-2 text-sm font-medium">
          {apiKey.name}
          <Badge tone={apiKey.status === "active" ? "success" : "neutral"}>{t(`status.${apiKey.status}`)}</Badge>
          <code className="font-mono text-xs font-normal text-muted">…{apiKey.last4}</code>
        </p>
        <ul aria-label={t("scopes")} className="mt-2 flex flex-wrap gap-1">
          {apiKey.scopes.map((scope) => (
            <li key={scope}>
              <code className="rounded bg-sunken px-1.5 py-0.5 font-mono text-xs">{scope}</code>
            </li>
          ))}
        </ul>
        <Uses apiKey={apiKey} />
      </div>
      {mayWrite && (
        <div className="flex gap-2">
          <RotateButton apiKey={apiKey} />
          <RevokeButton apiKey={apiKey} />
        </div>
      )}
    </li>
  );
}

function Uses({ apiKey: { createdBy, createdAt, lastUsedAt, expiresAt, overlapEndsAt } }: { apiKey: ApiKey }) {
  const t = useTranslations("keys");
  return (
    <div className="mt-2 text-[0.8125rem] text-muted">
      <p>
        {t("madeBy", { name: createdBy })} · <Time at={createdAt} style="day" />
      </p>
      <p>
        {lastUsedAt ? (
          <>
            {t("lastUsed")} <RelativeTime at={lastUsedAt} />
          </>
        ) : (
          t("neverUsed")
        )}
        {" · "}
        {expiresAt ? (
          <>
            {t("expires")} <Time at={expiresAt} style="day" />
          </>
        ) : (
          t("neverExpires")
        )}
      </p>
      {overlapEndsAt && (
        <p className="mt-1 text-warning">
          {t("overlap")} <Time at={overlapEndsAt} />
        </p>
      )}
    </div>
  );
}

function RotateButton({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("keys");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button size="sm" icon={<RefreshCw aria-hidden />} aria-label={t("rotateName", { name: apiKey.name })} onClick={() => setOpen(true)}>
        {t("rotate")}
      </Button>
      {open && <RotateDialog apiKey={apiKey} onClose={() => setOpen(false)} />}
    </>
  );
}

function RevokeButton({ apiKey }: { apiKey: ApiKey }) {
  const t = useTranslations("keys");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const revoke = useRevokeKey(apiKey);
  const confirm = () => revoke.mutate(undefined, { onSuccess: () => toast.success(t("revoked", { name: apiKey.name })), onSettled: () => setAsking(false) });
  return (
    <>
      <Button size="sm" variant="danger" icon={<Trash2 aria-hidden />} aria-label={t("revokeName", { name: apiKey.name })} onClick={() => setAsking(true)}>
        {t("revoke")}
      </Button>
      <Confirm open={asking} onOpenChange={setAsking} title={t("revokeTitle", { name: apiKey.name })} confirmLabel={t("revoke")} cancelLabel={c("cancel")} busy={revoke.isPending} onConfirm={confirm}>
        {t("revokeText")}
      </Confirm>
    </>
  );
}
