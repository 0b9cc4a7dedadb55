import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { CreativeList } from "@/features/creative/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.creatives") };
}

export default function Page() {
  return <CreativeList />;
}
