"use client";

import { Check, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/display";
import { cn } from "@/lib/cn";
import { Leaf, RemoveItem } from "../leaf";
import type { CreativeBriefOutput } from "../output";
import { useReading } from "../reading";
import type { Path } from "../tree";
import { useFieldName, useOptionName } from "../words";
import { Claims, Lines, Part } from "./part";

/** What a designer or a film-maker is to make: the idea, scene by scene, with colours and rules. */
export function CreativeBriefView({ value }: { value: CreativeBriefOutput }) {
  const title = useFieldName();
  return (
    <div className="flex flex-col gap-6">
      <Head value={value} />
      <Part title={title("scenes")}>
        <ol className="grid gap-4 @xl:grid-cols-2 @5xl:grid-cols-3">
          {value.scenes.map((scene, i) => (
            <Scene key={i} scene={scene} at={["scenes", i]} n={i + 1} ratio={value.ratio} />
          ))}
        </ol>
      </Part>
      <div className="grid gap-6 @2xl:grid-cols-2">
        <Rules at={["doList"]} rules={value.doList} good />
        <Rules at={["dontList"]} rules={value.dontList} />
        <Part title={title("colours")}>
          <Colours colours={value.colours} />
        </Part>
        <Part title={title("altText")}>
          <p className="text-sm">
            <Leaf at={["altText"]} value={value.altText} />
          </p>
        </Part>
      </div>
      <Claims at={["claims"]} claims={value.claims} />
    </div>
  );
}

function Head({ value }: { value: CreativeBriefOutput }) {
  const option = useOptionName();
  return (
    <div>
      <div className="flex flex-wrap items-center gap-3">
        <h3 className="min-w-0 text-lg font-semibold">
          <Leaf at={["title"]} value={value.title} />
        </h3>
        <Badge tone="accent">
          {option(value.format)} · {value.ratio}
        </Badge>
      </div>
      <p className="mt-2 max-w-3xl text-base leading-relaxed">
        <Leaf at={["concept"]} value={value.concept} />
      </p>
    </div>
  );
}

interface SceneProps {
  scene: CreativeBriefOutput["scenes"][number];
  at: Path;
  n: number;
  ratio: string;
}

/** A frame of the story in the shape it will have, with the words on it and what is seen. */
function Scene({ scene, at, n, ratio }: SceneProps) {
  const t = useTranslations("engine");
  const { editing } = useReading();
  return (
    <li className="flex min-w-0 flex-col gap-3 rounded-xl border p-3">
      <div className="flex items-center justify-between gap-2 text-xs text-muted">
        <span className="font-medium">{t("scene", { n })}</span>
        <span className="flex items-center gap-1">
          {scene.durationSeconds ? t("seconds", { count: scene.durationSeconds }) : null}
          <RemoveItem at={at} />
        </span>
      </div>
      {(scene.onScreenText || editing) && (
        <div style={editing ? undefined : { aspectRatio: ratio.replace(":", " / ") }} className={cn("mx-auto grid max-w-full place-items-center overflow-hidden rounded-lg bg-sunken p-3", editing ? "w-full" : "h-48")}>
          <p className="w-full text-center text-sm font-semibold text-balance">
            <Leaf at={[...at, "onScreenText"]} value={scene.onScreenText} />
          </p>
        </div>
      )}
      <p className="text-sm">
        <Leaf at={[...at, "description"]} value={scene.description} />
      </p>
    </li>
  );
}

function Rules({ at, rules, good }: { at: Path; rules: readonly string[]; good?: boolean }) {
  const title = useFieldName();
  const { editing } = useReading();
  const Icon = good ? Check : X;
  return (
    <Part title={title(good ? "doList" : "dontList")}>
      {editing ? (
        <Lines at={at} values={rules} />
      ) : (
        <ul className="flex flex-col gap-1.5 text-sm">
          {rules.map((rule, i) => (
            <li key={i} className="flex items-start gap-2">
              <Icon aria-hidden className={good ? "mt-0.5 size-4 shrink-0 text-success" : "mt-0.5 size-4 shrink-0 text-danger"} />
              <span>
                <Leaf at={[...at, i]} value={rule} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Part>
  );
}

/** Colours that the engine names; those with a code are shown. */
function Colours({ colours }: { colours: readonly string[] }) {
  const { editing } = useReading();
  if (editing) return <Lines at={["colours"]} values={colours} />;
  return (
    <ul className="flex flex-wrap gap-3 text-sm">
      {colours.map((colour, i) => (
        <li key={i} className="flex items-center gap-2">
          <Swatch colour={colour} />
          <Leaf at={["colours", i]} value={colour} />
        </li>
      ))}
    </ul>
  );
}

function Swatch({ colour }: { colour: string }) {
  const code = /#(?:[0-9a-f]{6}|[0-9a-f]{3})\b/i.exec(colour)?.[0];
  return code ? <span aria-hidden className="size-5 rounded-md border" style={{ backgroundColor: code }} /> : null;
}
