import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EnginesPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.engines") };
}

export default function Page() {
  return <EnginesPage />;
}
