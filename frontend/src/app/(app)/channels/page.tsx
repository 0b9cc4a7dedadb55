import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { ChannelList } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.channels") };
}

export default function Page() {
  return <ChannelList />;
}
