"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useLocale, useTranslations } from "next-intl";
import type { Asset } from "@campaign-os/shared";
import { Loaded } from "@/components/state/loaded";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Confirm, Sheet } from "@/components/ui/dialog";
import { Notice, Skeleton } from "@/components/ui/display";
import { Field, Textarea } from "@/components/ui/field";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { useCan, useDraftName } from "@/features/session/context";
import { formatBytes } from "@/lib/bytes";
import { clearDraft, readDraft, writeDraft } from "@/lib/draft";
import { assetQuery, useDeleteAsset, useUpdateAsset } from "./queries";

/** One asset: what it shows, and what someone who can't see it is told. */
export function AssetSheet({ id, onClose }: { id: string; onClose: () => void }) {
  const t = useTranslations("media");
  const c = useTranslations("common");
  const query = useQuery(assetQuery(id));
  return (
    <Sheet open onOpenChange={(open) => !open && onClose()} title={query.data?.filename ?? t("title")} closeLabel={c("close")}>
      <Loaded query={query} skeleton={<Skeleton className="h-80" />}>
        {(asset) => <AssetDetails key={asset.id} asset={asset} onClose={onClose} />}
      </Loaded>
    </Sheet>
  );
}

function AssetDetails({ asset, onClose }: { asset: Asset; onClose: () => void }) {
  const t = useTranslations("media");
  const c = useTranslations("common");
  const mayWrite = useCan("assets:write");
  const draft = useDraftName(`asset:${asset.id}`);
  const [altText, setAltText] = useState(() => readDraft<string>(draft) ?? asset.altText);
  const update = useUpdateAsset();
  const write = (text: string) => (setAltText(text), writeDraft(draft, text));
  const done = () => (clearDraft(draft), toast.success(t("saved")));
  return (
    <div className="flex flex-col gap-5">
      <Preview asset={asset} />
      {asset.rejection && <Notice tone="danger">{asset.rejection.message}</Notice>}
      <Field label={t("altText")} help={t("altHelp")} aside={<span className="text-xs text-muted">{altText.length}/1000</span>}>
        <Textarea rows={3} maxLength={1000} disabled={!mayWrite} value={altText} onChange={(event) => write(event.target.value)} />
      </Field>
      <Facts asset={asset} />
      {mayWrite && (
        <div className="flex items-start justify-between gap-2">
          <DeleteAsset asset={asset} onDeleted={onClose} />
          <GatedAction
            operation="updateAsset"
            variant="primary"
            disabled={altText === asset.altText}
            busy={update.isPending}
            onClick={() => update.mutate({ asset, altText }, { onSuccess: done })}
          >
            {c("save")}
          </GatedAction>
        </div>
      )}
    </div>
  );
}

function Preview({ asset }: { asset: Asset }) {
  if (!asset.url) return null;
  if (asset.kind === "video") return <video src={asset.url} controls className="max-h-80 w-full rounded-lg bg-sunken" />;
  // eslint-disable-next-line @next/next/no-img-element
  return <img src={asset.url} alt={asset.altText || asset.filename} className="max-h-80 w-full rounded-lg bg-sunken object-contain" />;
}

function Facts({ asset }: { asset: Asset }) {
  const t = useTranslations("media");
  const locale = useLocale();
  const rows = [
    [t("type"), asset.contentType],
    [t("size"), formatBytes(asset.size, locale)],
    [t("pixels"), asset.width > 0 ? `${asset.width} × ${asset.height}` : "–"],
    [t("added"), <Time key="added" at={asset.createdAt} />],
  ] as const;
  return (
    <dl className="grid grid-cols-[auto_1fr] gap-x-6 gap-y-1 text-sm">
      {rows.map(([name, value]) => (
        <div key={name} className="contents">
          <dt className="text-muted">{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

function DeleteAsset({ asset, onDeleted }: { asset: Asset; onDeleted: () => void }) {
  const t = useTranslations("media");
  const c = useTranslations("common");
  const [asking, setAsking] = useState(false);
  const remove = useDeleteAsset();
  return (
    <>
      <Button variant="danger" onClick={() => setAsking(true)}>
        {c("delete")}
      </Button>
      <Confirm
        open={asking}
        onOpenChange={setAsking}
        title={t("deleteTitle", { name: asset.filename })}
        confirmLabel={c("delete")}
        cancelLabel={c("cancel")}
        busy={remove.isPending}
        onConfirm={() => remove.mutate(asset, { onSuccess: onDeleted, onSettled: () => setAsking(false) })}
      >
        {t("deleteText")}
      </Confirm>
    </>
  );
}
