"use client";

import { useQuery } from "@tanstack/react-query";
import { useTranslations } from "next-intl";
import type { EngineRun } from "@campaign-os/shared";
import { Notice } from "@/components/ui/display";
import { imageOutput } from "./output";
import { pictureQuery } from "./queries";

/** The picture that a run made, as it would go into the media library; nothing where it made another thing. */
export function RunPicture({ run }: { run: EngineRun }) {
  const output = run.engine === "image" ? imageOutput.safeParse(run.output).data : undefined;
  return output ? <Picture id={run.id} altText={output.altText} /> : null;
}

function Picture({ id, altText }: { id: string; altText: string }) {
  const t = useTranslations("engine");
  const { data, isError } = useQuery(pictureQuery(id));
  if (isError) return <Notice tone="warning">{t("noPicture")}</Notice>;
  return (
    <div className="flex justify-center rounded-xl bg-sunken p-3">
      {/* eslint-disable-next-line @next/next/no-img-element -- a signed address of the object store, which the optimizer must not keep */}
      {data && <img src={data.url} alt={altText} width={data.width} height={data.height} className="max-h-[36rem] w-auto max-w-full rounded-lg object-contain" />}
    </div>
  );
}
