"use client";

import { useState, type FormEvent } from "react";
import { PlugZap } from "lucide-react";
import { useTranslations } from "next-intl";
import type { Integration } from "@campaign-os/shared";
import { useProblemText } from "@/components/problem";
import { Button } from "@/components/ui/button";
import { Notice } from "@/components/ui/display";
import { toast } from "@/components/ui/toast";
import { ApiProblem } from "@/lib/api";
import { Deed } from "./deed";
import { SettingField } from "./field";
import { useSaveIntegration, useTestIntegration, type Scope } from "./queries";
import { Trial } from "./trial";
import { secretsToRepeat, toInput, typedOf } from "./typed";

interface ProviderFormProps {
  scope: Scope;
  integration: Integration;
  onClose: () => void;
}

/** Changes the settings of a provider. What is typed can be tried before it is stored. */
export function ProviderForm({ scope, integration: current, onClose }: ProviderFormProps) {
  const t = useTranslations("integration");
  const c = useTranslations("common");
  // The version that was opened: a change made elsewhere meanwhile must answer 412, not be overwritten.
  const [integration] = useState(current);
  const [typed, setTyped] = useState(() => typedOf(integration));
  const save = useSaveIntegration(scope);
  const test = useTestIntegration(scope);
  const refusal = useRefusal(save.error);
  const repeated = secretsToRepeat(integration, typed);
  const send = (event: FormEvent) => {
    event.preventDefault();
    save.mutate({ integration, body: toInput(typed) }, { onSuccess: () => (toast.success(t("saved"), t("savedText")), onClose()) });
  };
  return (
    <form noValidate onSubmit={send} className="flex flex-col gap-5 border-t p-5">
      <div className="grid gap-5 sm:grid-cols-2">
        {integration.fields.map((field) => (
          <SettingField key={field.name} scope={scope} field={field} typed={typed} onChange={setTyped} error={refusal.at(field.name)} again={repeated.includes(field)} />
        ))}
      </div>
      {refusal.whole && (
        <div role="alert">
          <Notice tone="danger">{refusal.whole}</Notice>
        </div>
      )}
      <Trial trial={test.data} problem={test.error} />
      <div className="flex flex-wrap items-start gap-2">
        <Deed scope={scope} operation="putIntegration" type="submit" variant="primary" busy={save.isPending}>
          {c("save")}
        </Deed>
        <Deed scope={scope} operation="testIntegration" icon={<PlugZap aria-hidden />} busy={test.isPending} onClick={() => test.mutate({ integration, body: toInput(typed) })}>
          {t("testTyped")}
        </Deed>
        <Button variant="ghost" onClick={onClose}>
          {c("cancel")}
        </Button>
      </div>
    </form>
  );
}

/** What the API refused, at its field or as a whole. */
function useRefusal(problem: unknown): { at: (name: string) => string | undefined; whole?: string } {
  const text = useProblemText();
  const t = useTranslations("integration");
  if (!(problem instanceof ApiProblem)) return { at: () => undefined };
  if (problem.isStale) return { at: () => undefined, whole: t("stale") };
  const named = new Map(problem.fields.map((field) => [field.field.replace(/^values\./, ""), text.field(field)]));
  return { at: (name) => named.get(name), whole: problem.fields.length === 0 ? text.problem(problem) : undefined };
}
