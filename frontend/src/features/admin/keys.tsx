"use client";

import { useState } from "react";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck, RefreshCw, TriangleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import type { KeyRotation } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm } from "@/components/ui/dialog";
import { Badge, Card, CardHeader, Notice, ProgressBar, Skeleton } from "@/components/ui/display";
import { useCan } from "@/features/session/context";
import { api, take } from "@/lib/api";
import { rotationQuery } from "./queries";

const tones = { none: "neutral", running: "accent", done: "success", failed: "danger" } as const;

/** The encryption keys: which one seals, and how far secrets are sealed with it. */
export function AdminKeys() {
  const t = useTranslations("admin.keys");
  const i = useTranslations("integration");
  const query = useQuery(rotationQuery);
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} crumbs={[{ href: "/admin/integrations", label: i("title") }]} />
      <div className="max-w-4xl">
        <Loaded query={query} skeleton={<Skeleton className="h-64 rounded-xl" />}>
          {(rotation) => <Rotation rotation={rotation} />}
        </Loaded>
      </div>
    </>
  );
}

function Rotation({ rotation }: { rotation: KeyRotation }) {
  const t = useTranslations("admin.keys");
  const { state, phase, keyId, startedAt, finishedAt } = rotation;
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex flex-wrap items-center gap-2">
            {t("key", { id: keyId })} <Badge tone={tones[state]}>{t(`state.${state}`)}</Badge>
          </span>
        }
        description={
          startedAt ? (
            <>
              {t("started")} <Time at={startedAt} />
              {finishedAt && (
                <>
                  {" · "}
                  {t("finished")} <Time at={finishedAt} />
                </>
              )}
            </>
          ) : (
            t("never")
          )
        }
        action={useCan("platform:write") && <Start state={state} />}
      />
      <div role="status" className="flex flex-col gap-4 px-5 pb-5">
        {state === "running" && phase && <p className="text-sm text-muted">{t(`phase.${phase}`)}</p>}
        {state === "done" && (
          <Notice tone="success" icon={<CircleCheck aria-hidden />}>
            {t("doneText")}
          </Notice>
        )}
        {state === "none" && <p className="max-w-prose text-sm text-muted">{t("how")}</p>}
        {rotation.counts.map((count) => (
          <Count key={count.kind} count={count} verifying={phase === "verifying" || state === "done"} />
        ))}
        {rotation.failures.length > 0 && <Failures failures={rotation.failures} />}
      </div>
    </Card>
  );
}

function Count({ count: { kind, total, done, verified }, verifying }: { count: KeyRotation["counts"][number]; verifying: boolean }) {
  const t = useTranslations("admin.keys");
  const at = verifying ? verified : done;
  return (
    <div>
      <div className="mb-1.5 flex justify-between gap-4 text-sm">
        <span>{t(`kind.${kind}`)}</span>
        <span className="text-muted tabular-nums">{t(verifying ? "verified" : "sealed", { at, total })}</span>
      </div>
      <ProgressBar value={total === 0 ? 1 : at} max={Math.max(1, total)} label={t(`kind.${kind}`)} />
    </div>
  );
}

function Failures({ failures }: { failures: KeyRotation["failures"] }) {
  const t = useTranslations("admin.keys");
  return (
    <Notice tone="danger" icon={<TriangleAlert aria-hidden />}>
      <p className="font-medium">{t("failures", { count: failures.length })}</p>
      <p className="mt-1">{t("failuresText")}</p>
      <ul className="mt-3 flex flex-col gap-2">
        {failures.map(({ kind, document, field, keyId, reason }) => (
          <li key={`${document} ${field}`}>
            <span className="font-mono text-xs break-all">
              {document} · {field}
            </span>
            <span className="block">
              {t(`kind.${kind}`)}, {t("key", { id: keyId })}: {reason}
            </span>
          </li>
        ))}
      </ul>
    </Notice>
  );
}

/** Starts a rotation, or one that stopped once more. */
function Start({ state }: { state: KeyRotation["state"] }) {
  const t = useTranslations("admin.keys");
  const c = useTranslations("common");
  const client = useQueryClient();
  const [asking, setAsking] = useState(false);
  const start = useMutation({
    mutationFn: () => take(api.POST("/v1/admin/keys/rotate")),
    onSuccess: (rotation) => client.setQueryData(rotationQuery.queryKey, rotation),
    onSettled: () => setAsking(false),
  });
  return (
    <>
      <Button variant="primary" icon={<RefreshCw aria-hidden />} disabled={state === "running"} onClick={() => setAsking(true)}>
        {t(state === "failed" ? "again" : "start")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("startTitle")}
        confirmLabel={t("start")}
        cancelLabel={c("cancel")}
        variant="primary"
        busy={start.isPending}
        onConfirm={() => start.mutate()}
      >
        {t("startText")}
      </Confirm>
    </>
  );
}
