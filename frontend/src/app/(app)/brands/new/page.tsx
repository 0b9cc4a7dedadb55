import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewBrand } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("brand.new") };
}

export default function Page() {
  return <NewBrand />;
}
