"use client";

import type { ReactNode } from "react";
import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Button } from "@/components/ui/button";
import { Field, Input } from "@/components/ui/field";
import { Select, type Option } from "@/components/ui/select";
import { isNarrowed, noFilters, type AuditFilters } from "./filters";
import { useAuditWords } from "./words";

/** The kinds of things that the log can be narrowed to, in the order they are offered. */
const kinds = ["session", "user", "member", "invite", "api_key", "tenant", "impersonation", "export", "subscription", "payment", "campaign", "brand_profile", "creative", "post", "asset", "channel", "engine_run"] as const;

const ALL = "all";

interface FilterBarProps {
  filters: AuditFilters;
  set: (changes: Record<string, string | undefined>) => void;
  /** Who can be chosen; absent: a person is named by id. */
  people?: readonly Option[];
  /** Further fields in front. */
  children?: ReactNode;
}

/** Narrows the log; everything is kept in the address of the screen. */
export function FilterBar({ filters, set, people, children }: FilterBarProps) {
  const t = useTranslations("audit");
  return (
    <form role="search" aria-label={t("filter")} className="mb-4 grid grid-cols-2 items-end gap-3 sm:flex sm:flex-wrap" onSubmit={(event) => event.preventDefault()}>
      {children}
      {people ? <PersonFilter filters={filters} set={set} people={people} /> : <IdFilter name="actor" value={filters.actor} set={set} label={t("who")} placeholder="usr_…" />}
      <KindFilter filters={filters} set={set} />
      <IdFilter name="target" value={filters.target} set={set} label={t("target")} placeholder={t("targetExample")} />
      {(["from", "to"] as const).map((name) => (
        <Field key={name} label={t(name === "from" ? "fromDay" : "toDay")} className="sm:w-38">
          <Input type="date" value={filters[name]} onChange={(event) => set({ [name]: event.target.value || undefined })} />
        </Field>
      ))}
      {isNarrowed(filters) && (
        <Button variant="ghost" icon={<X aria-hidden />} onClick={() => set(noFilters)} className="max-sm:col-span-2">
          {t("clear")}
        </Button>
      )}
    </form>
  );
}

function PersonFilter({ filters, set, people }: Required<Pick<FilterBarProps, "filters" | "set" | "people">>) {
  const t = useTranslations("audit");
  const known = people.some(({ value }) => value === filters.actor);
  const other = filters.actor && !known ? [{ value: filters.actor, label: filters.actor }] : [];
  return (
    <Field label={t("who")} className="sm:w-48">
      <Select
        value={filters.actor || ALL}
        onChange={(value) => set({ actor: value === ALL ? undefined : value })}
        options={[{ value: ALL, label: t("everybody") }, ...people, ...other]}
      />
    </Field>
  );
}

function KindFilter({ filters, set }: Pick<FilterBarProps, "filters" | "set">) {
  const t = useTranslations("audit");
  const words = useAuditWords();
  const other = filters.action && !kinds.some((kind) => kind === filters.action) ? [{ value: filters.action, label: filters.action }] : [];
  return (
    <Field label={t("what")} className="sm:w-48">
      <Select
        value={filters.action || ALL}
        onChange={(value) => set({ action: value === ALL ? undefined : value })}
        options={[{ value: ALL, label: t("everything") }, ...kinds.map((kind) => ({ value: kind as string, label: words.kind(kind) })), ...other]}
      />
    </Field>
  );
}

interface IdFilterProps {
  name: "actor" | "target" | "tenant";
  value: string;
  set: FilterBarProps["set"];
  label: string;
  placeholder: string;
}

/** Narrows to one id; taken over when the field is left or Enter is pressed. */
export function IdFilter({ name, value, set, label, placeholder }: IdFilterProps) {
  const take = (text: string) => text.trim() !== value && set({ [name]: text.trim() || undefined });
  return (
    <Field label={label} className="sm:w-44">
      <Input
        key={value}
        defaultValue={value}
        placeholder={placeholder}
        spellCheck={false}
        onBlur={(event) => take(event.currentTarget.value)}
        onKeyDown={(event) => event.key === "Enter" && take(event.currentTarget.value)}
      />
    </Field>
  );
}
