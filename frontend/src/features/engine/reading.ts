"use client";

import { createContext, useContext } from "react";
import type { Differences } from "./diff";
import type { Mark } from "./marks";
import type { Shape } from "./shape";
import type { Json, Path } from "./tree";

/** How a document's texts can be changed while it is edited. */
export interface Editing {
  /** The whole output as it stands. */
  value: Json;
  shape?: Shape;
  /** What the API refused, by the path of the part. */
  problems: ReadonlyMap<string, string>;
  change: (at: Path, next: Json) => void;
  remove: (at: Path) => void;
  add: (at: Path, item: Json) => void;
}

/** How a document is being read: what is marked in it, what differs from another one, and whether it is edited. */
export interface Reading {
  marks: readonly Mark[];
  /** What the brand's facts say, by their ids. */
  facts: ReadonlyMap<string, string>;
  differences?: Differences;
  editing?: Editing;
}

const ReadingContext = createContext<Reading>({ marks: [], facts: new Map() });

export const ReadingProvider = ReadingContext.Provider;

/** How the document around is being read; outside of one, plainly. */
export function useReading(): Reading {
  return useContext(ReadingContext);
}
