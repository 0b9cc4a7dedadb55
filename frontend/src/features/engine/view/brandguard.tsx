"use client";

import { CircleAlert, CircleCheck, CircleX } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy";
import { Badge, Notice, type Tone } from "@/components/ui/display";
import { Leaf } from "../leaf";
import { MarkedText, showFinding } from "../marked";
import { placesOf, type Mark, type Severity } from "../marks";
import type { BrandGuardOutput } from "../output";
import { useOptionName } from "../words";
import { Part } from "./part";

const verdicts = {
  pass: { tone: "success", Icon: CircleCheck },
  fix: { tone: "warning", Icon: CircleAlert },
  block: { tone: "danger", Icon: CircleX },
} as const;

const tones: Record<Severity, Tone> = { high: "danger", medium: "warning", low: "neutral" };

/** A text held against the brand: the verdict, the words that it is about where they stand, and the text put right. */
export function BrandGuardView({ value, input }: { value: BrandGuardOutput; input: Record<string, unknown> }) {
  const t = useTranslations("engine.guard");
  const e = useTranslations("engine");
  const { tone, Icon } = verdicts[value.verdict];
  const text = String(input.text ?? "");
  const marks = value.issues.map((issue, i): Mark => ({ n: i + 1, quote: issue.quote, message: issue.message, severity: issue.severity }));
  return (
    <div className="flex flex-col gap-6">
      <Notice tone={tone} icon={<Icon aria-hidden />}>
        <p className="font-medium">{t(value.verdict)}</p>
        <p className="text-ink">
          <Leaf at={["summary"]} value={value.summary} />
        </p>
      </Notice>
      <div className="grid gap-6 @3xl:grid-cols-2">
        <Part title={t("text")}>
          <div className="rounded-xl border p-4 text-sm leading-relaxed break-words whitespace-pre-line">
            <MarkedText text={text} marks={marks} />
          </div>
        </Part>
        <Part title={t("issues", { count: value.issues.length })}>
          <ol className="flex flex-col gap-3">
            {value.issues.map((issue, i) => (
              <Issue key={i} issue={issue} i={i} stands={placesOf(text, issue.quote).length > 0} />
            ))}
          </ol>
        </Part>
      </div>
      {value.rewritten && (
        <Part title={t("rewritten")} aside={<CopyButton text={value.rewritten} label={e("copyAll")} />}>
          <div className="rounded-xl bg-success-soft/60 p-4 text-sm leading-relaxed break-words whitespace-pre-line">
            <Leaf at={["rewritten"]} value={value.rewritten} />
          </div>
        </Part>
      )}
    </div>
  );
}

interface IssueProps {
  issue: BrandGuardOutput["issues"][number];
  i: number;
  /** Whether its words stand in the text, so that they can be shown there. */
  stands: boolean;
}

function Issue({ issue, i, stands }: IssueProps) {
  const t = useTranslations("engine.guard");
  const option = useOptionName();
  return (
    <li className="min-w-0 rounded-lg border p-3 text-sm">
      <p className="flex flex-wrap items-center gap-2 text-xs">
        <span className="grid size-5 place-items-center rounded-full bg-sunken font-semibold">{i + 1}</span>
        <Badge tone={tones[issue.severity]}>
          <Leaf at={["issues", i, "severity"]} value={issue.severity} read={option} />
        </Badge>
        <span className="text-muted">
          <Leaf at={["issues", i, "kind"]} value={issue.kind} read={option} />
        </span>
        {stands && (
          <button type="button" onClick={() => showFinding(i + 1)} className="ml-auto rounded text-muted underline decoration-line-strong underline-offset-2 hover:text-ink">
            {t("show")}
          </button>
        )}
      </p>
      <p className="mt-2">
        <Leaf at={["issues", i, "message"]} value={issue.message} />
      </p>
      {issue.quote && (
        <p className="mt-2 break-words text-muted">
          <s>{issue.quote}</s>{" "}
          <span className="text-success">{issue.suggestion ? <Leaf at={["issues", i, "suggestion"]} value={issue.suggestion} /> : t("leaveOut")}</span>
        </p>
      )}
    </li>
  );
}
