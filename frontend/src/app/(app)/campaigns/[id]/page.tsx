import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CampaignPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.campaigns") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CampaignPage id={(await params).id} />;
}
