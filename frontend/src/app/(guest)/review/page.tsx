import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ReviewPage } from "@/features/review/page";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("review.title"), robots: { index: false } };
}

export default function Page() {
  return <ReviewPage />;
}
