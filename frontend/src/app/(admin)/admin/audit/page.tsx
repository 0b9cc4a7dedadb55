import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminAuditPage } from "@/features/admin/audit";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.adminAudit") };
}

export default function Page() {
  return <AdminAuditPage />;
}
