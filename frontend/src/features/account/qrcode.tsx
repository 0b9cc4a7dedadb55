"use client";

import { encode } from "uqr";
import { pathOf } from "./qrpath";

/** White room around a code, in modules; scanners need it (ISO/IEC 18004 asks for four). */
const QUIET = 4;

/** A QR code, dark on white in every theme, since scanners want it so. */
export function QRCode({ text, label }: { text: string; label: string }) {
  const { data, size } = encode(text, { border: 0 });
  const side = size + 2 * QUIET;
  return (
    <svg role="img" aria-label={label} viewBox={`${-QUIET} ${-QUIET} ${side} ${side}`} shapeRendering="crispEdges" className="size-44 shrink-0 rounded-lg border">
      <rect x={-QUIET} y={-QUIET} width={side} height={side} fill="#fff" />
      <path d={pathOf(data)} fill="#000" />
    </svg>
  );
}
