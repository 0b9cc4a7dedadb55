import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminIntegrations } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("integration.title") };
}

export default function Page() {
  return <AdminIntegrations />;
}
