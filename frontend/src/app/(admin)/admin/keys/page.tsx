import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminKeys } from "@/features/admin/keys";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("admin.keys.title") };
}

export default function Page() {
  return <AdminKeys />;
}
