"use client";

import { useEffect } from "react";
import { zodResolver } from "@hookform/resolvers/zod";
import { useForm, type DefaultValues, type FieldValues, type UseFormReturn } from "react-hook-form";
import { config, type ZodType } from "zod";
import { useProblemText } from "@/components/problem";
import { clearDraft, readDraft, writeDraft } from "@/lib/draft";
import { placeProblem } from "./problems";

// Checks are not compiled: that would need eval, which the content security policy forbids.
config({ jitless: true });

interface ApiFormOptions<T extends FieldValues> {
  schema: ZodType<T, T>;
  defaultValues: DefaultValues<T>;
  /** Name under which unsent input is kept on this machine; without one it is not kept. */
  draft?: string;
}

export type ApiForm<T extends FieldValues> = UseFormReturn<T, unknown, T> & {
  /** Sends the form; a problem is placed at its fields, and success forgets the draft. */
  sendWith: (send: (values: T) => Promise<unknown>) => (event?: React.BaseSyntheticEvent) => Promise<void>;
};

/** A form that is checked as the API checks, shows its problems at the fields and never loses what was typed. */
export function useApiForm<T extends FieldValues>({ schema, defaultValues, draft }: ApiFormOptions<T>): ApiForm<T> {
  const form = useForm<T, unknown, T>({
    resolver: zodResolver(schema),
    defaultValues: { ...defaultValues, ...(draft ? readDraft(draft) : undefined) } as DefaultValues<T>,
  });
  const text = useProblemText();
  useEffect(() => {
    if (!draft) return;
    return form.subscribe({
      formState: { values: true },
      callback: ({ values }) => writeDraft(draft, values),
    });
  }, [draft, form]);
  const sendWith: ApiForm<T>["sendWith"] = (send) =>
    form.handleSubmit(async (values) => {
      try {
        await send(values);
        if (draft) clearDraft(draft);
      } catch (problem) {
        placeProblem(form, problem, text);
      }
    });
  return { ...form, sendWith };
}
