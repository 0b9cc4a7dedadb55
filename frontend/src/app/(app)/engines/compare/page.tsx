import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ComparePage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("engine.compare") };
}

export default function Page() {
  return <ComparePage />;
}
