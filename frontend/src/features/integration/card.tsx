"use client";

import { useState } from "react";
import { PencilLine, PlugZap, Trash2 } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Integration } from "@campaign-os/shared";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge, Card, Notice } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { Deed } from "./deed";
import { ProviderForm } from "./form";
import { useRemoveIntegration, useTestIntegration, type Scope } from "./queries";
import { Settings } from "./settings";
import { Trial } from "./trial";
import { isStored } from "./typed";

interface ProviderProps {
  scope: Scope;
  integration: Integration;
  mayWrite: boolean;
  /** Whether it is being changed. */
  open: boolean;
  onOpen: (on: boolean) => void;
}

const tones = { ready: "success", incomplete: "warning", unreadable: "danger" } as const;

/** A provider: what it is for, what is in force and where that comes from, and how to change and try it. */
export function ProviderCard({ scope, integration, mayWrite, open, onOpen }: ProviderProps) {
  const t = useTranslations("integration");
  const { title, help, state, source, problem } = integration;
  return (
    <Card>
      <div className="flex flex-wrap items-start justify-between gap-3 p-5">
        <div className="min-w-0 flex-1 basis-64">
          <h2 className="flex flex-wrap items-center gap-2 text-base font-semibold">
            {title}
            <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
          </h2>
          <p className="mt-1 text-sm text-muted">{help}</p>
          {state === "ready" && <p className="mt-1 text-[0.8125rem] text-muted">{t(`inForce.${source}`)}</p>}
        </div>
        {mayWrite && !open && (
          <Deed scope={scope} operation="putIntegration" icon={<PencilLine aria-hidden />} onClick={() => onOpen(true)}>
            {t(isStored(integration) ? "change" : "setUp")}
          </Deed>
        )}
      </div>
      {problem && state !== "ready" && (
        <Notice tone={tones[state]} className="mx-5 mb-5">
          {problem}
        </Notice>
      )}
      {open ? (
        <ProviderForm scope={scope} integration={integration} onClose={() => onOpen(false)} />
      ) : (
        <>
          <Settings integration={integration} scope={scope} />
          <Foot scope={scope} integration={integration} mayWrite={mayWrite} />
        </>
      )}
    </Card>
  );
}

/** What can be done with the settings as they are, and who changed them last. */
function Foot({ scope, integration, mayWrite }: { scope: Scope; integration: Integration; mayWrite: boolean }) {
  const t = useTranslations("integration");
  const test = useTestIntegration(scope);
  const { updatedAt, updatedBy } = integration;
  return (
    <div className="flex flex-col gap-3 border-t px-5 py-4">
      <div className="flex flex-wrap items-center justify-between gap-3">
        <p className="text-[0.8125rem] text-muted">
          {updatedAt ? (
            <>
              {t("changed")} <Time at={updatedAt} />
              {updatedBy && ` · ${updatedBy.name || t("gone")}`}
            </>
          ) : (
            t("neverChanged")
          )}
        </p>
        {mayWrite && (
          <div className="flex flex-wrap gap-2">
            {isStored(integration) && <Remove scope={scope} integration={integration} />}
            <Deed scope={scope} operation="testIntegration" size="sm" icon={<PlugZap aria-hidden />} busy={test.isPending} onClick={() => test.mutate({ integration, body: {} })}>
              {t("test")}
            </Deed>
          </div>
        )}
      </div>
      <Trial trial={test.data} problem={test.error} />
    </div>
  );
}

function Remove({ scope, integration }: { scope: Scope; integration: Integration }) {
  const t = useTranslations("integration");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const remove = useRemoveIntegration(scope);
  return (
    <>
      <Button size="sm" variant="ghost" icon={<Trash2 aria-hidden />} onClick={() => setAsking(true)}>
        {t("remove")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("removeTitle", { name: integration.title })}
        confirmLabel={t("remove")}
        cancelLabel={c("cancel")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(integration, { onSuccess: () => toast.success(t("removed")), onSettled: () => setAsking(false) })}
      >
        {t(scope === "platform" ? "removeText" : "removeOwnText")}
      </Confirm>
    </>
  );
}
