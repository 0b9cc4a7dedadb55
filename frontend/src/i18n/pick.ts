import { getMessages } from "next-intl/server";
import type { Messages } from "next-intl";

/** The messages that an area's client components read; public pages should not carry the whole book. */
export async function clientMessages(namespaces: readonly (keyof Messages)[]): Promise<Partial<Messages>> {
  const all = await getMessages();
  return Object.fromEntries(namespaces.map((name) => [name, all[name]]));
}
