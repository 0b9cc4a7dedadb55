"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter, useSearchParams } from "next/navigation";
import { Sparkles } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Engine } from "@campaign-os/shared";
import { FormProblem } from "@/components/form/errors";
import { useApiForm } from "@/components/form/useapiform";
import { PageHeader } from "@/components/shell/page";
import { Empty } from "@/components/state/empty";
import { Loaded } from "@/components/state/loaded";
import { ButtonLink } from "@/components/ui/button";
import { Card, Notice, Skeleton } from "@/components/ui/display";
import { GatedAction } from "@/features/billing/gated";
import { campaignQuery } from "@/features/campaign/queries";
import { useCan, useDraftName } from "@/features/session/context";
import { Price } from "./price";
import { enginesQuery, runQuery, useStartEngine } from "./queries";
import { Subject } from "./subject";
import { emptyWish, toRunInput, wishFields, wishOf, wishSchema, type Wish } from "./wish";
import { WishFieldInput } from "./wishfield";
import { useEngineWords } from "./words";

/** Asks for what an engine takes, tells what it would cost, and starts it. An earlier run's wish may be taken over. */
export function StartEngine({ name }: { name: string }) {
  const t = useTranslations("engine");
  const words = useEngineWords();
  const params = useSearchParams();
  const query = useQuery(enginesQuery);
  return (
    <Loaded query={query} skeleton={<WishSkeleton />}>
      {({ data }) => {
        const engine = data.find((one) => one.name === name);
        if (!engine) return <Empty icon={<Sparkles aria-hidden />} title={t("unknown")} action={<ButtonLink href="/engines">{t("toEngines")}</ButtonLink>} />;
        return (
          <>
            <PageHeader title={words.name(engine.name, engine)} description={words.about(engine)} crumbs={[{ href: "/engines", label: t("title") }]} />
            <Begin engine={engine} campaignId={params.get("campaign") ?? ""} from={params.get("from") ?? ""} />
          </>
        );
      }}
    </Loaded>
  );
}

/** Starts an engine on a campaign, coming from it. */
export function StartRun({ engine: name, campaignId }: { engine: "strategy" | "copy"; campaignId: string }) {
  const t = useTranslations("engine");
  const c = useTranslations("campaign");
  const campaign = useQuery(campaignQuery(campaignId));
  const engines = useQuery(enginesQuery);
  return (
    <Loaded query={campaign} skeleton={<WishSkeleton />}>
      {({ name: title, strategy }) => (
        <>
          <PageHeader title={t(`start.${name}.title`)} description={t(`start.${name}.text`)} crumbs={[{ href: "/campaigns", label: c("title") }, { href: `/campaigns/${campaignId}`, label: title }]} />
          {name === "copy" && !strategy && (
            <Notice tone="warning" className="mb-4">
              {t("noStrategy")}
            </Notice>
          )}
          <Loaded query={engines} skeleton={<WishSkeleton />}>
            {({ data }) => {
              const engine = data.find((one) => one.name === name);
              return engine && <WishForm engine={engine} wish={emptyWish(engine, campaignId)} draft={`engine:${name}:${campaignId}`} fixed />;
            }}
          </Loaded>
        </>
      )}
    </Loaded>
  );
}

function WishSkeleton() {
  return (
    <div className="grid gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Skeleton className="h-96 rounded-xl" />
      <Skeleton className="h-56 rounded-xl" />
    </div>
  );
}

/** The form, filled with what another run was asked where one is named. */
function Begin({ engine, campaignId, from }: { engine: Engine; campaignId: string; from: string }) {
  const query = useQuery({ ...runQuery(from), enabled: from !== "" });
  if (!from) return <WishForm engine={engine} wish={emptyWish(engine, campaignId)} draft={`engine:${engine.name}:${campaignId}`} />;
  return (
    <Loaded query={query} skeleton={<WishSkeleton />}>
      {(run) => <WishForm engine={engine} wish={wishOf(engine, run)} draft={`engine:${engine.name}:${from}`} />}
    </Loaded>
  );
}

interface WishFormProps {
  engine: Engine;
  wish: Wish;
  draft: string;
  /** What is worked on is settled, and not asked for. */
  fixed?: boolean;
}

function WishForm({ engine, wish, draft, fixed }: WishFormProps) {
  const t = useTranslations("engine");
  const router = useRouter();
  const mayRun = useCan("engines:run");
  const start = useStartEngine(engine.name);
  const schema = wishSchema(engine);
  const form = useApiForm<Wish>({ schema, defaultValues: wish, draft: useDraftName(draft) });
  const { errors, isSubmitting } = form.formState;
  const values = form.watch();
  const sound = schema.safeParse(values).success;
  const action = `start.${engine.name}.action` as "start.strategy.action";
  const send = form.sendWith(async (said) => {
    const run = await start(toRunInput(engine, said));
    router.push(`/engines/${run.id}`);
  });
  return (
    <form onSubmit={send} noValidate className="grid items-start gap-4 lg:grid-cols-[minmax(0,1fr)_20rem]">
      <Card>
        <fieldset disabled={!mayRun} className="flex min-w-0 flex-col gap-6 p-5">
          {!fixed && <Subject engine={engine} form={form} />}
          {wishFields(engine).map((field) => (
            <WishFieldInput key={field.name} engine={engine.name} field={field} control={form.control} />
          ))}
          <FormProblem error={errors.root} />
        </fieldset>
      </Card>
      <div className="flex flex-col gap-4 lg:sticky lg:top-20">
        <Price engine={engine.name} body={sound ? toRunInput(engine, values) : undefined} />
        {mayRun ? (
          <GatedAction operation="createEngineRun" type="submit" variant="primary" size="lg" icon={<Sparkles aria-hidden />} busy={isSubmitting}>
            {t.has(action) ? t(action) : t("begin")}
          </GatedAction>
        ) : (
          <Notice>{t("mayNotRun")}</Notice>
        )}
      </div>
    </form>
  );
}
