"use client";

import type { ReactNode } from "react";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/cn";
import { stands, textOf } from "../claims";
import { AddLine, Leaf, RemoveItem } from "../leaf";
import type { Claim } from "../output";
import { useReading } from "../reading";
import { partAt, type Path } from "../tree";

/** A part of a document under its heading. */
export function Part({ title, aside, className, children }: { title: string; aside?: ReactNode; className?: string; children: ReactNode }) {
  return (
    <section className={cn("min-w-0", className)}>
      <div className="mb-2 flex items-center justify-between gap-3">
        <h3 className="text-[0.8125rem] font-medium text-muted">{title}</h3>
        {aside}
      </div>
      {children}
    </section>
  );
}

/** What a document says first: its gist. */
export function Lead({ at, value }: { at: Path; value: string }) {
  return (
    <p className="max-w-3xl text-base leading-relaxed whitespace-pre-line">
      <Leaf at={at} value={value} />
    </p>
  );
}

/** A list of texts. */
export function Lines({ at, values }: { at: Path; values: readonly (string | number)[] }) {
  const { editing } = useReading();
  return (
    <>
      <ul className={cn("flex flex-col gap-1.5 text-sm", !editing && "list-disc pl-5 marker:text-muted")}>
        {values.map((one, i) => (
          <li key={i}>
            <Removable at={[...at, i]}>
              <Leaf at={[...at, i]} value={one} />
            </Removable>
          </li>
        ))}
      </ul>
      <AddLine at={at} />
    </>
  );
}

/** An item of a list with the way to take it out, which is there while the document is edited. */
export function Removable({ at, children }: { at: Path; children: ReactNode }) {
  const { editing } = useReading();
  if (!editing) return children;
  return (
    <span className="flex items-start gap-1">
      <span className="min-w-0 flex-1">{children}</span>
      <RemoveItem at={at} />
    </span>
  );
}

/** Sentences that state something, each with where it comes from. While the text is edited, those that do not stand in it any more say so. */
export function Claims({ at, claims }: { at: Path; claims: readonly Claim[] }) {
  const t = useTranslations("engine");
  const { editing } = useReading();
  const text = editing && textOf(partAt(editing.value, at.slice(0, -1)) ?? "");
  if (claims.length === 0) return null;
  return (
    <details className="text-sm">
      <summary className="w-fit rounded text-[0.8125rem] text-muted hover:text-ink">{t("claims", { count: claims.length })}</summary>
      <ul className="mt-2 flex flex-col gap-2 border-l-2 pl-3">
        {claims.map((claim, i) => {
          const lost = text !== undefined && !stands(claim.sentence, text);
          return (
            <li key={i}>
              <span className={cn("block", lost && "text-muted line-through")}>{editing ? claim.sentence : <Leaf at={[...at, i, "sentence"]} value={claim.sentence} />}</span>
              {lost ? <span className="block text-xs text-muted">{t("lostClaim")}</span> : <Source id={claim.source} />}
            </li>
          );
        })}
      </ul>
    </details>
  );
}

/** Where something comes from: a brand's fact in its own words, or the brief, the strategy and the like. */
export function Source({ id }: { id: string }) {
  const t = useTranslations("engine");
  const { facts } = useReading();
  const key = `source.${id}` as "source.brief";
  return <span className="block text-xs text-muted">{t("from", { source: facts.get(id) ?? (t.has(key) ? t(key) : t("source.fact", { id })) })}</span>;
}
