import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { Pricing } from "@/features/landing/pricing";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("plans"))("title") };
}

export default function Page() {
  return <Pricing />;
}
