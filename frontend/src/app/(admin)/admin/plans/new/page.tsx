import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPlan } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("admin.plans.new") };
}

export default function Page() {
  return <NewPlan />;
}
