"use client";

import { useState, type KeyboardEvent } from "react";
import { Dialog } from "@base-ui/react/dialog";
import { useRouter } from "next/navigation";
import { useTranslations } from "next-intl";
import { cn } from "@/lib/cn";
import { match, usePaletteEntries, type Entry } from "./entries";

const LIST_ID = "palette-list";

/** The way to anything by its name: places, actions, campaigns, posts and media. */
export function Palette({ onClose }: { onClose: () => void }) {
  const t = useTranslations("palette");
  const router = useRouter();
  const [text, setText] = useState("");
  const [at, setAt] = useState(0);
  const found = match(usePaletteEntries(), text);
  const go = (entry: Entry | undefined) => {
    if (!entry) return;
    onClose();
    router.push(entry.href);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step && found.length > 0) {
      event.preventDefault();
      setAt((at + step + found.length) % found.length);
    }
    if (event.key === "Enter") go(found[at]);
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && onClose()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="fixed inset-0 z-40 bg-black/45" />
        <Dialog.Popup className="fixed top-[12dvh] left-1/2 z-50 w-[min(40rem,calc(100vw-2rem))] -translate-x-1/2 overflow-hidden rounded-xl border bg-surface shadow-pop outline-none">
          <Dialog.Title className="sr-only">{t("title")}</Dialog.Title>
          <input
            autoFocus
            role="combobox"
            aria-expanded
            aria-controls={LIST_ID}
            aria-activedescendant={found[at] ? `${LIST_ID}-${at}` : undefined}
            aria-label={t("title")}
            placeholder={t("placeholder")}
            value={text}
            onChange={(event) => (setText(event.target.value), setAt(0))}
            onKeyDown={onKeyDown}
            className="h-14 w-full border-b bg-transparent px-5 text-base outline-none placeholder:text-muted"
          />
          <ul id={LIST_ID} role="listbox" aria-label={t("title")} className="max-h-[50dvh] overflow-y-auto p-2">
            {found.map((entry, i) => (
              <PaletteRow key={entry.href + entry.label} id={`${LIST_ID}-${i}`} entry={entry} active={i === at} onPick={() => go(entry)} onPoint={() => setAt(i)} />
            ))}
          </ul>
          {found.length === 0 && <p className="px-5 pb-6 text-sm text-muted">{t("nothing", { text })}</p>}
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

interface RowProps {
  id: string;
  entry: Entry;
  active: boolean;
  onPick: () => void;
  onPoint: () => void;
}

function PaletteRow({ id, entry, active, onPick, onPoint }: RowProps) {
  return (
    <li
      id={id}
      role="option"
      aria-selected={active}
      ref={(row) => {
        if (active) row?.scrollIntoView({ block: "nearest" });
      }}
      onClick={onPick}
      onPointerMove={onPoint}
      className={cn("flex cursor-default items-center gap-3 rounded-lg px-3 py-2 text-sm", active && "bg-sunken")}
    >
      <entry.icon aria-hidden className="size-4 shrink-0 text-muted" />
      <span className="min-w-0 flex-1 truncate">{entry.label}</span>
      <span className="text-xs text-muted">{entry.kind}</span>
    </li>
  );
}
