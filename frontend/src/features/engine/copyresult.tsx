"use client";

import { useState, type ReactNode } from "react";
import { useRouter } from "next/navigation";
import { Check } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { NetworkBadge } from "@/components/network";
import { Badge, Card, CardHeader, Notice } from "@/components/ui/display";
import { Field, Input, Textarea } from "@/components/ui/field";
import { TagInput } from "@/components/ui/taginput";
import { toast } from "@/components/ui/toast";
import { Segments } from "@/components/ui/segments";
import { GatedAction } from "@/features/billing/gated";
import { Counter } from "@/features/post/counter";
import { wholeText } from "@/features/creative/text";
import { useCan, useDraftName } from "@/features/session/context";
import { clearDraft, readDraft, writeDraft } from "@/lib/draft";
import { useUrlState } from "@/lib/url";
import { FindingsBelow } from "./findings";
import { placesOf } from "./marks";
import type { CopyOption, CopyVariant } from "./output";
import { useApplyRun } from "./queries";
import { useReading } from "./reading";
import { Claims } from "./view/part";

interface CopyResultProps {
  run: EngineRun;
  options: CopyOption[];
  /** Several options may be kept, each as a creative of its own. */
  several?: boolean;
}

/** Copy in several options: choose one, edit it, keep it as a creative. */
export function CopyResult({ run, options, several }: CopyResultProps) {
  const t = useTranslations("engine");
  const [chosen, setChosen] = useUrlState<string>("option", "0");
  const index = Math.min(Number(chosen) || 0, options.length - 1);
  const option = options[index];
  if (!option) return <Notice>{t("noOptions")}</Notice>;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <div>
        <Segments label={t("options")} value={String(index)} onChange={setChosen} tabs={options.map((it, i) => ({ value: String(i), label: t("option", { n: i + 1, title: it.title }) }))} />
      </div>
      <OptionEditor key={index} run={run} option={option} index={index} several={several} />
    </div>
  );
}

type Wording = Pick<CopyOption, "variants"> & { name: string };

/** An option as the person words it; kept on this machine until it is accepted. */
function useWording(run: EngineRun, option: CopyOption, index: number) {
  const draft = useDraftName(`run:${run.id}:${index}`);
  const [wording, setWording] = useState<Wording>(() => readDraft<Wording>(draft) ?? { name: option.title, variants: option.variants });
  const keep = (next: Wording) => {
    setWording(next);
    writeDraft(draft, next);
  };
  return { wording, keep, forget: () => clearDraft(draft) };
}

function OptionEditor({ run, option, index, several }: { run: EngineRun; option: CopyOption; index: number; several?: boolean }) {
  const t = useTranslations("engine");
  const { wording, keep, forget } = useWording(run, option, index);
  const { marks, facts } = useReading();
  const mayApply = useCan("engines:run") && (several || !run.applied) && Boolean(run.campaignId);
  const change = (i: number, next: CopyVariant) => keep({ ...wording, variants: wording.variants.map((variant, at) => (at === i ? { ...variant, ...next } : variant)) });
  return (
    <Card>
      <CardHeader title={option.title} description={option.angle} action={mayApply && <Accept run={run} index={index} wording={wording} onAccepted={forget} />} />
      <div className="flex flex-col gap-6 px-5 pb-5">
        <Field label={t("creativeName")} className="max-w-md">
          <Input value={wording.name} maxLength={120} disabled={!mayApply} onChange={(event) => keep({ ...wording, name: event.target.value })} />
        </Field>
        <div className="grid gap-6 2xl:grid-cols-2">
          {wording.variants.map((variant, i) => (
            <VariantEditor key={variant.network} variant={variant} facts={facts} disabled={!mayApply} onChange={(next) => change(i, next)}>
              <FindingsBelow marks={marks.filter((mark) => placesOf(variant.text, mark.quote).length > 0)} />
              <Claims at={["claims"]} claims={variant.claims} />
            </VariantEditor>
          ))}
        </div>
      </div>
    </Card>
  );
}

function Accept({ run, index, wording, onAccepted }: { run: EngineRun; index: number; wording: Wording; onAccepted: () => void }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const apply = useApplyRun();
  const variants = wording.variants.map(({ network, text, hashtags, sources }) => ({ network, text, hashtags, sources }));
  const onSuccess = (after: EngineRun) => {
    toast.success(t("copyAccepted"));
    onAccepted();
    // The run names the first creative that was made of it.
    if (after.applied) router.push(run.applied ? `/creatives?campaign=${run.campaignId}` : `/creatives/${after.applied.id}`);
  };
  return (
    <GatedAction operation="applyEngineRun" counted variant="primary" icon={<Check aria-hidden />} busy={apply.isPending} onClick={() => apply.mutate({ id: run.id, body: { option: index, name: wording.name, variants } }, { onSuccess })}>
      {t("accept")}
    </GatedAction>
  );
}

interface VariantProps {
  /** What the brand's facts say, by their ids. */
  facts: ReadonlyMap<string, string>;
  variant: CopyVariant;
  onChange: (variant: CopyVariant) => void;
  disabled?: boolean;
  /** What there is to say about the wording. */
  children?: ReactNode;
}

/** The wording for one network, with what is left of its limit and the facts it leans on. */
export function VariantEditor({ variant, facts, onChange, disabled, children }: VariantProps) {
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
      {children}
      <Sources ids={variant.sources} facts={facts} />
    </section>
  );
}

function Sources({ ids, facts }: { ids: string[]; facts: ReadonlyMap<string, string> }) {
  const t = useTranslations("engine");
  if (ids.length === 0) return <p className="text-xs text-muted">{t("noSources")}</p>;
  return (
    <ul className="flex flex-wrap gap-1.5" aria-label={t("sources")}>
      {ids.map((id) => (
        <li key={id} title={facts.get(id)}>
          <Badge className="max-w-72">
            <span className="truncate">{facts.get(id) ?? id}</span>
          </Badge>
        </li>
      ))}
    </ul>
  );
}
