"use client";

import type { ReactNode } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { AuditChange, AuditEvent } from "@campaign-os/shared";
import { humanize, isShort, shorten, targetHref, valueText, verbOf, type Area } from "./event";

/** Names of kinds, verbs and fields in the language of the person; a new one is told in the API's own word. */
export function useAuditWords() {
  const t = useTranslations("audit");
  const look = (key: string, name: string) => (t.has(key as "title") ? t(key as "title") : humanize(name));
  return {
    kind: (kind: string) => look(`kind.${kind}`, kind),
    field: (field: string) => look(`fields.${field.replaceAll(".", "_")}`, field),
    /** What was done, with what it was done to: `Changed post “Winter roast”`. */
    deed: (event: AuditEvent, what: ReactNode) => {
      const own = `deeds.${event.action.replaceAll(".", "_")}`;
      const key = t.has(own as "title") ? own : `verb.${verbOf(event.action)}`;
      const values = { what: () => what, name: event.targetName ?? "", verb: humanize(verbOf(event.action)) };
      return t.rich((t.has(key as "title") ? key : "verb.other") as "verb.other", values);
    },
  };
}

/** What was done, in plain words; what it was done to is a link to its page. */
export function Deed({ event, area }: { event: AuditEvent; area: Area }) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const href = targetHref(event, area);
  const kind = words.kind(event.targetKind);
  const name = event.targetName ? t("named", { name: shorten(event.targetName) }) : undefined;
  const what = (
    <>
      {kind}
      {name && " "}
      {name && (href ? <TargetLink href={href}>{name}</TargetLink> : name)}
    </>
  );
  const linked = !name && href ? <TargetLink href={href}>{kind}</TargetLink> : what;
  return <>{words.deed(event, linked)}</>;
}

function TargetLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className="font-medium underline decoration-line-strong underline-offset-2 hover:decoration-ink">
      {children}
    </Link>
  );
}

/** What changed, in a line: short values with before and after, the others by name alone. */
export function ChangeLine({ changes }: { changes: readonly AuditChange[] }) {
  const words = useAuditWords();
  if (changes.length === 0) return null;
  const texts = changes.map((change) => (isShort(change) ? `${words.field(change.field)}: ${valueText(change.before)} → ${valueText(change.after)}` : words.field(change.field)));
  return <span className="block max-w-lg truncate text-[0.8125rem] text-muted">{texts.join(" · ")}</span>;
}

/** Who did it, and who acted in their name. */
export function Who({ event }: { event: AuditEvent }) {
  const t = useTranslations("audit");
  const { kind, id, name, operator, operatorName } = event.actor;
  return (
    <>
      <span className="block truncate font-medium md:max-w-56">{kind === "system" ? t("system") : name || id}</span>
      {kind !== "user" && <span className="block text-[0.8125rem] text-muted">{kind === "system" ? id : t("apiKey")}</span>}
      {operator && <span className="block text-[0.8125rem] text-warning md:max-w-56">{t("onBehalf", { operator: operatorName || operator })}</span>}
    </>
  );
}
