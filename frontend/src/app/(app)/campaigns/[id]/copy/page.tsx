import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StartRun } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("engine.name.copy") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <StartRun engine="copy" campaignId={(await params).id} />;
}
