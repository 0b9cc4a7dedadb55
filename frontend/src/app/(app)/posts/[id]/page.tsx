import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostPage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.posts") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <PostPage id={(await params).id} />;
}
