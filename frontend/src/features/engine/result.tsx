"use client";

import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import { Check, Pencil, RotateCcw } from "lucide-react";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { Button } from "@/components/ui/button";
import { Badge, Card, CardHeader, Notice } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { GatedAction } from "@/features/billing/gated";
import { useCan } from "@/features/session/context";
import { appliedHref } from "./applied";
import { withoutLostClaims } from "./claims";
import { CopyResult } from "./copyresult";
import { marksOf } from "./findings";
import { copyOutput, repurposeOutput } from "./output";
import { enginesQuery, useApplyRun } from "./queries";
import { ReadingProvider } from "./reading";
import { RunPicture } from "./runpicture";
import { RepurposeResult } from "./repurposeresult";
import { ResultDocument } from "./resultdocument";
import { shapeOf } from "./shape";
import { useEdited, type Edited } from "./useedited";
import { useBrandFacts } from "./usefacts";

/** What a run came to. Copy is taken over one option at a time; everything else as a whole. */
export function RunResult({ run }: { run: EngineRun }) {
  const facts = useBrandFacts(run);
  const copy = run.engine === "copy" ? copyOutput.safeParse(run.output).data : undefined;
  const posts = run.engine === "repurpose" ? repurposeOutput.safeParse(run.output).data : undefined;
  return (
    <ReadingProvider value={{ marks: marksOf(run.checks), facts }}>
      {copy ? <CopyResult run={run} options={copy.options} /> : posts ? <RepurposeResult run={run} output={posts} /> : <Proposal run={run} />}
    </ReadingProvider>
  );
}

/** The result as a document, which can be edited and applied where the engine knows what to do with it. */
function Proposal({ run }: { run: EngineRun }) {
  const t = useTranslations("engine");
  const engine = useQuery(enginesQuery).data?.data.find(({ name }) => name === run.engine);
  const shape = shapeOf(engine?.outputSchema);
  const edited = useEdited(run, shape);
  const facts = useBrandFacts(run);
  const open = useCan("engines:run") && Boolean(engine?.applies) && !run.applied;
  return (
    <Card>
      <CardHeader
        title={
          <span className="flex items-center gap-2">
            {t(engine?.applies ? "proposal" : "result")}
            {edited.changed && !run.applied && <Badge tone="accent">{t("edited")}</Badge>}
          </span>
        }
        action={open && <Deeds run={run} edited={edited} />}
      />
      <div className="flex flex-col gap-5 px-5 pb-6">
        <Refused edited={edited} />
        <RunPicture run={run} />
        <ReadingProvider value={{ marks: marksOf(run.checks), facts, editing: open ? edited.editing : undefined }}>
          <ResultDocument engine={run.engine} input={run.input} output={run.applied ? ((run.output ?? {}) as Edited["output"]) : edited.output} shape={shape} />
        </ReadingProvider>
      </div>
    </Card>
  );
}

function Deeds({ run, edited }: { run: EngineRun; edited: Edited }) {
  const t = useTranslations("engine");
  const router = useRouter();
  const apply = useApplyRun();
  const key = `apply.${run.engine}` as "apply.strategy";
  const take = () =>
    apply.mutate(
      { id: run.id, body: edited.changed ? { output: withoutLostClaims(edited.output) as Record<string, unknown> } : {} },
      {
        onSuccess: (after) => {
          edited.reset();
          edited.setOn(false);
          if (after.applied) toast.success(t(`appliedTo.${after.applied.kind}`));
          if (run.engine === "strategy") router.push(appliedHref(after) ?? "/engines");
        },
        onError: edited.refuse,
      },
    );
  return (
    <div className="flex flex-wrap gap-2">
      {edited.changed && (
        <Button variant="ghost" icon={<RotateCcw aria-hidden />} onClick={edited.reset}>
          {t("undoEdits")}
        </Button>
      )}
      <Button icon={edited.editing ? <Check aria-hidden /> : <Pencil aria-hidden />} onClick={() => edited.setOn(!edited.editing)}>
        {t(edited.editing ? "doneEditing" : "edit")}
      </Button>
      <GatedAction operation="applyEngineRun" counted={run.engine !== "image"} variant="primary" icon={<Check aria-hidden />} busy={apply.isPending} onClick={take}>
        {t.has(key) ? t(key) : t("apply.other")}
      </GatedAction>
    </div>
  );
}

/** What stands against the output as a whole. */
function Refused({ edited }: { edited: Edited }) {
  if (edited.refused.length === 0) return null;
  return (
    <div role="alert">
      <Notice tone="danger">
        <ul className={edited.refused.length > 1 ? "list-disc pl-5" : undefined}>
          {edited.refused.map((message) => (
            <li key={message}>{message}</li>
          ))}
        </ul>
      </Notice>
    </div>
  );
}
