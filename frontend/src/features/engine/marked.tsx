"use client";

import { useTranslations } from "next-intl";
import { cn } from "@/lib/cn";
import { gravest, stretches, type Mark, type Severity } from "./marks";

const looks: Record<Severity, string> = {
  high: "bg-danger-soft decoration-danger",
  medium: "bg-warning-soft decoration-warning",
  low: "bg-sunken decoration-line-strong",
};

/** A text in which the words that something was found about stand out, each with the number of its finding. */
export function MarkedText({ text, marks }: { text: string; marks: readonly Mark[] }) {
  if (marks.length === 0) return text;
  return stretches(text, marks).map((stretch, i) => {
    const severity = gravest(stretch.marks);
    if (!severity) return <span key={i}>{stretch.text}</span>;
    return (
      <mark key={i} title={stretch.marks.map((mark) => mark.message).join(" ")} className={cn("rounded-sm px-0.5 text-ink underline decoration-2 underline-offset-3 [box-decoration-break:clone]", looks[severity])}>
        {stretch.text}
        {stretch.ends.map((mark) => (
          <Number key={mark.n} n={mark.n} />
        ))}
      </mark>
    );
  });
}

function Number({ n }: { n: number }) {
  const t = useTranslations("engine");
  return (
    <sup data-finding={n} tabIndex={-1} className="ml-0.5 scroll-mt-24 text-[0.6875rem] font-semibold">
      <span className="sr-only">{t("finding")} </span>
      {n}
    </sup>
  );
}

/** Brings the words of a finding into sight, and the reader to them. */
export function showFinding(n: number): void {
  const mark = document.querySelector<HTMLElement>(`[data-finding="${n}"]`);
  mark?.scrollIntoView({ block: "center", behavior: "smooth" });
  mark?.focus({ preventScroll: true });
}
