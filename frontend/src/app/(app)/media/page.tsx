import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Library } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.media") };
}

export default function Page() {
  return <Library />;
}
