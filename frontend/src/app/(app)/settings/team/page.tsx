import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamSettings } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("account.tabs.team") };
}

export default function Page() {
  return <TeamSettings />;
}
