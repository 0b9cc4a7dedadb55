import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { SettingsPage } from "@/features/settings/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.settings") };
}

export default function Page() {
  return <SettingsPage />;
}
