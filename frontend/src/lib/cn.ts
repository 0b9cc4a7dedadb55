import { clsx, type ClassValue } from "clsx";

/** Joins class names. Components own their look; a caller adds layout only, so nothing needs merging. */
export function cn(...classes: ClassValue[]): string {
  return clsx(classes);
}
