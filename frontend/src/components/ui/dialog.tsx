"use client";

import { onceOpen } from "./later";
import type { ConfirmProps, DialogProps, SheetProps } from "./window";

/** A window over the page; Escape and a click beside it close it. */
export const Dialog = onceOpen<DialogProps>(() => import("./window").then((module) => module.Dialog));

/** Asks before something that can't be taken back. */
export const Confirm = onceOpen<ConfirmProps>(() => import("./window").then((module) => module.Confirm));

/** A panel that slides in from a side, for navigation on small screens and details beside a list. */
export const Sheet = onceOpen<SheetProps>(() => import("./window").then((module) => module.Sheet));
