"use client";

import type { ReactNode } from "react";
import { networkNames, NetworkBadge, type NetworkName } from "@/components/network";
import { plainName, useFieldName } from "./words";

/** What people read first stands first, and where it comes from last; what is not named here stands in between. */
const FIRST = ["summary", "verdict", "title", "name", "text", "quote", "sentence", "observation", "what", "why", "message", "suggestion", "headlines", "primaryTexts", "descriptions", "findings", "issues", "changes", "rewritten", "keep"];
const LAST = ["severity", "effort", "kind", "evidence", "source", "sources", "hashtags", "claims"];

type Value = string | number | boolean | null | Value[] | { [name: string]: Value };

/** What an engine wrote, as a document to read, whatever its form: a heading for each part, lists, and a card for each thing. */
export function Document({ value }: { value: Record<string, unknown> }) {
  return (
    <div className="flex max-w-4xl flex-col gap-6">
      {inOrder(value as Record<string, Value>).map(([name, part]) => (
        <Part key={name} name={name} value={part} />
      ))}
    </div>
  );
}

function Part({ name, value }: { name: string; value: Value }) {
  const title = useFieldName();
  if (isEmpty(value)) return null;
  if (name === "summary") return <p className="text-base leading-relaxed whitespace-pre-line">{String(value)}</p>;
  return (
    <section className="min-w-0">
      <h3 className="mb-2 text-[0.8125rem] font-medium text-muted">{title(name)}</h3>
      <Body value={value} name={name} />
    </section>
  );
}

function Body({ name, value }: { name: string; value: Value }) {
  if (Array.isArray(value)) return value.every((one) => typeof one !== "object") ? <Lines name={name} values={value as (string | number)[]} /> : <Cards values={value} />;
  if (typeof value === "object" && value !== null) return <Rows value={value} />;
  return <Text name={name} value={value} />;
}

function Text({ name, value }: { name: string; value: string | number | boolean | null }): ReactNode {
  const text = String(value);
  if (name === "network" && networkNames.includes(text as NetworkName)) return <NetworkBadge network={text as NetworkName} />;
  const isWord = typeof value === "string" && /^[a-z]+(_[a-z]+)*$/.test(value) && ["kind", "severity", "verdict", "effort", "source", "format", "platform"].includes(name);
  return <p className="text-sm whitespace-pre-line">{isWord ? plainName(text) : text}</p>;
}

function Lines({ name, values }: { name: string; values: (string | number)[] }) {
  if (name === "hashtags") return <p className="text-sm text-accent-ink">{values.map((tag) => `#${String(tag).replace(/^#/, "")}`).join(" ")}</p>;
  return (
    <ul className="flex list-disc flex-col gap-1.5 pl-5 text-sm marker:text-muted">
      {values.map((one, i) => (
        <li key={i}>{one}</li>
      ))}
    </ul>
  );
}

function Cards({ values }: { values: Value[] }) {
  return (
    <ul className="grid gap-3 sm:grid-cols-2">
      {values.map((one, i) => (
        <li key={i} className="min-w-0 rounded-lg border p-4">
          {typeof one === "object" && one !== null && !Array.isArray(one) ? <Rows value={one} /> : <Body name="" value={one} />}
        </li>
      ))}
    </ul>
  );
}

/** The first text of a thing is what it is called; the rest follows under its names. */
function Rows({ value }: { value: { [name: string]: Value } }) {
  const title = useFieldName();
  const [head, ...rest] = inOrder(value).filter(([, part]) => !isEmpty(part));
  if (!head) return null;
  return (
    <div className="flex flex-col gap-2.5">
      <div className="font-medium [&_p]:font-medium">
        <Body name={head[0]} value={head[1]} />
      </div>
      {rest.map(([name, part]) => (
        <div key={name} className="min-w-0">
          <p className="mb-0.5 text-xs text-muted">{title(name)}</p>
          <Body name={name} value={part} />
        </div>
      ))}
    </div>
  );
}

function inOrder(value: { [name: string]: Value }): [string, Value][] {
  const rank = (name: string) => (FIRST.includes(name) ? FIRST.indexOf(name) - FIRST.length : LAST.indexOf(name) + 1);
  return Object.entries(value).sort(([a], [b]) => rank(a) - rank(b));
}

function isEmpty(value: Value): boolean {
  return value === "" || value === null || (Array.isArray(value) && value.length === 0);
}
