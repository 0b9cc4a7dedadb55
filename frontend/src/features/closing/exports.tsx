"use client";

import { useInfiniteQuery } from "@tanstack/react-query";
import { Archive, Download } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { Export } from "@campaign-os/shared";
import { Pages } from "@/components/state/pages";
import { RelativeTime, Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Badge, Card, CardHeader, ProgressBar, Skeleton, type Tone } from "@/components/ui/display";
import { formatBytes } from "@/lib/bytes";
import { exportsQuery, isUnderWay, useCreateExport, useSaveExport } from "./queries";

/** Archives of everything the team has: made by a worker, kept for a while. */
export function ExportCard({ shut }: { /** Nothing may be asked for. */ shut?: boolean }) {
  const t = useTranslations("closing.export");
  const create = useCreateExport();
  const query = useInfiniteQuery({ ...exportsQuery, enabled: !shut });
  const busy = query.data?.pages.some((page) => page.data.some(isUnderWay));
  return (
    <Card>
      <CardHeader
        title={t("title")}
        description={t("text")}
        action={
          <Button icon={<Archive aria-hidden />} busy={create.isPending} disabled={shut || busy} onClick={() => create.mutate()}>
            {t("start")}
          </Button>
        }
      />
      {!shut && (
        <div aria-live="polite" className="px-5 pb-5">
          <Pages query={query} skeleton={<Skeleton className="h-16" />} empty={<p className="text-sm text-muted">{t("none")}</p>}>
            {(exports) => (
              <ul className="divide-y border-t">
                {exports.map((it) => (
                  <ExportRow key={it.id} it={it} />
                ))}
              </ul>
            )}
          </Pages>
        </div>
      )}
    </Card>
  );
}

const tones: Record<Export["status"], Tone> = { queued: "neutral", running: "accent", ready: "success", failed: "danger", expired: "neutral" };

function ExportRow({ it }: { it: Export }) {
  const t = useTranslations("closing.export");
  const locale = useLocale();
  const save = useSaveExport();
  return (
    <li className="flex flex-wrap items-center gap-x-4 gap-y-2 py-3 text-sm">
      <div className="min-w-0 flex-1 basis-56">
        <p className="flex flex-wrap items-center gap-x-2 gap-y-1">
          <span className="font-medium">
            <Time at={it.createdAt} />
          </span>
          <Badge tone={tones[it.status]}>{t(`status.${it.status}`)}</Badge>
        </p>
        <p className="mt-0.5 text-[0.8125rem] text-muted">
          {t("by", { name: it.requestedBy })}
          {it.size !== undefined && it.size > 0 && ` · ${formatBytes(it.size, locale)}`}
          {it.status === "ready" && it.expiresAt && (
            <>
              {" · "}
              {t("expires")} <RelativeTime at={it.expiresAt} />
            </>
          )}
        </p>
        {it.error && <p className="mt-0.5 text-[0.8125rem] text-danger">{it.error}</p>}
        {isUnderWay(it) && (
          <div className="mt-2 max-w-sm">
            <ProgressBar value={it.progress} label={t("progress", { percent: it.progress })} />
          </div>
        )}
      </div>
      {it.status === "ready" && (
        <Button size="sm" icon={<Download aria-hidden />} busy={save.isPending} onClick={() => save.mutate(it)}>
          {t("download")}
        </Button>
      )}
    </li>
  );
}
