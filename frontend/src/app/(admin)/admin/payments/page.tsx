import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminPayments } from "@/features/admin/payments";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.adminPayments") };
}

export default function Page() {
  return <AdminPayments />;
}
