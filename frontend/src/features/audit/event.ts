import type { AuditChange, AuditEvent } from "@campaign-os/shared";

/** Where an event is read: in the team it belongs to, or by the operators of the platform. */
export type Area = "tenant" | "platform";

/** The page of what an event was done to; undefined where there is none, or no longer. */
export function targetHref({ action, targetKind, targetId, tenantId }: AuditEvent, area: Area): string | undefined {
  if (area === "platform") return platformHref(targetKind, targetId, tenantId);
  if (verbOf(action) === "deleted") return undefined;
  return pages[targetKind]?.(targetId);
}

const pages: Record<string, (id: string) => string> = {
  post: (id) => `/posts/${id}`,
  campaign: (id) => `/campaigns/${id}`,
  creative: (id) => `/creatives/${id}`,
  brand_profile: (id) => `/brands/${id}`,
  asset: (id) => `/media?asset=${id}`,
  engine_run: (id) => `/engines/${id}`,
  channel: () => "/channels",
  member: () => "/team",
  membership: () => "/team",
  invite: () => "/team",
  api_key: () => "/keys",
  subscription: () => "/billing",
  payment: () => "/billing",
  tenant: () => "/settings",
  export: () => "/settings/data",
};

function platformHref(kind: string, id: string, tenantId: string | undefined): string | undefined {
  if (kind === "tenant") return `/admin/tenants/${id}`;
  if (kind === "subscription" || kind === "payment") return tenantId && `/admin/tenants/${tenantId}`;
  return undefined;
}

/** The part of an action that says what was done: "updated" of "post.updated". */
export function verbOf(action: string): string {
  return action.slice(action.indexOf(".") + 1);
}

/** Turns a name of the API into words: "publishAt" is "publish at", "login_failed" is "login failed". */
export function humanize(name: string): string {
  return name
    .replace(/([a-z])([A-Z])/g, "$1 $2")
    .replaceAll(/[_.]/g, " ")
    .toLowerCase();
}

/** A value of a change as text: strings without their quotes, lists by their members, the rest as JSON. */
export function valueText(json: string | undefined): string {
  if (!json) return "";
  const value = parse(json);
  if (typeof value === "string") return value;
  if (Array.isArray(value) && value.every((item) => typeof item === "string")) return value.join(", ");
  return typeof value === "object" && value !== null ? JSON.stringify(value, null, 1) : String(value);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return json; // a long value may have been cut
  }
}

/** Names that are whole texts, such as those of posts, are cut to what fits a line. */
export function shorten(name: string, most = 60): string {
  const line = name.split("\n")[0] ?? "";
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line;
}

/** Longer values are told in the details alone. */
const SHORT = 24;

/** Whether a change is short enough to be told in a line: "draft → scheduled". */
export function isShort({ before, after }: AuditChange): boolean {
  const texts = [valueText(before), valueText(after)];
  return texts.every((text) => text.length > 0 && text.length <= SHORT && !text.includes("\n") && !/^\d{4}-\d\d-\d\dT/.test(text));
}
