"use client";

import { UserRound } from "lucide-react";
import { useTranslations } from "next-intl";
import { networkNames, NetworkBadge, type NetworkName } from "@/components/network";
import { Leaf, RemoveItem } from "../leaf";
import type { AudienceOutput } from "../output";
import { useReading } from "../reading";
import type { Path } from "../tree";
import { useFieldName } from "../words";
import { Claims, Lead, Lines, Part } from "./part";

type Persona = AudienceOutput["personas"][number];

/** Who is spoken to: a page for each persona. */
export function AudienceView({ value }: { value: AudienceOutput }) {
  return (
    <div className="flex flex-col gap-6">
      <Lead at={["summary"]} value={value.summary} />
      <ul className="flex flex-col gap-5">
        {value.personas.map((persona, i) => (
          <PersonaCard key={i} persona={persona} at={["personas", i]} />
        ))}
      </ul>
    </div>
  );
}

function PersonaCard({ persona, at }: { persona: Persona; at: Path }) {
  const title = useFieldName();
  return (
    <li className="min-w-0 rounded-xl border p-5">
      <div className="flex items-start gap-4">
        <span className="grid size-11 shrink-0 place-items-center rounded-full bg-accent-soft text-accent-ink">
          <UserRound aria-hidden className="size-5" />
        </span>
        <div className="min-w-0 flex-1">
          <h3 className="text-base font-semibold">
            <Leaf at={[...at, "name"]} value={persona.name} />
          </h3>
          <p className="text-sm text-muted">
            <Leaf at={[...at, "role"]} value={persona.role} />
          </p>
        </div>
        <RemoveItem at={at} />
      </div>
      <p className="mt-3 max-w-3xl text-sm">
        <Leaf at={[...at, "situation"]} value={persona.situation} />
      </p>
      <div className="mt-5 grid gap-x-10 gap-y-5 @2xl:grid-cols-2">
        <Part title={title("goals")}>
          <Lines at={[...at, "goals"]} values={persona.goals} />
        </Part>
        <Part title={title("pains")}>
          <Lines at={[...at, "pains"]} values={persona.pains} />
        </Part>
        <Objections objections={persona.objections} at={[...at, "objections"]} />
        <div className="flex flex-col gap-5">
          <Sayings words={persona.words} at={[...at, "words"]} />
          <Channels channels={persona.channels} at={[...at, "channels"]} />
        </div>
      </div>
      <div className="mt-5">
        <Claims at={[...at, "claims"]} claims={persona.claims} />
      </div>
    </li>
  );
}

function Objections({ objections, at }: { objections: Persona["objections"]; at: Path }) {
  const title = useFieldName();
  return (
    <Part title={title("objections")}>
      <dl className="flex flex-col gap-3 text-sm">
        {objections.map(({ objection, answer }, i) => (
          <div key={i}>
            <dt className="flex items-start gap-1 font-medium">
              <span className="min-w-0 flex-1">
                <Leaf at={[...at, i, "objection"]} value={objection} />
              </span>
              <RemoveItem at={[...at, i]} />
            </dt>
            <dd className="mt-0.5 text-muted">
              <Leaf at={[...at, i, "answer"]} value={answer} />
            </dd>
          </div>
        ))}
      </dl>
    </Part>
  );
}

/** Words that these people use themselves. */
function Sayings({ words, at }: { words: readonly string[]; at: Path }) {
  const t = useTranslations("engine");
  const { editing } = useReading();
  if (editing) {
    return (
      <Part title={t("sayings")}>
        <Lines at={at} values={words} />
      </Part>
    );
  }
  return (
    <Part title={t("sayings")}>
      <ul className="flex flex-wrap gap-1.5">
        {words.map((word, i) => (
          <li key={i} className="rounded-md bg-sunken px-2 py-1 text-sm">
            “<Leaf at={[...at, i]} value={word} />”
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Channels({ channels, at }: { channels: readonly string[]; at: Path }) {
  const t = useTranslations("engine");
  return (
    <Part title={t("foundOn")}>
      <ul className="flex flex-wrap items-center gap-x-4 gap-y-2 text-sm">
        {channels.map((channel, i) => (
          <li key={i} className="flex items-center gap-1">
            {networkNames.includes(channel as NetworkName) ? <NetworkBadge network={channel as NetworkName} /> : <Leaf at={[...at, i]} value={channel} />}
            <RemoveItem at={[...at, i]} />
          </li>
        ))}
      </ul>
    </Part>
  );
}
