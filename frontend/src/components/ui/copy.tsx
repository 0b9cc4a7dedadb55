"use client";

import { useState } from "react";
import { Check, Copy } from "lucide-react";
import { Button, IconButton } from "./button";

/** How long the tick stays. */
const TICK_MS = 2_000;

interface CopyButtonProps {
  text: string;
  label: string;
  /** An icon alone; the label is read aloud. */
  icon?: boolean;
}

/** Copies a text, and shows that it did. */
export function CopyButton({ text, label, icon }: CopyButtonProps) {
  const [copied, setCopied] = useState(false);
  const copy = async () => {
    await navigator.clipboard.writeText(text);
    setCopied(true);
    setTimeout(() => setCopied(false), TICK_MS);
  };
  const mark = copied ? <Check aria-hidden className="text-success" /> : <Copy aria-hidden />;
  if (icon) {
    return (
      <IconButton label={label} onClick={copy}>
        {mark}
      </IconButton>
    );
  }
  return (
    <Button size="sm" icon={mark} onClick={copy}>
      {label}
    </Button>
  );
}
