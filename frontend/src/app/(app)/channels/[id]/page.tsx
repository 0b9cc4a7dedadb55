import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { QueuePage } from "@/features/screens";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("queue.title") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <QueuePage id={(await params).id} />;
}
