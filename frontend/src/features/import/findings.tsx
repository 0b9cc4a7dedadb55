"use client";

import { useState } from "react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import type { Import, ImportRow } from "@campaign-os/shared";
import { Time } from "@/components/time";
import { Button } from "@/components/ui/button";
import { Badge, type Tone } from "@/components/ui/display";
import { Segments } from "@/components/ui/segments";
import { Table, Td, Th, Tr } from "@/components/ui/table";

/** How many rows are shown at first, and more at a time. */
const SHOWN = 100;

const tones: Record<ImportRow["result"], Tone> = { refused: "danger", draft: "neutral", scheduled: "success", exists: "neutral" };

/** What becomes of each row of a file; those that something is wrong with come first to hand. */
export function Findings({ result }: { result: Import }) {
  const t = useTranslations("import");
  const wrong = result.rows.filter((row) => row.issues.length > 0);
  const [chosen, setChosen] = useState<"wrong" | "all">();
  const filter = chosen ?? (wrong.length > 0 ? "wrong" : "all");
  const [shown, setShown] = useState(SHOWN);
  const rows = filter === "wrong" ? wrong : result.rows;
  const tabs = [
    { value: "wrong" as const, label: t("wrong", { count: wrong.length }) },
    { value: "all" as const, label: t("all", { count: result.rows.length }) },
  ];
  return (
    <div className="flex flex-col gap-3">
      <div>
        <Segments label={t("rows")} value={filter} onChange={(to) => (setChosen(to), setShown(SHOWN))} tabs={tabs} />
      </div>
      {rows.length === 0 ? (
        <p className="text-sm text-muted">{t("nothingWrong")}</p>
      ) : (
        <Table label={t("rows")} stacked>
          <thead>
            <tr>
              <Th>{t("line")}</Th>
              <Th>{t("result")}</Th>
              <Th>{t("moment")}</Th>
              <Th>{t("post")}</Th>
            </tr>
          </thead>
          <tbody>
            {rows.slice(0, shown).map((row) => (
              <Row key={row.line} row={row} />
            ))}
          </tbody>
        </Table>
      )}
      {rows.length > shown && (
        <Button className="self-center" onClick={() => setShown(shown + SHOWN)}>
          {t("more")}
        </Button>
      )}
    </div>
  );
}

function Row({ row }: { row: ImportRow }) {
  const t = useTranslations("import");
  return (
    <Tr>
      <Td className="align-top text-muted tabular-nums">{row.line}</Td>
      <Td className="align-top">
        <Badge tone={tones[row.result]}>{t(`results.${row.result}`)}</Badge>
      </Td>
      <Td className="align-top whitespace-nowrap max-md:col-span-2">{row.publishAt ? <Time at={row.publishAt} /> : <span className="text-muted">{t("noMoment")}</span>}</Td>
      <Td className="align-top max-md:col-span-2 md:min-w-64">
        {row.postId ? (
          <Link href={`/posts/${row.postId}`} className="rounded hover:underline">
            {row.text}
          </Link>
        ) : (
          row.text
        )}
        {row.issues.length > 0 && (
          <ul className="mt-1 text-[0.8125rem]">
            {row.issues.map((issue) => (
              <li key={issue.code + issue.message} className={issue.severity === "error" ? "text-danger" : "text-muted"}>
                {issue.message}
              </li>
            ))}
          </ul>
        )}
      </Td>
    </Tr>
  );
}
