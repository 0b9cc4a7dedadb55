import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPlans } from "@/features/admin/plans";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.adminPlans") };
}

export default function Page() {
  return <AdminPlans />;
}
