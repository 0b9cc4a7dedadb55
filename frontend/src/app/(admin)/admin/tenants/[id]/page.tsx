import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AdminTenantPage } from "@/features/admin/tenant";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations())("nav.adminTenants") };
}

export default async function Page({ params }: { params: Promise<{ id: string }> }) {
  return <AdminTenantPage id={(await params).id} />;
}
