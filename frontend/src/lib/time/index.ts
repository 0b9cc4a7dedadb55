export * from "./day";
export * from "./format";
