import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { RunList } from "@/features/engine/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.engines") };
}

export default function Page() {
  return <RunList />;
}
