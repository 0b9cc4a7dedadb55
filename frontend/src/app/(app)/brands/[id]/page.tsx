import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrandPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.brands") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <BrandPage id={(await params).id} />;
}
