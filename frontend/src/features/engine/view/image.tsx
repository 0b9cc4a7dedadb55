"use client";

import { useLocale } from "next-intl";
import { formatBytes } from "@/lib/bytes";
import { Leaf } from "../leaf";
import type { ImageOutput } from "../output";
import { useFieldName } from "../words";
import { Part } from "./part";

/** What a picture is, and what it shows for those who can't see it. */
export function ImageView({ value }: { value: ImageOutput }) {
  const title = useFieldName();
  const locale = useLocale();
  return (
    <div className="flex flex-col gap-4">
      {value.assets.map(({ sha256, contentType, size, width, height }) => (
        <p key={sha256} className="text-sm text-muted">
          {width} × {height} · {contentType.replace("image/", "").toUpperCase()} · {formatBytes(size, locale)}
        </p>
      ))}
      <Part title={title("altText")}>
        <p className="max-w-3xl text-sm">
          <Leaf at={["altText"]} value={value.altText} />
        </p>
      </Part>
    </div>
  );
}
