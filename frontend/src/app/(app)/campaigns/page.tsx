import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignList } from "@/features/campaign/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.campaigns") };
}

export default function Page() {
  return <CampaignList />;
}
