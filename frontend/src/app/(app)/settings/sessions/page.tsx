import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SessionSettings } from "@/features/account/sessions";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("account.tabs.sessions") };
}

export default function Page() {
  return <SessionSettings />;
}
