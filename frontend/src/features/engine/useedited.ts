"use client";

import { useState } from "react";
import type { EngineRun } from "@campaign-os/shared";
import { useProblemText } from "@/components/problem";
import { useDraftName } from "@/features/session/context";
import type { ApiProblem } from "@/lib/api";
import { clearDraft, readDraft, writeDraft } from "@/lib/draft";
import type { Editing } from "./reading";
import type { Shape } from "./shape";
import { withItem, withoutItem, withPart, type Json } from "./tree";

/** What a person makes of a run's output before it is applied. It is kept on this machine until then. */
export interface Edited {
  output: Json;
  changed: boolean;
  /** Present while it is being edited. */
  editing?: Editing;
  /** What the API refused about the output as a whole. */
  refused: readonly string[];
  setOn: (on: boolean) => void;
  reset: () => void;
  refuse: (problem: ApiProblem) => void;
}

interface Refusal {
  parts: ReadonlyMap<string, string>;
  whole: readonly string[];
}

const nothing: Refusal = { parts: new Map(), whole: [] };

export function useEdited(run: EngineRun, shape: Shape | undefined): Edited {
  const draft = useDraftName(`run:${run.id}`);
  const text = useProblemText();
  const own = (run.output ?? {}) as Json;
  const [kept, setKept] = useState(() => readDraft<Json>(draft));
  const [on, setOn] = useState(false);
  const [refusal, setRefusal] = useState(nothing);
  const output = kept ?? own;
  const keep = (next: Json) => {
    setKept(next);
    writeDraft(draft, next);
  };
  const editing: Editing = {
    value: output,
    shape,
    problems: refusal.parts,
    change: (at, next) => keep(withPart(output, at, next)),
    remove: (at) => keep(withoutItem(output, at)),
    add: (at, item) => keep(withItem(output, at, item)),
  };
  const reset = () => {
    setKept(undefined);
    clearDraft(draft);
    setRefusal(nothing);
  };
  const refuse = (problem: ApiProblem) => {
    const fields = problem.fields.map((field) => [field.field, text.field(field)] as const);
    const parts = fields.filter(([field]) => field.startsWith("output.")).map(([field, message]) => [field.slice("output.".length), message] as const);
    setRefusal({ parts: new Map(parts), whole: fields.filter(([field]) => !field.startsWith("output.")).map(([, message]) => message) });
    if (parts.length > 0) setOn(true);
  };
  return { output, changed: kept !== undefined, editing: on ? editing : undefined, refused: refusal.whole, setOn, reset, refuse };
}
