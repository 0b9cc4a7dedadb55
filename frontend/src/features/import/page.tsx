"use client";

import { useState } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Import } from "@campaign-os/shared";
import { PageHeader } from "@/components/shell/page";
import { Button, ButtonLink } from "@/components/ui/button";
import { Checkbox } from "@/components/ui/choice";
import { Card, Notice } from "@/components/ui/display";
import { FileDrop } from "@/components/ui/filedrop";
import { GatedAction } from "@/features/billing/gated";
import { ProblemNotice } from "@/features/post/problem";
import { useTenant } from "@/features/session/context";
import { saveFile } from "@/lib/file";
import { Findings } from "./findings";
import { useImport } from "./queries";

/** What the API takes, in bytes; a little is left for what goes with the file. */
const MOST_BYTES = 7_500_000;

/** A file with one row, to begin from. */
const EXAMPLE = 'localTime,channels,text,text_facebook,campaign,labels,link,firstComment,note\r\n2027-01-15 09:30,linkedin; facebook,"Our new roast is here.","New in the shop: our January roast.",,winter; launch,https://example.com/roast,Ask us anything.,\r\n';

/** Brings posts from a spreadsheet: first it is looked through, then its rows become posts. */
export function ImportPage() {
  const t = useTranslations("import");
  const n = useTranslations("nav");
  const approval = useTenant().postApproval.required;
  const [file, setFile] = useState<{ name: string; csv: string }>();
  const [schedule, setSchedule] = useState(!approval);
  const [tooBig, setTooBig] = useState(false);
  const look = useImport();
  const bring = useImport();
  const check = (csv: string, schedules: boolean) => look.mutate({ csv, schedule: schedules, dryRun: true });
  const choose = async ([first]: File[]) => {
    if (!first) return;
    setTooBig(first.size > MOST_BYTES);
    if (first.size > MOST_BYTES) return;
    const csv = await first.text();
    setFile({ name: first.name, csv });
    bring.reset();
    check(csv, schedule);
  };
  const toggle = (schedules: boolean) => {
    setSchedule(schedules);
    if (file) check(file.csv, schedules);
  };
  const done = bring.data;
  return (
    <>
      <PageHeader title={t("title")} description={t("text")} crumbs={[{ href: "/posts", label: n("posts") }]} actions={<Button onClick={() => saveFile(new Blob([EXAMPLE], { type: "text/csv" }), "posts.csv")}>{t("example")}</Button>} />
      <div className="flex flex-col gap-6">
        {!done && (
          <>
            <FileDrop accept=".csv,text/csv" label={file ? t("another", { name: file.name }) : t("choose")} hint={t("hint")} disabled={look.isPending || bring.isPending} onFiles={choose} />
            {!approval && (
              <Checkbox checked={schedule} onChange={toggle} disabled={bring.isPending}>
                {t("schedule")}
              </Checkbox>
            )}
          </>
        )}
        {tooBig && <Notice tone="danger">{t("tooBig")}</Notice>}
        <ProblemNotice problem={bring.error ?? look.error} />
        <p role="status" className="text-sm text-muted empty:hidden">
          {look.isPending ? t("looking") : bring.isPending ? t("bringing", { count: countOf(look.data) }) : null}
        </p>
        {done ? <Done result={done} /> : look.data && file && !look.isPending && <Verdict result={look.data} busy={bring.isPending} onBring={() => bring.mutate({ csv: file.csv, importId: look.data.importId, schedule })} />}
        {(done ?? (look.isPending ? undefined : look.data)) && <Findings result={(done ?? look.data)!} />}
      </div>
    </>
  );
}

/** How many rows become posts. */
function countOf(result?: Import): number {
  return result ? result.scheduled + result.drafts : 0;
}

function Verdict({ result, busy, onBring }: { result: Import; busy: boolean; onBring: () => void }) {
  const t = useTranslations("import");
  const count = countOf(result);
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
      <p className="text-sm">
        {t("would", { scheduled: result.scheduled, drafts: result.drafts, refused: result.refused })}
        {result.ignoredColumns.length > 0 && <span className="mt-1 block text-muted">{t("ignored", { columns: result.ignoredColumns.join(", ") })}</span>}
      </p>
      <GatedAction operation="importPosts" counted variant="primary" disabled={count === 0} busy={busy} onClick={onBring}>
        {t("bring", { count })}
      </GatedAction>
    </Card>
  );
}

function Done({ result }: { result: Import }) {
  const t = useTranslations("import");
  return (
    <Card className="flex flex-wrap items-center justify-between gap-4 p-5">
      <p role="status" className="text-sm">
        {t("done", { scheduled: result.scheduled, drafts: result.drafts, refused: result.refused, existing: result.existing })}
      </p>
      <div className="flex flex-wrap gap-2">
        <Link href="/posts" className="inline-flex items-center rounded px-2 text-sm text-muted hover:text-ink">
          {t("toPosts")}
        </Link>
        <ButtonLink href="/calendar" variant="primary">
          {t("toCalendar")}
        </ButtonLink>
      </div>
    </Card>
  );
}
