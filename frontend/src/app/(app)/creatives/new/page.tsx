import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewCreative } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("creative.new") };
}

export default function Page() {
  return <NewCreative />;
}
