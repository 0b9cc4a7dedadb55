import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Calendar } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.calendar") };
}

export default function Page() {
  return <Calendar />;
}
