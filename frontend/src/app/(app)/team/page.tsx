import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.team") };
}

export default function Page() {
  return <TeamPage />;
}
