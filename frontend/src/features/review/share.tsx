"use client";

import { useState } from "react";
import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { ReviewLink } from "@campaign-os/shared";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { CopyButton } from "@/components/ui/copy";
import { Dialog } from "@/components/ui/dialog";
import { Notice } from "@/components/ui/display";
import { Field, Input } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { GatedAction } from "@/features/billing/gated";
import { ProblemNotice } from "@/features/post/problem";
import { linksQuery, useCreateLink, useRevokeLink } from "./queries";

const lives = ["3", "7", "14", "30", "90"] as const;

/** Makes a link at which people without an account read posts and comment, and ends those there are. */
export function ShareDialog({ postIds, onClose }: { postIds: string[]; onClose: () => void }) {
  const t = useTranslations("review");
  const c = useTranslations("common");
  const create = useCreateLink();
  const [name, setName] = useState("");
  const [days, setDays] = useState<(typeof lives)[number]>("14");
  return (
    <Dialog
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("shareTitle", { count: postIds.length })}
      description={t("shareText")}
      closeLabel={c("close")}
      footer={
        create.data ? (
          <Button variant="primary" onClick={onClose}>
            {c("close")}
          </Button>
        ) : (
          <>
            <Button onClick={onClose}>{c("cancel")}</Button>
            <GatedAction operation="createReviewLink" variant="primary" disabled={!name.trim()} busy={create.isPending} onClick={() => create.mutate({ name: name.trim(), postIds, days: Number(days) })}>
              {t("create")}
            </GatedAction>
          </>
        )
      }
    >
      {create.data ? (
        <Notice tone="success">
          <p>{t("made")}</p>
          <p className="mt-2 font-mono text-[0.8125rem] break-all">{create.data.url}</p>
          <div className="mt-3">
            <CopyButton text={create.data.url} label={t("copy")} />
          </div>
        </Notice>
      ) : (
        <div className="grid gap-4 sm:grid-cols-[minmax(0,1fr)_9rem]">
          <Field label={t("name")} help={t("nameHelp")}>
            <Input maxLength={80} value={name} onChange={(event) => setName(event.target.value)} />
          </Field>
          <Field label={t("life")}>
            <Select value={days} onChange={setDays} options={lives.map((value) => ({ value, label: t("days", { days: Number(value) }) }))} />
          </Field>
        </div>
      )}
      <ProblemNotice className="mt-4" problem={create.error} />
      <Standing postIds={postIds} />
    </Dialog>
  );
}

/** The links that show these posts already. */
function Standing({ postIds }: { postIds: string[] }) {
  const t = useTranslations("review");
  const links = useQuery(linksQuery).data?.data ?? [];
  const shown = links.filter((link) => link.postIds.some((id) => postIds.includes(id)));
  if (shown.length === 0) return null;
  return (
    <div className="mt-6">
      <h3 className="text-sm font-medium">{t("standing")}</h3>
      <ul className="mt-2 divide-y border-y">
        {shown.map((link) => (
          <Row key={link.id} link={link} />
        ))}
      </ul>
    </div>
  );
}

function Row({ link }: { link: ReviewLink }) {
  const t = useTranslations("review");
  const revoke = useRevokeLink();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-1 py-2 text-sm">
      <span className="min-w-0 flex-1 truncate">
        {link.name}{" "}
        <span className="text-[0.8125rem] text-muted">
          {t("until")} <Time at={link.expiresAt} style="day" />
        </span>
      </span>
      <Button size="sm" busy={revoke.isPending} aria-label={t("revokeName", { name: link.name })} onClick={() => revoke.mutate(link.id)}>
        {t("revoke")}
      </Button>
    </li>
  );
}
