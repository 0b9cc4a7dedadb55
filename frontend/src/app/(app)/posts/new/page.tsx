import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPost } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("post.new") };
}

export default function Page() {
  return <NewPost />;
}
