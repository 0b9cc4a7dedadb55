import { ImageIcon } from "lucide-react";
import type { AdsOutput } from "../output";

/** How the first texts of an advertisement stand together; a sketch, not the platform's own look. */
export function AdPreview({ value, platform, address }: { value: AdsOutput; platform: string; address: string }) {
  const [headline, second, third] = value.headlines.map(({ text }) => text);
  const descriptions = value.descriptions.map(({ text }) => text);
  if (platform === "google_search") {
    return (
      <div className="rounded-xl border bg-surface p-4 text-sm">
        <p className="truncate text-xs text-muted">{hostOf(address)}</p>
        <p className="mt-1 text-base leading-snug text-accent-ink">{[headline, second, third].filter(Boolean).join(" – ")}</p>
        <p className="mt-1 text-[0.8125rem] text-muted">{descriptions.slice(0, 2).join(" ")}</p>
      </div>
    );
  }
  return (
    <div className="overflow-hidden rounded-xl border bg-surface text-sm">
      <p className="p-4 whitespace-pre-line">{value.primaryTexts[0]}</p>
      <div aria-hidden className="grid aspect-[1.91] place-items-center bg-sunken text-muted">
        <ImageIcon className="size-8" />
      </div>
      <div className="bg-sunken/60 p-4">
        <p className="truncate text-xs text-muted">{hostOf(address)}</p>
        <p className="font-semibold">{headline}</p>
        <p className="text-[0.8125rem] text-muted">{descriptions[0]}</p>
      </div>
    </div>
  );
}

// What people see of an address; one that is none is shown as it was written.
function hostOf(address: string): string {
  return URL.canParse(address) ? new URL(address).host : address;
}
