import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { BrandList } from "@/features/brand/list";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.brands") };
}

export default function Page() {
  return <BrandList />;
}
