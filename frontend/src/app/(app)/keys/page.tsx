import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { KeysPage } from "@/features/apikey/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.keys") };
}

export default function Page() {
  return <KeysPage />;
}
