import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreativePage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.creatives") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <CreativePage id={(await params).id} />;
}
