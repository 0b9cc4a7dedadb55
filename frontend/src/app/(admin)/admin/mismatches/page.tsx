import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Mismatches } from "@/features/admin/mismatches";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("admin.mismatches.title") };
}

export default function Page() {
  return <Mismatches />;
}
