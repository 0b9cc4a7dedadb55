"use client";

import { CircleAlert } from "lucide-react";
import { useTranslations } from "next-intl";
import { Notice } from "@/components/ui/display";

type AnyError = { message?: unknown } | undefined;

/** The sentence for a field's error: the API's own, or ours where the form's check found it ("form.…" names a message). */
export function useErrorText(): (error: AnyError) => string | undefined {
  const t = useTranslations();
  return (error) => {
    const message = typeof error?.message === "string" ? error.message : undefined;
    if (!message?.startsWith("form.")) return message;
    return t(message as "form.required");
  };
}

/** What is wrong with the form as a whole. */
export function FormProblem({ error }: { error: AnyError }) {
  const text = useErrorText()(error);
  if (!text) return null;
  return (
    <div role="alert">
      <Notice tone="danger" icon={<CircleAlert aria-hidden />}>
        {text}
      </Notice>
    </div>
  );
}
