import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamIntegrations } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("account.tabs.integrations") };
}

export default function Page() {
  return <TeamIntegrations />;
}
