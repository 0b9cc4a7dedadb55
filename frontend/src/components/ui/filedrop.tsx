"use client";

import { useRef, useState, type DragEvent, type ReactNode } from "react";
import { Upload } from "lucide-react";
import { cn } from "@/lib/cn";

interface FileDropProps {
  accept: string;
  onFiles: (files: File[]) => void;
  label: string;
  hint: ReactNode;
  disabled?: boolean;
}

/** Takes files by dropping, by pasting and by choosing; the whole area is one button for the keyboard. */
export function FileDrop({ accept, onFiles, label, hint, disabled }: FileDropProps) {
  const input = useRef<HTMLInputElement>(null);
  const [over, setOver] = useState(false);
  const take = (list: FileList | null | undefined) => list && list.length > 0 && onFiles([...list]);
  const drop = (event: DragEvent) => {
    event.preventDefault();
    setOver(false);
    if (!disabled) take(event.dataTransfer.files);
  };
  return (
    <div
      onDragOver={(event) => (event.preventDefault(), setOver(true))}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      onPaste={(event) => take(event.clipboardData.files)}
    >
      <button
        type="button"
        disabled={disabled}
        onClick={() => input.current?.click()}
        className={cn(
          "flex w-full flex-col items-center gap-1 rounded-xl border-2 border-dashed border-line-strong/60 bg-surface px-6 py-8 text-center transition-colors hover:border-muted disabled:opacity-60",
          over && "border-accent bg-accent-soft",
        )}
      >
        <Upload aria-hidden className="mb-1 size-5 text-muted" />
        <span className="text-sm font-medium">{label}</span>
        <span className="text-[0.8125rem] text-muted">{hint}</span>
      </button>
      <input
        ref={input}
        type="file"
        multiple
        accept={accept}
        hidden
        aria-label={label}
        onChange={(event) => {
          take(event.target.files);
          event.target.value = "";
        }}
      />
    </div>
  );
}
