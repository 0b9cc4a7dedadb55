"use client";

import { cloneElement, useState, type ComponentType, type MouseEvent } from "react";
import type { PopoverProps } from "./panel";

const panel = () => import("./panel");

/** A small panel that opens from a button; its code is fetched when a hand comes near. */
export function Popover(props: PopoverProps) {
  const [Panel, setPanel] = useState<ComponentType<PopoverProps>>();
  if (Panel) return <Panel {...props} />;
  const open = (event: MouseEvent) => {
    event.preventDefault();
    void panel().then((module) => {
      setPanel(() => module.Panel);
      props.onOpenChange(true);
    });
  };
  return cloneElement(props.trigger, { "aria-haspopup": "dialog", "aria-expanded": false, onPointerEnter: panel, onFocus: panel, onClick: open });
}
