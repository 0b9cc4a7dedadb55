import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditCampaign } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("campaign.edit") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditCampaign id={(await params).id} />;
}
