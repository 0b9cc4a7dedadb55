import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Dashboard } from "@/features/dashboard/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.dashboard") };
}

export default function Page() {
  return <Dashboard />;
}
