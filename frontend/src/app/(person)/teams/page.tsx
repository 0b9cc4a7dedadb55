import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { TeamsPage } from "@/features/account/teams";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("account.teams.title") };
}

export default function Page() {
  return <TeamsPage />;
}
