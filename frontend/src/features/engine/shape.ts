import type { Path } from "./tree";

/** The part of JSON Schema in which engines say what they take and give. */
export interface Shape {
  type: "object" | "array" | "string" | "integer" | "number" | "boolean";
  description?: string;
  properties?: Record<string, Shape>;
  required?: string[];
  items?: Shape;
  enum?: string[];
  minItems?: number;
  maxItems?: number;
  minLength?: number;
  maxLength?: number;
  minimum?: number;
  maximum?: number;
}

/** An engine's schema, which the API gives as an object of any form. */
export function shapeOf(schema: unknown): Shape | undefined {
  return typeof schema === "object" && schema !== null && "type" in schema ? (schema as Shape) : undefined;
}

/** What a schema says of the part at a path. */
export function shapeAt(shape: Shape | undefined, path: Path): Shape | undefined {
  return path.reduce<Shape | undefined>((at, step) => (typeof step === "number" ? at?.items : at?.properties?.[step]), shape);
}

/** A text that may be longer than this gets several lines. */
export const LINE = 200;

/** Whether a list of things reads best as a table: several short values each, and nothing below them. */
export function isTable(item: Shape | undefined): boolean {
  const parts = Object.values(item?.properties ?? {});
  return parts.length >= 3 && parts.every((part) => part.type !== "array" && part.type !== "object" && (part.type !== "string" || part.enum !== undefined || (part.maxLength ?? Infinity) <= LINE));
}
