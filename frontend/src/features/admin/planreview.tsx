"use client";

import { useLocale, useTranslations } from "next-intl";
import type { AdminPlan } from "@campaign-os/shared";
import { Money } from "@/components/money";
import { Confirm } from "@/components/ui/dialog";
import { formatBytes } from "@/lib/bytes";
import type { PlanChange, PlanField, Term } from "./planchanges";
import { LIMITS } from "./planform";

interface PlanReviewProps {
  plan: AdminPlan;
  changes: readonly PlanChange[];
  busy: boolean;
  onConfirm: () => void;
  onClose: () => void;
}

/** Says what a plan is about to become, and for whom, before it does. */
export function PlanReview({ plan, changes, busy, onConfirm, onClose }: PlanReviewProps) {
  const t = useTranslations("admin.plans");
  const c = useTranslations("common");
  return (
    <Confirm
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("review.title", { name: plan.name })}
      confirmLabel={t("review.confirm")}
      cancelLabel={c("cancel")}
      variant="primary"
      busy={busy}
      onConfirm={onConfirm}
    >
      <dl className="max-h-[50dvh] divide-y overflow-y-auto border-y text-ink">
        {changes.map((change) => (
          <ChangeLine key={change.field} change={change} />
        ))}
      </dl>
      <p className="mt-4">{t("review.text", { number: plan.version + 1 })}</p>
    </Confirm>
  );
}

// Whole texts would hide the numbers: of them it is said only that they change.
const TEXTS: readonly PlanField[] = ["description", "features"];

function ChangeLine({ change: { field, before, after } }: { change: PlanChange }) {
  const t = useTranslations("admin.plans");
  const name = useFieldName();
  return (
    <div className="flex flex-wrap justify-between gap-x-4 gap-y-0.5 py-2">
      <dt className="text-muted">{name(field)}</dt>
      <dd className="ml-auto text-right font-medium break-words">
        {TEXTS.includes(field) ? (
          t("review.changed")
        ) : (
          <>
            <Shown field={field} term={before} /> → <Shown field={field} term={after} />
          </>
        )}
      </dd>
    </div>
  );
}

function useFieldName(): (field: PlanField) => string {
  const t = useTranslations("admin.plans");
  const b = useTranslations("billing.limits");
  return (field) => (isLimit(field) ? b(field) : t(field === "apiAccess" || field === "ownKeys" ? `review.${field}` : field));
}

function Shown({ field, term }: { field: PlanField; term: Term }) {
  const t = useTranslations("admin.plans.review");
  const locale = useLocale();
  if (typeof term === "object") return <Money value={term} />;
  if (typeof term === "boolean") return t(term ? "yes" : "no");
  if (typeof term === "string") return term;
  return field === "storageBytes" || field === "uploadBytes" ? formatBytes(term, locale) : term.toLocaleString(locale);
}

function isLimit(field: PlanField): field is (typeof LIMITS)[number] {
  return (LIMITS as readonly string[]).includes(field);
}
