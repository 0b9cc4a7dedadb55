"use client";

import { CircleCheck } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge, type Tone } from "@/components/ui/display";
import { Leaf } from "../leaf";
import type { InsightOutput } from "../output";
import { useFieldName, useOptionName } from "../words";
import { Lead, Part, Source } from "./part";

const efforts: Record<string, Tone> = { small: "success", medium: "warning", large: "danger" };

/** What a campaign's results say: what was seen and why we think so, what to change, and what to keep. */
export function InsightView({ value }: { value: InsightOutput }) {
  const title = useFieldName();
  return (
    <div className="flex flex-col gap-7">
      <Lead at={["summary"]} value={value.summary} />
      <Part title={title("findings")}>
        <ol className="grid gap-4 @2xl:grid-cols-2">
          {value.findings.map((finding, i) => (
            <li key={i} className="min-w-0 rounded-xl border p-4 text-sm">
              <p className="font-medium">
                <Leaf at={["findings", i, "observation"]} value={finding.observation} />
              </p>
              <p className="mt-1.5 border-l-2 pl-3 text-muted">
                <Leaf at={["findings", i, "evidence"]} value={finding.evidence} />
              </p>
              <div className="mt-2">
                <Source id={finding.source} />
              </div>
            </li>
          ))}
        </ol>
      </Part>
      <Part title={title("changes")}>
        <ol className="divide-y rounded-xl border">
          {value.changes.map((change, i) => (
            <Change key={i} change={change} i={i} />
          ))}
        </ol>
      </Part>
      <Part title={title("keep")}>
        <ul className="flex flex-col gap-1.5 text-sm">
          {value.keep.map((one, i) => (
            <li key={i} className="flex items-start gap-2">
              <CircleCheck aria-hidden className="mt-0.5 size-4 shrink-0 text-success" />
              <span>
                <Leaf at={["keep", i]} value={one} />
              </span>
            </li>
          ))}
        </ul>
      </Part>
    </div>
  );
}

function Change({ change, i }: { change: InsightOutput["changes"][number]; i: number }) {
  const t = useTranslations("engine");
  const title = useFieldName();
  const option = useOptionName();
  return (
    <li className="grid gap-x-6 gap-y-3 p-4 text-sm @2xl:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
      <div className="min-w-0">
        <p className="flex flex-wrap items-center gap-2 font-medium">
          <span className="min-w-0">
            <Leaf at={["changes", i, "what"]} value={change.what} />
          </span>
          <Badge tone={efforts[change.effort] ?? "neutral"}>{t("effort", { effort: option(change.effort) })}</Badge>
        </p>
        <p className="mt-1 text-muted">
          <Leaf at={["changes", i, "why"]} value={change.why} />
        </p>
      </div>
      <dl className="flex min-w-0 flex-col gap-2">
        {(["how", "expectedEffect"] as const).map((name) => (
          <div key={name}>
            <dt className="text-xs text-muted">{title(name)}</dt>
            <dd>
              <Leaf at={["changes", i, name]} value={change[name]} />
            </dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
