import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { PostList } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.posts") };
}

export default function Page() {
  return <PostList />;
}
