"use client";

import { useTranslations } from "next-intl";
import type { FieldProblem } from "@campaign-os/shared";
import type { ApiProblem } from "@/lib/api";

/** What to tell a person about a problem, and about one of its fields. */
export interface ProblemText {
  problem: (problem: ApiProblem) => string;
  field: (field: FieldProblem) => string;
}

/** A book of messages, as far as problems are looked up in it. */
export interface Book {
  has: (key: string) => boolean;
  say: (key: string, values: Record<string, number>) => string;
}

/**
 * The API words its problems in English. A book in another language has its own sentence for the codes
 * it knows ("problem.<code>", "problem.field.<code>"); what it does not know stays in the API's words.
 */
export function textFrom({ has, say }: Book): ProblemText {
  const look = (key: string, own: string, number: number | undefined) => {
    const wantsNumber = key.endsWith("too_long") || key.endsWith("too_short") || key.endsWith("rate_limited");
    if (!has(key) || (wantsNumber && number === undefined)) return own;
    return say(key, number === undefined ? {} : { n: number });
  };
  return {
    problem: (problem) => look(`problem.${problem.code}`, problem.message, problem.retryAfter),
    field: ({ code, message }) => look(`problem.field.${code}`, message, firstNumber(message)),
  };
}

// Bounds are told in the sentence alone: "Give at most 100 characters."
function firstNumber(text: string): number | undefined {
  const found = /\d+/.exec(text);
  return found ? Number(found[0]) : undefined;
}

/** What to tell a person about a problem, in their language. */
export function useProblemText(): ProblemText {
  const t = useTranslations();
  return textFrom({ has: (key) => t.has(key as "common.close"), say: (key, values) => t(key as "common.close", values as never) });
}
