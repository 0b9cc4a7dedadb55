"use client";

import { useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy";
import { Count } from "@/features/post/counter";
import { Leaf } from "../leaf";
import type { AdsOutput } from "../output";
import type { Path } from "../tree";
import { useFieldName } from "../words";
import { adLength, adPlatform, type AdPlatform } from "./adlimits";
import { AdPreview } from "./adpreview";
import { Claims, Part } from "./part";

/** Texts of an advertisement, each with how much of its room it takes, and how they look together. */
export function AdsView({ value, input }: { value: AdsOutput; input: Record<string, unknown> }) {
  const t = useTranslations("engine");
  const title = useFieldName();
  const platform = adPlatform(input.platform);
  return (
    <div className="grid gap-x-8 gap-y-6 @3xl:grid-cols-[minmax(0,1fr)_18rem]">
      <div className="flex min-w-0 flex-col gap-6">
        <Texts title={title("headlines")} at={["headlines"]} texts={value.headlines} platform={platform} most={platform?.headline} />
        <Texts title={title("descriptions")} at={["descriptions"]} texts={value.descriptions} platform={platform} most={platform?.description} />
        {value.primaryTexts.length > 0 && <Texts title={title("primaryTexts")} at={["primaryTexts"]} texts={value.primaryTexts} platform={platform} most={platform?.primary} />}
        <Claims at={["claims"]} claims={value.claims} />
      </div>
      <Part title={t("preview")} className="@max-3xl:order-first">
        <AdPreview value={value} platform={String(input.platform ?? "")} address={String(input.landingPage ?? "")} />
      </Part>
    </div>
  );
}

interface TextsProps {
  title: string;
  at: Path;
  texts: readonly (string | { text: string; angle: string })[];
  platform?: AdPlatform;
  most?: number;
}

function Texts({ title, at, texts, platform, most }: TextsProps) {
  const t = useTranslations("engine");
  const plain = texts.map((one) => (typeof one === "string" ? one : one.text));
  return (
    <Part title={title} aside={<CopyButton text={plain.join("\n")} label={t("copyAll")} />}>
      <ul className="divide-y rounded-xl border">
        {texts.map((one, i) => (
          <li key={i} className="flex items-start gap-3 py-2.5 pr-2 pl-4">
            <div className="min-w-0 flex-1 text-sm">
              <p className="font-medium break-words">{typeof one === "string" ? <Leaf at={[...at, i]} value={one} /> : <Leaf at={[...at, i, "text"]} value={one.text} />}</p>
              {typeof one !== "string" && (
                <p className="text-xs text-muted">
                  <Leaf at={[...at, i, "angle"]} value={one.angle} />
                </p>
              )}
            </div>
            {platform && (
              <span className="mt-1 shrink-0">
                <Count length={adLength(plain[i] ?? "", platform)} max={most} />
              </span>
            )}
            <CopyButton icon text={plain[i] ?? ""} label={t("copyText", { text: plain[i] ?? "" })} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
