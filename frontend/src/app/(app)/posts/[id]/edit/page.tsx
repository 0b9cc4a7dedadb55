import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { EditPost } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("post.edit") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <EditPost id={(await params).id} />;
}
