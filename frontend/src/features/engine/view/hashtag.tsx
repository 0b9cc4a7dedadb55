"use client";

import { useState } from "react";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy";
import { Leaf } from "../leaf";
import type { HashtagOutput } from "../output";
import { useOptionName } from "../words";
import { Part } from "./part";

/** Hashtags to choose from and copy, each with why it is there. */
export function HashtagView({ value }: { value: HashtagOutput }) {
  const t = useTranslations("engine");
  const option = useOptionName();
  const [left, setLeft] = useState<readonly string[]>([]);
  const taken = value.hashtags.filter(({ tag }) => !left.includes(tag));
  const toggle = (tag: string) => setLeft(left.includes(tag) ? left.filter((other) => other !== tag) : [...left, tag]);
  const copied = taken.map(({ tag }) => hash(tag)).join(" ");
  return (
    <div className="flex flex-col gap-6">
      <div className="flex flex-wrap items-center gap-3 rounded-xl bg-sunken p-4">
        <p className="min-w-0 flex-1 text-base break-words text-accent-ink">{copied || t("noTag")}</p>
        <CopyButton text={copied} label={t("copyTags", { count: taken.length })} />
      </div>
      <ul className="grid gap-2 @xl:grid-cols-2">
        {value.hashtags.map(({ tag, kind, reason }, i) => (
          <li key={i} className="min-w-0">
            <button type="button" aria-pressed={!left.includes(tag)} onClick={() => toggle(tag)} className="group flex w-full items-start gap-3 rounded-lg border p-3 text-left hover:border-line-strong">
              <span className="mt-0.5 grid size-4 shrink-0 place-items-center rounded border border-line-strong group-aria-pressed:border-accent group-aria-pressed:bg-accent">
                <Check aria-hidden className="invisible size-3 text-on-accent group-aria-pressed:visible" strokeWidth={3} />
              </span>
              <span className="min-w-0 text-sm">
                <span className="font-medium break-words">
                  #<Leaf at={["hashtags", i, "tag"]} value={tag.replace(/^#/, "")} />
                </span>
                <span className="ml-2 text-xs text-muted">
                  <Leaf at={["hashtags", i, "kind"]} value={kind} read={option} />
                </span>
                <span className="mt-0.5 block text-[0.8125rem] text-muted">
                  <Leaf at={["hashtags", i, "reason"]} value={reason} />
                </span>
              </span>
            </button>
          </li>
        ))}
      </ul>
      <Part title={t("advice")}>
        <p className="max-w-3xl text-sm">
          <Leaf at={["advice"]} value={value.advice} />
        </p>
      </Part>
    </div>
  );
}

function hash(tag: string): string {
  return `#${tag.replace(/^#/, "")}`;
}
