import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PlanPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.adminPlans") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PlanPage id={(await params).id} />;
}
