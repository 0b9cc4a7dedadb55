"use client";

import { Plus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button, IconButton } from "@/components/ui/button";
import { Input, Textarea } from "@/components/ui/field";
import { Select } from "@/components/ui/select";
import { cn } from "@/lib/cn";
import { wordPieces } from "./diff";
import { MarkedText } from "./marked";
import { useReading, type Editing } from "./reading";
import { shapeAt } from "./shape";
import { partAt, pathText, type Path } from "./tree";
import { useFieldName, useOptionName } from "./words";

interface LeafProps {
  at: Path;
  value: string | number;
  /** What stands around the words while they are read: a word of a list of words is read as its name. */
  read?: (text: string) => string;
  className?: string;
}

/** A text or number of a document: marked where something is said about it, or a field to change it in. */
export function Leaf({ at, value, read, className }: LeafProps) {
  const { editing, differences, marks } = useReading();
  if (editing) return <LeafField at={at} value={value} editing={editing} className={className} />;
  const text = read ? read(String(value)) : String(value);
  if (differences?.has(pathText(at))) return <Different text={text} other={read ? undefined : differences.get(pathText(at))} />;
  return <MarkedText text={text} marks={marks} />;
}

/** A text of which the other run has another version: its own words stand out. */
function Different({ text, other }: { text: string; other: string | undefined }) {
  return wordPieces(text, other).map((piece, i) =>
    piece.own ? (
      <span key={i}>
        <mark className="rounded-sm bg-accent-soft px-0.5 text-accent-ink [box-decoration-break:clone]">{piece.text.trimEnd()}</mark>
        {/\s$/.test(piece.text) && " "}
      </span>
    ) : (
      <span key={i}>{piece.text}</span>
    ),
  );
}

function LeafField({ at, value, editing, className }: LeafProps & { editing: Editing }) {
  const label = useLeafName()(at);
  const option = useOptionName();
  const shape = shapeAt(editing.shape, at);
  const problem = editing.problems.get(pathText(at));
  const change = (next: string | number) => editing.change(at, next);
  const props = { "aria-label": label, "aria-invalid": problem ? (true as const) : undefined };
  if (shape?.enum) {
    return <Select size="sm" aria-label={label} value={String(value)} onChange={change} options={shape.enum.map((word) => ({ value: word, label: option(word) }))} className={cn("w-44!", className)} />;
  }
  if (typeof value === "number") {
    return <Input type="number" {...props} value={value} min={shape?.minimum} max={shape?.maximum} onChange={(event) => change(event.target.valueAsNumber || 0)} className={cn("h-8! w-24!", className)} />;
  }
  if (at.at(-1) === "time") return <Input type="time" {...props} value={value} onChange={(event) => change(event.target.value)} className={cn("h-8! w-28!", className)} />;
  return (
    <span className={cn("block min-w-0 font-normal text-ink", className)}>
      <Textarea {...props} rows={1} value={value} onChange={(event) => change(event.target.value)} className="resize-none py-1.5! text-sm" />
      <Below length={[...value].length} least={shape?.minLength ?? 0} most={shape?.maxLength} problem={problem} />
    </span>
  );
}

/** From this share of its room on, a text shows how much is left. */
const NEAR = 0.8;

function Below({ length, least, most, problem }: { length: number; least: number; most?: number; problem?: string }) {
  const t = useTranslations("engine");
  const wrong = length < least || (most !== undefined && length > most);
  if (problem) return <span className="mt-1 block text-[0.8125rem] text-danger">{problem}</span>;
  if (!wrong && (most === undefined || length < most * NEAR)) return null;
  return <span className={cn("mt-1 block text-right text-xs tabular-nums", wrong ? "font-medium text-danger" : "text-muted")}>{length < least ? t("least", { least }) : `${length}/${most}`}</span>;
}

/** What a part of a document is called to somebody who does not see where it stands: "Pillars 2, Name". */
function useLeafName(): (at: Path) => string {
  const name = useFieldName();
  return (at) => at.reduce<string>((text, step) => (typeof step === "number" ? `${text} ${step + 1}` : [text, name(step)].filter(Boolean).join(", ")), "");
}

/** Takes an item out of its list, while the document is edited and as long as the list may become shorter. */
export function RemoveItem({ at, className }: { at: Path; className?: string }) {
  const c = useTranslations("common");
  const name = useLeafName();
  const { editing } = useReading();
  if (!editing) return null;
  const list = partAt(editing.value, at.slice(0, -1));
  const least = shapeAt(editing.shape, at.slice(0, -1))?.minItems ?? 0;
  if (!Array.isArray(list) || list.length <= least) return null;
  return (
    <IconButton label={c("remove", { name: name(at) })} onClick={() => editing.remove(at)} className={cn("text-muted", className)}>
      <X aria-hidden />
    </IconButton>
  );
}

/** Adds a line to a list of texts, while the document is edited and as long as the list may become longer. */
export function AddLine({ at }: { at: Path }) {
  const t = useTranslations("engine");
  const { editing } = useReading();
  if (!editing) return null;
  const list = partAt(editing.value, at);
  const most = shapeAt(editing.shape, at)?.maxItems ?? Infinity;
  if (!Array.isArray(list) || list.length >= most) return null;
  return (
    <Button size="sm" variant="ghost" icon={<Plus aria-hidden />} onClick={() => editing.add(at, "")}>
      {t("addLine")}
    </Button>
  );
}
