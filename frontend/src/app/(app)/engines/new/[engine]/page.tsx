import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { StartEngine } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.engines") };
}

export default async function Page({ params }: { params: Promise<{ engine: string }> }) {
  return <StartEngine name={(await params).engine} />;
}
