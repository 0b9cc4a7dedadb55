import type { Integration, IntegrationField, IntegrationInput } from "@campaign-os/shared";

/** What is typed into the form of a provider: values by the fields' names, and secrets to remove. */
export interface Typed {
  values: Readonly<Record<string, string>>;
  clear: readonly string[];
}

/** The form as it opens: what is stored; a secret is never shown, so it is empty. */
export function typedOf({ fields }: Integration): Typed {
  return { values: Object.fromEntries(fields.filter((field) => field.kind !== "secret").map((field) => [field.name, field.stored ?? ""])), clear: [] };
}

export function withValue(typed: Typed, name: string, value: string): Typed {
  return { values: { ...typed.values, [name]: value }, clear: typed.clear.filter((other) => other !== name) };
}

/** Marks a secret for removal, or takes the mark back; what was typed for it goes. */
export function withClear(typed: Typed, name: string, on: boolean): Typed {
  const others = typed.clear.filter((other) => other !== name);
  const values = Object.fromEntries(Object.entries(typed.values).filter(([other]) => other !== name));
  return { values, clear: on ? [...others, name] : others };
}

/** The form as the API takes it: what is left empty falls back, and a secret stays as it is. */
export function toInput({ values, clear }: Typed): IntegrationInput {
  const given = Object.entries(values).filter(([, value]) => value.trim() !== "");
  return { values: Object.fromEntries(given), ...(clear.length > 0 && { clear: [...clear] }) };
}

/** Whether a setting of the field is stored here, rather than below. */
export function isStored(integration: Integration): boolean {
  return integration.fields.some((field) => field.set);
}

/** Secrets that the API wants again, since an address that they go to has changed. */
export function secretsToRepeat({ fields }: Integration, typed: Typed): IntegrationField[] {
  const moved = fields.some((field) => field.address && field.kind !== "secret" && (typed.values[field.name] ?? "") !== (field.stored ?? ""));
  return moved ? fields.filter((field) => field.kind === "secret" && field.set && !typed.values[field.name]) : [];
}
