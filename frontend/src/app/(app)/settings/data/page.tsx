import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { DataPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("closing.title") };
}

export default function Page() {
  return <DataPage />;
}
