import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/features/auth/card";
import { ResetForm } from "@/features/auth/recover";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("resetTitle") };
}

export default async function Page() {
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("resetTitle")} description={t("resetText")}>
      <ResetForm />
    </AuthCard>
  );
}
