import type { FieldValues, Path, UseFormReturn } from "react-hook-form";
import type { ProblemText } from "@/components/problem";
import { ApiProblem } from "@/lib/api";

/** Turns the API's path of a field ("facts[0].text") into the form's ("facts.0.text"). */
export function formPath(field: string): string {
  return field.replace(/\[(\d+)\]/g, ".$1");
}

/**
 * Places a problem where it belongs: at the fields it names, as far as the form has them, and the rest
 * at the form itself. The first wrong field gets the focus.
 */
export function placeProblem<T extends FieldValues>(form: UseFormReturn<T, unknown, T>, problem: unknown, text: ProblemText): void {
  if (!(problem instanceof ApiProblem)) throw problem;
  const known = problem.fields.filter((field) => hasField(form.getValues(), formPath(field.field)));
  known.forEach((field, i) => form.setError(formPath(field.field) as Path<T>, { type: field.code, message: text.field(field) }, { shouldFocus: i === 0 }));
  const rest = problem.fields.filter((field) => !known.includes(field)).map(text.field);
  if (known.length === 0 || rest.length > 0) {
    form.setError("root", { type: problem.code, message: [known.length === 0 ? text.problem(problem) : "", ...rest].filter(Boolean).join(" ") });
  }
}

function hasField(values: unknown, path: string): boolean {
  let at: unknown = values;
  for (const step of path.split(".")) {
    if (typeof at !== "object" || at === null || !(step in at)) return false;
    at = (at as Record<string, unknown>)[step];
  }
  return true;
}
