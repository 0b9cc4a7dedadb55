import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { AuthCard } from "@/features/auth/card";
import { VerifyEmail } from "@/features/auth/recover";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("auth"))("verifyTitle") };
}

export default async function Page() {
  const t = await getTranslations("auth");
  return (
    <AuthCard title={t("verifyTitle")} description={t("verifyText")}>
      <VerifyEmail />
    </AuthCard>
  );
}
