"use client";

import { useEffect, useRef, useState } from "react";
import { useInfiniteQuery } from "@tanstack/react-query";
import { ArrowLeft, ArrowRight, ImagePlus, X } from "lucide-react";
import { useTranslations } from "next-intl";
import { Pages } from "@/components/state/pages";
import { Button } from "@/components/ui/button";
import { Dialog } from "@/components/ui/dialog";
import { assetsQuery } from "./queries";
import { AssetGrid, GridSkeleton, UploadArea } from "./library";
import { ThumbById } from "./thumb";

interface PickerProps {
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Chooses pictures from the library, in the order in which they appear. */
export function AssetPicker({ value, onChange }: PickerProps) {
  const t = useTranslations("media");
  const [open, setOpen] = useState(false);
  const move = (from: number, to: number) => {
    const next = [...value];
    next.splice(to, 0, ...next.splice(from, 1));
    onChange(next);
  };
  return (
    <div className="flex flex-wrap gap-2">
      {value.map((id, i) => (
        <div key={id} className="group relative">
          <ThumbById id={id} className="size-24" />
          <div className="absolute inset-x-1 bottom-1 flex justify-between rounded-md bg-black/65 text-white group-focus-within:opacity-100 group-hover:opacity-100 pointer-fine:opacity-0">
            <PickerButton label={t("earlier")} disabled={i === 0} onClick={() => move(i, i - 1)} icon={ArrowLeft} />
            <PickerButton label={t("takeOut")} onClick={() => onChange(value.filter((other) => other !== id))} icon={X} />
            <PickerButton label={t("later")} disabled={i === value.length - 1} onClick={() => move(i, i + 1)} icon={ArrowRight} />
          </div>
        </div>
      ))}
      <button
        type="button"
        onClick={() => setOpen(true)}
        className="flex size-24 flex-col items-center justify-center gap-1 rounded-lg border-2 border-dashed border-line-strong/60 text-xs text-muted hover:border-muted hover:text-ink"
      >
        <ImagePlus aria-hidden className="size-5" />
        {t("attach")}
      </button>
      {open && <PickerDialog value={value} onChange={onChange} onClose={() => setOpen(false)} />}
    </div>
  );
}

function PickerButton({ label, icon: Icon, ...props }: { label: string; icon: typeof X; disabled?: boolean; onClick: () => void }) {
  return (
    <button type="button" aria-label={label} title={label} className="grid size-7 place-items-center disabled:opacity-40" {...props}>
      <Icon aria-hidden className="size-3.5" />
    </button>
  );
}

function PickerDialog({ value, onChange, onClose }: PickerProps & { onClose: () => void }) {
  const t = useTranslations("media");
  const c = useTranslations("common");
  const query = useInfiniteQuery(assetsQuery({}));
  const add = useLatest((id: string) => onChange([...value, id]));
  const toggle = (id: string) => onChange(value.includes(id) ? value.filter((other) => other !== id) : [...value, id]);
  return (
    <Dialog
      wide
      open
      onOpenChange={(open) => !open && onClose()}
      title={t("choose")}
      closeLabel={c("close")}
      footer={
        <Button variant="primary" onClick={onClose}>
          {t("chosen", { count: value.length })}
        </Button>
      }
    >
      <UploadArea onReady={(id) => add.current(id)} />
      <div className="mt-4">
        <Pages query={query} skeleton={<GridSkeleton />} empty={<p className="py-6 text-center text-sm text-muted">{t("emptyTitle")}</p>}>
          {(assets) => <AssetGrid assets={assets.filter((asset) => asset.status !== "rejected")} chosen={value} onPick={(asset) => toggle(asset.id)} />}
        </Pages>
      </div>
    </Dialog>
  );
}

// A file may be ready long after it was dropped; it joins what is chosen then, not what was chosen before.
function useLatest<T>(value: T): { readonly current: T } {
  const latest = useRef(value);
  useEffect(() => {
    latest.current = value;
  });
  return latest;
}
