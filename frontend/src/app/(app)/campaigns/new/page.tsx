import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewCampaign } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("campaign.new") };
}

export default function Page() {
  return <NewCampaign />;
}
