"use client";

import { useState, type KeyboardEvent } from "react";
import { X } from "lucide-react";
import { useFieldControl } from "./fieldcontrol";

interface TagInputProps {
  value: readonly string[];
  onChange: (value: string[]) => void;
  placeholder?: string;
  removeLabel: (tag: string) => string;
  max?: number;
}

/** A list of words: Enter or a comma adds one, Backspace in the empty field takes the last one out. */
export function TagInput({ value, onChange, placeholder, removeLabel, max = 200 }: TagInputProps) {
  const control = useFieldControl();
  const [text, setText] = useState("");
  const add = () => {
    const words = text.split(",").map((word) => word.trim()).filter((word) => word && !value.includes(word));
    if (words.length > 0) onChange([...value, ...words].slice(0, max));
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if ((event.key === "Enter" || event.key === ",") && text.trim()) {
      event.preventDefault();
      add();
    }
    if (event.key === "Backspace" && text === "") onChange(value.slice(0, -1));
  };
  return (
    <div className="field-box flex min-h-10 flex-wrap items-center gap-1 p-1 focus-within:border-accent">
      {value.map((tag) => (
        <span key={tag} className="flex h-7 items-center gap-1 rounded-md bg-sunken pr-1 pl-2 text-sm">
          {tag}
          <button type="button" aria-label={removeLabel(tag)} onClick={() => onChange(value.filter((t) => t !== tag))} className="grid size-5 place-items-center rounded text-muted hover:text-ink">
            <X className="size-3.5" />
          </button>
        </span>
      ))}
      <input
        {...control}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={onKeyDown}
        onBlur={add}
        placeholder={value.length === 0 ? placeholder : undefined}
        className="h-7 min-w-24 flex-1 bg-transparent px-2 outline-none placeholder:text-muted"
      />
    </div>
  );
}
