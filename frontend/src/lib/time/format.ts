/** How an instant is written. */
export type TimeStyle = "time" | "day" | "dayTime" | "full";

const STYLES: Record<TimeStyle, Intl.DateTimeFormatOptions> = {
  time: { hour: "2-digit", minute: "2-digit" },
  day: { weekday: "short", day: "numeric", month: "short", year: "numeric" },
  dayTime: { weekday: "short", day: "numeric", month: "short", hour: "2-digit", minute: "2-digit" },
  full: { weekday: "long", day: "numeric", month: "long", year: "numeric", hour: "2-digit", minute: "2-digit", second: "2-digit" },
};

const formats = new Map<string, Intl.DateTimeFormat>();

function format(locale: string, zone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${locale}|${zone}|${JSON.stringify(options)}`;
  let found = formats.get(key);
  if (!found) {
    found = new Intl.DateTimeFormat(regional(locale), { ...options, timeZone: zone, hourCycle: "h23" });
    formats.set(key, found);
  }
  return found;
}

// Day before month and a 24-hour clock: what a planner reads without a second thought.
function regional(locale: string): string {
  return locale === "en" ? "en-GB" : locale;
}

/** An instant in a zone. */
export function formatInstant(iso: string, zone: string, locale: string, style: TimeStyle = "dayTime"): string {
  return format(locale, zone, STYLES[style]).format(new Date(iso));
}

/** An instant to the millisecond, for timelines. */
export function formatExact(iso: string, zone: string, locale: string): string {
  const options: Intl.DateTimeFormatOptions = { hour: "2-digit", minute: "2-digit", second: "2-digit", fractionalSecondDigits: 3 };
  return format(locale, zone, options).format(new Date(iso));
}

/** A calendar day ("2026-12-01"), which has no zone. */
export function formatDate(day: string, locale: string, options: Intl.DateTimeFormatOptions = { day: "numeric", month: "short", year: "numeric" }): string {
  return format(locale, "UTC", options).format(new Date(`${day}T00:00:00Z`));
}

/** Two calendar days as a span: "1–24 Dec 2026". */
export function formatDateRange(from: string, to: string, locale: string): string {
  const days = format(locale, "UTC", { day: "numeric", month: "short", year: "numeric" });
  return days.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`));
}

/** A zone as people call it, with its offset at that moment: "Berlin (GMT+1)". */
export function zoneLabel(zone: string, locale: string, at: Date = new Date()): string {
  const city = zone.split("/").at(-1)?.replaceAll("_", " ") ?? zone;
  const parts = format(locale, zone, { timeZoneName: "shortOffset" }).formatToParts(at);
  const offset = parts.find((part) => part.type === "timeZoneName")?.value ?? "";
  return offset && offset !== city ? `${city} (${offset})` : city;
}

const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ["year", 31_536_000],
  ["month", 2_592_000],
  ["week", 604_800],
  ["day", 86_400],
  ["hour", 3_600],
  ["minute", 60],
  ["second", 1],
];

/** Closer than this is "now": clocks differ, and a screen's own idea of the present moves in steps. */
const NOW_SECONDS = 20;

/** How far an instant is from another: "in 3 hours", "2 days ago", "now". */
export function formatRelative(iso: string, now: number, locale: string): string {
  const seconds = Math.round((Date.parse(iso) - now) / 1000);
  const [unit, size] = STEPS.find(([, length]) => Math.abs(seconds) >= length) ?? ["second", 1];
  const steps = Math.abs(seconds) < NOW_SECONDS ? 0 : Math.trunc(seconds / size);
  return new Intl.RelativeTimeFormat(locale, { numeric: "auto" }).format(steps, unit);
}

/** The zone of this machine. */
export function browserZone(): string {
  return Intl.DateTimeFormat().resolvedOptions().timeZone || "UTC";
}

/** Every zone this machine knows, for a picker. */
export function allZones(): string[] {
  return ["UTC", ...Intl.supportedValuesOf("timeZone").filter((zone) => zone !== "UTC")];
}

/** The calendar day and the clock that an instant shows in a zone. */
export function wallClock(iso: string, zone: string): { date: string; time: string } {
  const options: Intl.DateTimeFormatOptions = { year: "numeric", month: "2-digit", day: "2-digit", hour: "2-digit", minute: "2-digit" };
  const parts = Object.fromEntries(format("en", zone, options).formatToParts(new Date(iso)).map((p) => [p.type, p.value]));
  return { date: `${parts.year}-${parts.month}-${parts.day}`, time: `${parts.hour}:${parts.minute}` };
}

/** Today's calendar day in a zone. */
export function today(zone: string, now: number = Date.now()): string {
  return wallClock(new Date(now).toISOString(), zone).date;
}

/** A stretch of time in the largest unit that it fills, such as "250 ms" or "1.5 sec". */
export function formatDuration(ms: number, locale: string): string {
  const [unit, value] = ms < 1000 ? (["millisecond", ms] as const) : ms < 60_000 ? (["second", ms / 1000] as const) : (["minute", ms / 60_000] as const);
  return new Intl.NumberFormat(locale, { style: "unit", unit, unitDisplay: "short", maximumFractionDigits: 1 }).format(value);
}

/** A span that counts down, as minutes and seconds: "0:42". */
export function formatCountdown(seconds: number): string {
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
}
