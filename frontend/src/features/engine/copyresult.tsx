"use client";

import { useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { NetworkBadge } from "@/components/network";
import { ButtonLink } from "@/components/ui/button";
import { Badge, Card, CardHeader, Notice } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { TagInput } from "@/components/ui/taginput";
import { toast } from "@/components/ui/toast";
import { Segments } from "@/components/ui/segments";
import { GatedAction } from "@/features/billing/gated";
import { Counter } from "@/features/post/counter";
import { brandsQuery } from "@/features/brand/queries";
import { wholeText } from "@/features/creative/text";
import { useCan } from "@/features/session/context";
import { useUrlState } from "@/lib/url";
import type { CopyOption, CopyVariant } from "./output";
import { useApplyRun } from "./queries";

/** Copy in several options: choose one, edit it, keep it as a creative. */
export function CopyResult({ run, options }: { run: EngineRun; options: CopyOption[] }) {
  const t = useTranslations("engine");
  const [chosen, setChosen] = useUrlState<string>("option", "0");
  const index = Math.min(Number(chosen) || 0, options.length - 1);
  const option = options[index];
  if (!option) return <Notice>{t("noOptions")}</Notice>;
  return (
    <>
      {run.applied && (
        <Notice tone="success" action={<ButtonLink size="sm" href={`/creatives/${run.applied.id}`}>{t("openCreative")}</ButtonLink>}>
          {t("copyAccepted")}
        </Notice>
      )}
      <Segments label={t("options")} value={String(index)} onChange={setChosen} tabs={options.map((it, i) => ({ value: String(i), label: t("option", { n: i + 1, title: it.title }) }))} />
      <OptionEditor key={index} run={run} option={option} index={index} />
    </>
  );
}

function OptionEditor({ run, option, index }: { run: EngineRun; option: CopyOption; index: number }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const apply = useApplyRun();
  const mayApply = useCan("engines:run") && !run.applied && Boolean(run.campaignId);
  const [name, setName] = useState(option.title);
  const [variants, setVariants] = useState(option.variants);
  const change = (i: number, next: CopyVariant) => setVariants(variants.map((variant, at) => (at === i ? next : variant)));
  const accept = () =>
    apply.mutate(
      { id: run.id, body: { option: index, name, variants } },
      {
        onSuccess: (after) => {
          toast.success(t("copyAccepted"));
          if (after.applied) router.push(`/creatives/${after.applied.id}`);
        },
      },
    );
  return (
    <Card>
      <CardHeader
        title={option.title}
        description={option.angle}
        action={
          mayApply && (
            <GatedAction operation="applyEngineRun" variant="primary" icon={<Check aria-hidden />} busy={apply.isPending} onClick={accept}>
              {t("accept")}
            </GatedAction>
          )
        }
      />
      <div className="flex flex-col gap-6 px-5 pb-5">
        <Field label={t("creativeName")} className="max-w-md">
          <Input value={name} maxLength={120} disabled={!mayApply} onChange={(event) => setName(event.target.value)} />
        </Field>
        <div className="grid gap-6 xl:grid-cols-2">
          {variants.map((variant, i) => (
            <VariantEditor key={variant.network} variant={variant} disabled={!mayApply} onChange={(next) => change(i, next)} />
          ))}
        </div>
      </div>
    </Card>
  );
}

interface VariantProps {
  variant: CopyVariant;
  onChange: (variant: CopyVariant) => void;
  disabled?: boolean;
}

/** The wording for one network, with what is left of its limit and the facts it leans on. */
export function VariantEditor({ variant, onChange, disabled }: VariantProps) {
  const t = useTranslations("engine");
  const c = useTranslations("common");
  return (
    <section className="flex min-w-0 flex-col gap-3 rounded-xl border p-4">
      <Field
        label={<NetworkBadge network={variant.network} />}
        aside={<Counter network={variant.network} text={wholeText(variant)} />}
      >
        <Textarea rows={5} disabled={disabled} value={variant.text} onChange={(event) => onChange({ ...variant, text: event.target.value })} />
      </Field>
      <Field label={t("hashtags")}>
        <TagInput value={variant.hashtags} onChange={(hashtags) => onChange({ ...variant, hashtags: hashtags.map((tag) => tag.replace(/^#/, "")) })} removeLabel={(tag) => c("remove", { name: tag })} />
      </Field>
      <Sources ids={variant.sources} />
    </section>
  );
}

function Sources({ ids }: { ids: string[] }) {
  const t = useTranslations("engine");
  const { data } = useInfiniteQuery(brandsQuery);
  const facts = data?.pages.flatMap((page) => page.data).flatMap((brand) => brand.facts) ?? [];
  if (ids.length === 0) return <p className="text-xs text-muted">{t("noSources")}</p>;
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label={t("sources")}>
      {ids.map((id) => (
        <li key={id} title={facts.find((fact) => fact.id === id)?.text}>
          <Badge className="max-w-72">
            <span className="truncate">{facts.find((fact) => fact.id === id)?.text ?? id}</span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
